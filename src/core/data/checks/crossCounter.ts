import type { FeedSource } from '../../models/ports/feedSource.ts';
import { BUY, SELL } from '../../models/side.ts';
import { PriceLevels } from '../l2/priceLevels.ts';
import { decimalText } from './decimalText.ts';
import { FindingCounter } from './finding.ts';

/** The book of a symbol per price, and how it was when it was judged last. */
export class JudgedBook {
  readonly levels = new PriceLevels();
  crossed = false;
  locked = false;
}

/** Counts how often a book becomes crossed (best bid above best ask) or locked (both equal). */
export class CrossCounter {
  readonly #crossed: FindingCounter;
  readonly #locked: FindingCounter;
  readonly #source: FeedSource;
  readonly counters: readonly FindingCounter[];

  constructor(source: FeedSource) {
    this.#source = source;
    this.#crossed = new FindingCounter(source, 'crossed-book', 'warning', 'a book becomes crossed');
    this.#locked = new FindingCounter(source, 'locked-book', 'note', 'a book becomes locked');
    this.counters = [this.#crossed, this.#locked];
  }

  /** Looks at a book after a whole event of the exchange. */
  judge(book: JudgedBook): void {
    const bid = book.levels.best(BUY);
    const ask = book.levels.best(SELL);
    const crossed = bid > ask;
    const locked = bid === ask;
    const shown = (price: number) => decimalText(price, this.#source.priceDecimals);
    if (crossed && !book.crossed) this.#crossed.add(() => `bid ${shown(bid)}, ask ${shown(ask)}`);
    if (locked && !book.locked) this.#locked.add(() => `both ${shown(bid)}`);
    book.crossed = crossed;
    book.locked = locked;
  }
}
