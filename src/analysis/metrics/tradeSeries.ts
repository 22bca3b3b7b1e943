import { BUY } from '../../core/models/side.ts';
import type { SimTime } from '../../core/models/units.ts';
import type { TimeBuckets } from './timeBuckets.ts';

/** Trades of one instrument per time bucket: counts, lots by the taker's side, and last, lowest, highest price. */
export class TradeSeries {
  readonly trades: Float64Array;
  /** Lots taken by buyers, and by sellers. */
  readonly buyVolume: Float64Array;
  readonly sellVolume: Float64Array;
  readonly lastPrice: Float64Array;
  readonly lowPrice: Float64Array;
  readonly highPrice: Float64Array;
  readonly #buckets: TimeBuckets;
  #count = 0;
  #volume = 0;
  #turnover = 0;

  constructor(buckets: TimeBuckets) {
    const n = buckets.count;
    this.#buckets = buckets;
    this.trades = new Float64Array(n);
    this.buyVolume = new Float64Array(n);
    this.sellVolume = new Float64Array(n);
    this.lastPrice = new Float64Array(n).fill(Number.NaN);
    this.lowPrice = new Float64Array(n).fill(Number.NaN);
    this.highPrice = new Float64Array(n).fill(Number.NaN);
  }

  trade(time: SimTime, price: number, quantity: number, aggressor: number): void {
    const i = this.#buckets.indexOf(time);
    this.trades[i]++;
    const volume = aggressor === BUY ? this.buyVolume : this.sellVolume;
    volume[i] += quantity;
    this.lastPrice[i] = price;
    if (!(this.lowPrice[i] <= price)) this.lowPrice[i] = price;
    if (!(this.highPrice[i] >= price)) this.highPrice[i] = price;
    this.#count++;
    this.#volume += quantity;
    this.#turnover += price * quantity;
  }

  get count(): number {
    return this.#count;
  }

  /** Lots traded. */
  get volume(): number {
    return this.#volume;
  }

  /** Volume-weighted average price in ticks, or `NaN` without trades. */
  get averagePrice(): number {
    return this.#volume > 0 ? this.#turnover / this.#volume : Number.NaN;
  }
}
