import { BUY } from '../../../core/models/side.ts';
import type { SimTime } from '../../../core/models/units.ts';
import { PagedLots } from './pagedLots.ts';

/** Displayed lots of one side within reach of the mid; moving the reach costs the prices it moves over. */
class NearSide {
  readonly #lots = new PagedLots();
  #from = 1;
  #to = 0;
  near = 0;

  change(price: number, lots: number): void {
    this.#lots.add(price, lots);
    if (price >= this.#from && price <= this.#to) this.near += lots;
  }

  /** From now on prices `from` to `to` are near. */
  reach(from: number, to: number): void {
    const apart = this.#from > this.#to || to < this.#from || from > this.#to;
    if (apart) this.near = this.#lots.sum(from, to);
    else {
      this.near +=
        this.#lots.sum(from, this.#from - 1) - this.#lots.sum(this.#from, Math.min(from - 1, this.#to));
      this.near += this.#lots.sum(this.#to + 1, to) - this.#lots.sum(Math.max(to + 1, this.#from), this.#to);
    }
    this.#from = from;
    this.#to = to;
  }
}

/** Displayed quantity within so many basis points of the mid on each side, weighted by time while there is a mid. */
export class NearDepth {
  readonly #share: number;
  readonly #end: SimTime;
  readonly #sides = [new NearSide(), new NearSide()] as const;
  #since: SimTime = 0;
  #mid2 = 0;
  #duration = 0;
  #bidArea = 0;
  #askArea = 0;

  constructor(depthBps: number, end: SimTime) {
    this.#share = depthBps / 1e4;
    this.#end = end;
  }

  /** The displayed quantity of a side at a price changed by `lots`. */
  change(time: SimTime, side: number, price: number, lots: number): void {
    this.#stand(time);
    this.#sides[side]?.change(price, lots);
  }

  quote(time: SimTime, bid: number, ask: number): void {
    this.#stand(time);
    const mid2 = bid > 0 && ask > 0 ? bid + ask : 0;
    if (mid2 === this.#mid2) return;
    this.#mid2 = mid2;
    if (mid2 === 0) return;
    const mid = mid2 / 2;
    const reach = mid * this.#share;
    this.#sides[BUY].reach(Math.max(1, Math.ceil(mid - reach)), Math.floor(mid));
    this.#sides[1 - BUY].reach(Math.ceil(mid), Math.floor(mid + reach));
  }

  finish(): void {
    this.#stand(this.#end);
  }

  /** Mean lots near the mid on the bid and on the ask; `NaN` without a mid. */
  get bidLots(): number {
    return this.#bidArea / this.#duration;
  }
  get askLots(): number {
    return this.#askArea / this.#duration;
  }

  #stand(until: SimTime): void {
    const stood = until - this.#since;
    if (stood === 0) return;
    this.#since = until;
    if (this.#mid2 === 0) return;
    this.#duration += stood;
    this.#bidArea += this.#sides[BUY].near * stood;
    this.#askArea += this.#sides[1 - BUY].near * stood;
  }
}
