import type { SimTime } from '../../../core/models/units.ts';
import { SeasonClock, type SeasonRow } from '../arrivals/seasonClock.ts';
import type { ValuePath } from './valuePath.ts';

/**
 * A path run by a clock that follows the day: its variance over an interval is that of the plain path times the mean
 * pace. The clock is rounded to whole times, so the path stays exact at any instant.
 */
export class SeasonalPath implements ValuePath {
  readonly #path: ValuePath;
  readonly #clock: SeasonClock;

  constructor(path: ValuePath, rows: readonly SeasonRow[]) {
    this.#path = path;
    this.#clock = new SeasonClock(rows);
  }

  at(time: SimTime): number {
    return this.#path.at(Math.round(this.#clock.shownAt(time)));
  }
}
