import type { SimTime } from '../../core/models/units.ts';

/** Where an auction would have cleared from `time` on, as the venue told it; `price` and `volume` 0 for nowhere. */
export interface IndicativePoint {
  readonly time: SimTime;
  readonly price: number;
  readonly volume: number;
}

/** Points kept of one call: as many as a figure can tell apart. */
const LIMIT = 400;

/**
 * What was told during a call, in so many points at most: when they are full every other one is dropped, and from there
 * on every second one taken, then every fourth. The last one is always kept.
 */
export class CallPath {
  readonly #points: IndicativePoint[] = [];
  #last: IndicativePoint | undefined;
  #stride = 1;
  #told = 0;

  tell(time: SimTime, price: number, volume: number): void {
    const point = { time, price, volume };
    this.#last = point;
    if (this.#told++ % this.#stride !== 0) return;
    this.#points.push(point);
    if (this.#points.length < LIMIT) return;
    const kept = this.#points.filter((_, i) => i % 2 === 0);
    this.#points.splice(0, LIMIT, ...kept);
    this.#stride *= 2;
  }

  points(): readonly IndicativePoint[] {
    const last = this.#last;
    return last === undefined || this.#points.at(-1) === last ? [...this.#points] : [...this.#points, last];
  }
}
