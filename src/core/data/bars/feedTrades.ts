import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';

interface RestingOrder {
  price: number;
  left: number;
}

/**
 * The trades in a feed: those that it reports as trades, and the executions of orders, whose price is that of the order
 * where the feed does not repeat it. Memory is bounded by the orders that rest.
 */
export class FeedTrades {
  /** The trade that `take` said yes to. */
  price = 0;
  quantity = 0;
  /** Executions of orders that the feed never introduced and that name no price: they cannot be told. */
  unpriced = 0;
  readonly #orders = new Map<number, RestingOrder>();

  /** Takes a record; true where it is a trade. */
  take(record: FeedRecord): boolean {
    switch (record.kind) {
      case FEED_RECORD.trade:
        this.price = record.price;
        this.quantity = record.quantity;
        return record.quantity > 0;
      case FEED_RECORD.orderExecute:
        return this.#execute(record);
      case FEED_RECORD.orderAdd:
        this.#orders.set(record.id, { price: record.price, left: record.quantity });
        return false;
      case FEED_RECORD.orderReduce:
        this.#reduce(record.id, record.quantity);
        return false;
      case FEED_RECORD.orderRemove:
        this.#orders.delete(record.id);
        return false;
      case FEED_RECORD.orderReplace:
        this.#orders.delete(record.otherId);
        this.#orders.set(record.id, { price: record.price, left: record.quantity });
        return false;
      default:
        return false;
    }
  }

  #execute(record: FeedRecord): boolean {
    this.price = record.price === 0 ? (this.#orders.get(record.id)?.price ?? 0) : record.price;
    this.quantity = record.quantity;
    this.#reduce(record.id, record.quantity);
    if (this.price === 0) this.unpriced++;
    return this.price !== 0 && record.quantity > 0;
  }

  #reduce(id: number, quantity: number): void {
    const order = this.#orders.get(id);
    if (order === undefined) return;
    order.left -= quantity;
    if (order.left <= 0) this.#orders.delete(id);
  }
}
