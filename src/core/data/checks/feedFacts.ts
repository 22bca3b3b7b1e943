import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { FeedSource } from '../../models/ports/feedSource.ts';

/** A time of market data: see {@link FeedRecord}. */
export interface FeedTime {
  readonly day: number;
  readonly timeNs: number;
}

/** What a feed holds. */
export interface FeedFacts {
  readonly records: number;
  /** Number of records of each kind that occurs, by its name in {@link FEED_RECORD}. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly symbols: readonly string[];
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  /** Earliest and latest time; null where there is no record. */
  readonly first: FeedTime | null;
  readonly last: FeedTime | null;
}

const KIND_NAMES = Object.entries(FEED_RECORD);

/** Counts what passes. */
export class FactCounter {
  readonly #source: FeedSource;
  readonly #counts = new Float64Array(KIND_NAMES.length);
  #firstDay = Number.POSITIVE_INFINITY;
  #firstTime = 0;
  #lastDay = Number.NEGATIVE_INFINITY;
  #lastTime = 0;

  constructor(source: FeedSource) {
    this.#source = source;
  }

  see({ kind, day, timeNs }: FeedRecord): void {
    this.#counts[kind]++;
    if (day < this.#firstDay || (day === this.#firstDay && timeNs < this.#firstTime)) {
      this.#firstDay = day;
      this.#firstTime = timeNs;
    }
    if (day > this.#lastDay || (day === this.#lastDay && timeNs > this.#lastTime)) {
      this.#lastDay = day;
      this.#lastTime = timeNs;
    }
  }

  facts(): FeedFacts {
    const { symbols, priceDecimals, quantityDecimals } = this.#source;
    const records = this.#counts.reduce((sum, count) => sum + count, 0);
    const kinds = KIND_NAMES.filter(([, kind]) => this.#counts[kind] > 0);
    return {
      records,
      kinds: Object.fromEntries(kinds.map(([name, kind]) => [name, this.#counts[kind]])),
      symbols: [...symbols],
      priceDecimals,
      quantityDecimals,
      first: records === 0 ? null : { day: this.#firstDay, timeNs: this.#firstTime },
      last: records === 0 ? null : { day: this.#lastDay, timeNs: this.#lastTime },
    };
  }
}
