import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { FeedSource } from '../../models/ports/feedSource.ts';
import { decimalText } from './decimalText.ts';
import type { FeedCheck } from './feedCheck.ts';
import { FindingCounter } from './finding.ts';

/** Prices and quantities that are zero or negative where the record needs them positive. */
export class ValueCheck implements FeedCheck {
  readonly #prices: FindingCounter;
  readonly #quantities: FindingCounter;
  readonly #source: FeedSource;
  readonly counters: readonly FindingCounter[];

  constructor(source: FeedSource) {
    this.#source = source;
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
    const lowest = Math.min(open, high, low, close);
    if (lowest <= 0) this.#prices.add(() => `the lowest of open, high, low and close is ${lowest}`);
    if (volume < 0) this.#quantities.add(() => `the volume is ${volume}`);
  }

  #price(price: number, name: string): void {
    if (price > 0) return;
    this.#prices.add(() => `the ${name} is ${decimalText(price, this.#source.priceDecimals)}`);
  }

  #quantity(quantity: number, least: number, name: string): void {
    if (quantity >= least) return;
    this.#quantities.add(() => `the ${name} is ${decimalText(quantity, this.#source.quantityDecimals)}`);
  }
}
