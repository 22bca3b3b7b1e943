import { BUY, SELL } from '../../core/models/side.ts';
import type { SimTime } from '../../core/models/units.ts';
import type { RestingOrders } from './restingOrders.ts';
import { StepSeries } from './stepSeries.ts';
import type { TimeBuckets } from './timeBuckets.ts';

/** Orders that queue at the best prices, and the imbalance of the quantities there, over time. */
export class QueueSeries {
  readonly buckets: TimeBuckets;
  readonly bidOrders: StepSeries;
  readonly askOrders: StepSeries;
  /** (bid - ask) / (bid + ask) of the best quantities: from -1, all on the ask, to 1, all on the bid. */
  readonly imbalance: StepSeries;
  readonly #book: RestingOrders;

  constructor(buckets: TimeBuckets, book: RestingOrders) {
    this.buckets = buckets;
    this.#book = book;
    this.bidOrders = new StepSeries(buckets);
    this.askOrders = new StepSeries(buckets);
    this.imbalance = new StepSeries(buckets);
  }

  /** A price of 0 is an empty side: nobody queues there. */
  quote(time: SimTime, bid: number, bidQuantity: number, ask: number, askQuantity: number): void {
    this.bidOrders.set(time, this.#book.ordersAt(BUY, bid));
    this.askOrders.set(time, this.#book.ordersAt(SELL, ask));
    const twoSided = bid > 0 && ask > 0;
    const imbalance = (bidQuantity - askQuantity) / (bidQuantity + askQuantity);
    this.imbalance.set(time, twoSided ? imbalance : Number.NaN);
  }

  finish(): void {
    for (const series of [this.bidOrders, this.askOrders, this.imbalance]) series.finish();
  }
}
