import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { FeedSource } from '../../models/ports/feedSource.ts';
import type { FeedCheck } from './feedCheck.ts';
import { FindingCounter } from './finding.ts';

/** Prices and quantities that are zero or negative where the record needs them positive. */
export class ValueCheck implements FeedCheck {
  readonly #prices: FindingCounter;
  readonly #quantities: FindingCounter;
  readonly counters: readonly FindingCounter[];

  constructor(source: FeedSource) {
    this.#prices = new FindingCounter(source, 'prices', 'error', 'prices are zero or negative');
    this.#quantities = new FindingCounter(source, 'quantities', 'error', 'quantities are zero or negative');
    this.counters = [this.#prices, this.#quantities];
  }

  see(record: FeedRecord): void {
    switch (record.kind) {
      case FEED_RECORD.orderAdd:
      case FEED_RECORD.orderReplace:
      case FEED_RECORD.trade:
        this.#price(record.price, 'price');
        this.#quantity(record.quantity, 1, 'quantity');
        return;
      case FEED_RECORD.orderExecute:
        // Price 0 stands for the order's own.
        if (record.price !== 0) this.#price(record.price, 'price');
        this.#quantity(record.quantity, 1, 'quantity');
        return;
      case FEED_RECORD.orderReduce:
        this.#quantity(record.quantity, 1, 'quantity');
        return;
      case FEED_RECORD.depth:
        this.#price(record.price, 'price');
        this.#quantity(record.quantity, 0, 'quantity');
        return;
      case FEED_RECORD.quote:
        this.#quoteSide(record.price, record.quantity, 'bid');
        this.#quoteSide(record.otherPrice, record.otherQuantity, 'ask');
        return;
      case FEED_RECORD.bar:
        this.#bar(record);
        return;
    }
  }

  /** An empty side has zeros; a feed of prices alone has no quantities. */
  #quoteSide(price: number, quantity: number, side: string): void {
    if (price !== 0 || quantity !== 0) this.#price(price, `${side} price`);
    this.#quantity(quantity, 0, `${side} quantity`);
  }

  #bar({ open, high, low, close, volume }: FeedRecord): void {
    this.#price(Math.min(open, high, low, close), 'lowest of open, high, low and close');
    this.#quantity(volume, 0, 'volume');
  }

  #price(price: number, name: string): void {
    if (price <= 0) this.#prices.add(() => `the ${name} is ${price}`);
  }

  #quantity(quantity: number, least: number, name: string): void {
    if (quantity < least) this.#quantities.add(() => `the ${name} is ${quantity}`);
  }
}
