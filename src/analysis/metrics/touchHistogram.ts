import type { SimTime } from '../../core/models/units.ts';
import { WeightedHistogram } from './weightedHistogram.ts';

/** How long which best bids and asks stood, in ticks; 0 is an empty side. */
export class TouchHistogram {
  readonly bids = new WeightedHistogram();
  readonly asks = new WeightedHistogram();
  #since: SimTime = 0;
  #bid = 0;
  #ask = 0;

  quote(time: SimTime, bid: number, ask: number): void {
    const stood = time - this.#since;
    if (this.#bid > 0) this.bids.add(this.#bid, stood);
    if (this.#ask > 0) this.asks.add(this.#ask, stood);
    this.#since = time;
    this.#bid = bid;
    this.#ask = ask;
  }
}
