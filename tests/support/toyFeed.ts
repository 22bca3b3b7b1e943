import { FeedRecord } from '../../src/core/models/feedRecord.ts';
import type { FeedPlace, FeedSource } from '../../src/core/models/ports/feedSource.ts';

/** A feed over a list of records in memory; the place of a record is its number as a line. */
export class ToyFeed implements FeedSource {
  readonly record = new FeedRecord();
  readonly symbols: readonly string[];
  readonly priceDecimals: number = 2;
  readonly quantityDecimals: number = 0;
  readonly #records: readonly Partial<FeedRecord>[];
  #at = 0;

  constructor(records: readonly Partial<FeedRecord>[], symbols: readonly string[] = ['A', 'B']) {
    this.#records = records;
    this.symbols = symbols;
  }

  where(): FeedPlace {
    return { line: this.#at };
  }

  next(): boolean {
    if (this.#at === this.#records.length) return false;
    Object.assign(this.record, new FeedRecord(), this.#records[this.#at++]);
    return true;
  }
}
