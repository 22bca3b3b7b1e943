import { PriceLevels } from '../../../core/data/l2/priceLevels.ts';
import { BUY, SELL } from '../../../core/models/side.ts';
import { TickerQueue } from './tickerQueue.ts';

/** Best price and quantity of both sides; an empty side has zeros. */
export interface BestLevels {
  readonly bid: number;
  readonly bidQuantity: number;
  readonly ask: number;
  readonly askQuantity: number;
}

/** The rebuilt book of one symbol, and what was found on the way. */
export class DepthBook {
  readonly levels = new PriceLevels();
  readonly tickers = new TickerQueue();
  updates = 0;
  snapshots = 0;
  trades = 0;
  quotes = 0;
  comparisons = 0;
  mismatches = 0;
  gaps = 0;
  resyncs = 0;
  crossed = 0;
  locked = 0;
  /** Update id up to which the book is known, 0 where the recording numbers nothing. */
  lastId = 0;
  /** True from a snapshot on, until updates are missing. */
  trusted = false;
  inSnapshot = false;
  /** The book as it was when a snapshot began that should show the same; undefined where it need not. */
  beforeSnapshot: BestLevels | undefined;
  updatesSinceSnapshot = 0;
  #lostSync = false;
  #wasCrossed = false;
  #wasLocked = false;

  best(): BestLevels {
    const { levels } = this;
    return {
      bid: levels.best(BUY) || 0,
      bidQuantity: levels.bestQuantity(BUY),
      ask: levels.best(SELL) || 0,
      askQuantity: levels.bestQuantity(SELL),
    };
  }

  /** A snapshot begins. */
  beginSnapshot(id: number): void {
    // A numbered snapshot can be compared only where it has the very number that the book has reached.
    const comparable = this.trusted && this.updatesSinceSnapshot > 0 && id === this.lastId;
    this.beforeSnapshot = comparable ? this.best() : undefined;
    this.levels.clear();
    this.inSnapshot = true;
    this.snapshots++;
    if (this.#lostSync) this.resyncs++;
    this.#lostSync = false;
    this.trusted = true;
    this.updatesSinceSnapshot = 0;
  }

  /** Updates are missing. */
  loseSync(): void {
    this.gaps++;
    this.trusted = false;
    this.#lostSync = true;
  }

  /** An event of the exchange is complete: counts the moments at which the book becomes crossed or locked. */
  judge(): void {
    const bid = this.levels.best(BUY);
    const ask = this.levels.best(SELL);
    const crossed = bid > ask;
    const locked = bid === ask;
    if (crossed && !this.#wasCrossed) this.crossed++;
    if (locked && !this.#wasLocked) this.locked++;
    this.#wasCrossed = crossed;
    this.#wasLocked = locked;
  }
}
