import { CANCEL_REASON, EXECUTION_EVENT } from '../../core/models/messages/execution.ts';
import type { OrderLine } from './restingOrders.ts';
import type { TimeBuckets } from './timeBuckets.ts';

/** What reached the book of one instrument, counted per time bucket. */
export class OrderFlow {
  /** Accepted orders with a limit, and at the market. */
  readonly limitOrders: Float64Array;
  readonly marketOrders: Float64Array;
  /** Orders taken back on request, and orders replaced. */
  readonly cancels: Float64Array;
  readonly replaces: Float64Array;
  readonly trades: Float64Array;
  readonly #buckets: TimeBuckets;

  constructor(buckets: TimeBuckets) {
    this.#buckets = buckets;
    this.limitOrders = new Float64Array(buckets.count);
    this.marketOrders = new Float64Array(buckets.count);
    this.cancels = new Float64Array(buckets.count);
    this.replaces = new Float64Array(buckets.count);
    this.trades = new Float64Array(buckets.count);
  }

  apply(line: OrderLine): void {
    const at = this.#buckets.indexOf(line.time);
    switch (line.event) {
      case EXECUTION_EVENT.accepted:
      case EXECUTION_EVENT.triggered:
        // A waiting order is part of the flow from its trigger on. The journal writes a market order with the price 0, which no limit order has.
        if (line.price === 0) this.marketOrders[at]++;
        else this.limitOrders[at]++;
        return;
      case EXECUTION_EVENT.filledTaker:
        this.trades[at]++;
        return;
      case EXECUTION_EVENT.cancelled:
        if (line.reference === CANCEL_REASON.requested) this.cancels[at]++;
        return;
      case EXECUTION_EVENT.replaced:
      case EXECUTION_EVENT.replacedInPlace:
        this.replaces[at]++;
        return;
    }
  }
}
