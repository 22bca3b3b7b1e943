import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { FeedSource } from '../../models/ports/feedSource.ts';
import { BUY, SELL } from '../../models/side.ts';
import { PriceLevels } from '../l2/priceLevels.ts';
import type { FeedCheck } from './feedCheck.ts';
import { FindingCounter } from './finding.ts';

/** A book of price levels, and whether it is to be trusted. */
class DepthBook {
  readonly levels = new PriceLevels();
  trusted = true;
  crossed = false;
  locked = false;
}

/**
 * Keeps the book of each symbol that publishes price levels, and finds where it becomes crossed or locked. Judged
 * after whole events only, and never between a gap and the next snapshot: that book is nobody's claim.
 */
export class DepthCheck implements FeedCheck {
  readonly #crossed: FindingCounter;
  readonly #locked: FindingCounter;
  readonly counters: readonly FindingCounter[];
  readonly #books: DepthBook[] = [];

  constructor(source: FeedSource) {
    this.#crossed = new FindingCounter(source, 'crossed-book', 'warning', 'a book becomes crossed');
    this.#locked = new FindingCounter(source, 'locked-book', 'note', 'a book becomes locked');
    this.counters = [this.#crossed, this.#locked];
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
    if (record.last !== 0 && book.trusted) this.#judge(book);
  }

  #judge(book: DepthBook): void {
    const bid = book.levels.best(BUY);
    const ask = book.levels.best(SELL);
    const crossed = bid > ask;
    const locked = bid === ask;
    if (crossed && !book.crossed) this.#crossed.add(() => `bid ${bid}, ask ${ask}`);
    if (locked && !book.locked) this.#locked.add(() => `both ${bid}`);
    book.crossed = crossed;
    book.locked = locked;
  }
}
