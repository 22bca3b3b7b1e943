import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { FeedSource } from '../../models/ports/feedSource.ts';
import { BUY, SELL } from '../../models/side.ts';
import { CrossCounter, JudgedBook } from './crossCounter.ts';
import type { FeedCheck } from './feedCheck.ts';
import type { FindingCounter } from './finding.ts';

/** A book of published price levels, and whether it is to be trusted. */
class DepthBook extends JudgedBook {
  trusted = true;
}

/**
 * Keeps the book of each symbol that publishes price levels, and finds where it becomes crossed or locked. Judged
 * after whole events only, and never between a gap and the next snapshot: that book is nobody's claim.
 */
export class DepthCheck implements FeedCheck {
  readonly #cross: CrossCounter;
  readonly counters: readonly FindingCounter[];
  readonly #books: DepthBook[] = [];

  constructor(source: FeedSource) {
    this.#cross = new CrossCounter(source);
    this.counters = this.#cross.counters;
  }

  see(record: FeedRecord): void {
    const { kind, symbol } = record;
    if (kind !== FEED_RECORD.depth && kind !== FEED_RECORD.depthClear && kind !== FEED_RECORD.gap) return;
    this.#books[symbol] ??= new DepthBook();
    const book = this.#books[symbol];
    if (kind === FEED_RECORD.gap) {
      book.trusted = false;
      return;
    }
    if (kind === FEED_RECORD.depthClear) {
      book.levels.clear();
      book.trusted = true;
    } else {
      book.levels.set(record.side === BUY ? BUY : SELL, record.price, Math.max(0, record.quantity));
    }
    if (record.last !== 0 && book.trusted) this.#cross.judge(book);
  }
}
