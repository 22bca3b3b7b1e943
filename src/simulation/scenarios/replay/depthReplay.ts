import type { SyncCounts } from '../../../core/data/l2/binanceFlow.ts';
import { decimalText } from '../../../core/data/text/decimalText.ts';
import { FEED_RECORD, type FeedRecord } from '../../../core/models/feedRecord.ts';
import type { FeedSource } from '../../../core/models/ports/feedSource.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { type BestLevels, DepthBook } from './depthBook.ts';

/** Mismatches that are told with everything; the others are counted. */
const MISMATCHES_TOLD = 20;
/** Gaps that are told with their place; the others are counted. */
const GAPS_TOLD = 10_000;
const COUNTED = [
  ...['updates', 'snapshots', 'comparisons', 'mismatches', 'gaps', 'resyncs'],
  ...['crossed', 'locked', 'trades', 'quotes'],
] as const;

/** A source of depth that may know what happened to messages which no record tells. */
export interface DepthSource extends FeedSource {
  syncCounts?(symbol: number): SyncCounts | undefined;
}

/** A price level as decimal text. */
export type LevelText = readonly [price: string, quantity: string];

/** A place where updates are missing. */
export interface DepthGap {
  readonly line: number;
  readonly symbol: string;
  /** Update id found, and the one that should have come. */
  readonly found: number;
  readonly expected: number;
}

/** A moment at which the rebuilt book and the recorded one differ. */
export interface DepthMismatch {
  /** Line of the recorded best prices, or where the snapshot ends. */
  readonly line: number;
  readonly symbol: string;
  readonly updateId: number;
  readonly ours: { readonly bid: LevelText; readonly ask: LevelText };
  readonly recorded: { readonly bid: LevelText; readonly ask: LevelText };
}

/** What was found of one symbol. */
export interface DepthSymbolResult {
  readonly symbol: string;
  readonly updates: number;
  readonly snapshots: number;
  /** Moments at which the recording has a best bid and ask of its own, and those that agree with the rebuilt book. */
  readonly comparisons: number;
  readonly agreements: number;
  readonly gaps: number;
  /** Snapshots that brought the book back in step after a gap. */
  readonly resyncs: number;
  /** Moments at which the book became crossed (bid above ask) or locked (bid at ask). */
  readonly crossed: number;
  readonly locked: number;
  /** Updates that waited for a snapshot, updates that were dropped, snapshots older than the book. */
  readonly held: number;
  readonly dropped: number;
  readonly staleSnapshots: number;
  readonly trades: number;
  readonly quotes: number;
  /** False where the book at the end is not to be trusted: no snapshot yet, or none since the last gap. */
  readonly inSync: boolean;
  readonly lastUpdateId: number;
  readonly bidLevels: number;
  readonly askLevels: number;
  /** The best levels at the end, best first. */
  readonly bids: readonly LevelText[];
  readonly asks: readonly LevelText[];
}

/** What a replay of a depth recording found. */
export interface DepthReplayResult {
  readonly records: number;
  readonly updates: number;
  readonly snapshots: number;
  readonly comparisons: number;
  readonly agreements: number;
  readonly mismatches: number;
  readonly gaps: number;
  readonly resyncs: number;
  readonly crossed: number;
  readonly locked: number;
  readonly held: number;
  readonly dropped: number;
  readonly staleSnapshots: number;
  readonly trades: number;
  readonly quotes: number;
  /** The first 10 000 gaps, and the first 20 mismatches. */
  readonly gapPlaces: readonly DepthGap[];
  readonly mismatchPlaces: readonly DepthMismatch[];
  readonly symbols: readonly DepthSymbolResult[];
}

/**
 * Rebuilds the books of a depth recording and compares them with what the recording itself says of the best prices:
 *
 * - a numbered quote (Binance `bookTicker`) with the book at the very same update id, whichever of them comes first;
 * - a snapshot with the book that the updates before it had led to, where the recording has no numbers (Tardis) or
 *   the snapshot has the book's own.
 *
 * Price and quantity of both sides must agree. Nothing is compared between a gap and the next snapshot.
 */
export class DepthReplay {
  readonly #source: DepthSource;
  readonly #books: (DepthBook | undefined)[] = [];
  readonly #gaps: DepthGap[] = [];
  readonly #mismatches: DepthMismatch[] = [];
  #records = 0;

  /** `source` is the feed whose records `next` takes. */
  constructor(source: DepthSource) {
    this.#source = source;
  }

  /** Takes the source's present record. */
  next(): void {
    const { record } = this.#source;
    const book = this.#book(record.symbol);
    this.#records++;
    switch (record.kind) {
      case FEED_RECORD.depth:
        this.#setLevel(book, record);
        if (record.last !== 0) this.#endEvent(book, record);
        return;
      case FEED_RECORD.depthClear:
        book.beginSnapshot(record.sequence);
        if (record.last !== 0) this.#endEvent(book, record);
        return;
      case FEED_RECORD.quote:
        book.quotes++;
        if (record.sequence > 0) this.#see(book, record);
        return;
      case FEED_RECORD.trade:
        book.trades++;
        return;
      case FEED_RECORD.gap:
        this.#tellGap(book, record);
        return;
      case FEED_RECORD.status:
        // An update without levels: the book is the same, its number is not.
        if (book.trusted && record.sequence > book.lastId) this.#endEvent(book, record);
        return;
    }
  }

  /** What was found so far, with the best `levels` levels of each book. */
  result(levels = 5): DepthReplayResult {
    // A symbol whose updates all wait for a snapshot has no record, and is to be told all the same.
    for (const symbol of this.#source.symbols.keys()) {
      if (this.#source.syncCounts?.(symbol) !== undefined) this.#book(symbol);
    }
    const symbols = this.#books.flatMap((book, symbol) =>
      book === undefined ? [] : [this.#symbolResult(symbol, book, levels)],
    );
    const sum = (count: (symbol: DepthSymbolResult) => number) =>
      symbols.reduce((total, symbol) => total + count(symbol), 0);
    const totals = Object.fromEntries(COUNTED.map((name) => [name, 0])) as Record<
      (typeof COUNTED)[number],
      number
    >;
    for (const book of this.#books) for (const name of COUNTED) totals[name] += book?.[name] ?? 0;
    return {
      records: this.#records,
      updates: totals.updates,
      snapshots: totals.snapshots,
      comparisons: totals.comparisons,
      agreements: totals.comparisons - totals.mismatches,
      mismatches: totals.mismatches,
      gaps: totals.gaps,
      resyncs: totals.resyncs,
      crossed: totals.crossed,
      locked: totals.locked,
      held: sum(({ held }) => held),
      dropped: sum(({ dropped }) => dropped),
      staleSnapshots: sum(({ staleSnapshots }) => staleSnapshots),
      trades: totals.trades,
      quotes: totals.quotes,
      gapPlaces: this.#gaps,
      mismatchPlaces: this.#mismatches,
      symbols,
    };
  }

  #setLevel(book: DepthBook, record: FeedRecord): void {
    try {
      book.levels.set(record.side === BUY ? BUY : SELL, record.price, record.quantity);
    } catch (error) {
      if (!(error instanceof BaseError)) throw error;
      const { line } = this.#source.where();
      throw new BaseError(error.code, `line ${line}: ${error.message}`, {
        facts: { ...error.facts, line },
        advice: error.advice,
      });
    }
  }

  #book(symbol: number): DepthBook {
    this.#books[symbol] ??= new DepthBook();
    return this.#books[symbol];
  }

  #endEvent(book: DepthBook, record: FeedRecord): void {
    book.lastId = record.sequence;
    if (book.inSnapshot) {
      book.inSnapshot = false;
      if (book.beforeSnapshot !== undefined) {
        this.#compare(book, this.#source.where().line ?? 0, book.beforeSnapshot, book.best());
      }
    } else {
      book.updates++;
      book.updatesSinceSnapshot++;
    }
    book.judge();
    if (book.tickers.count > 0) this.#compareWaiting(book);
  }

  /** A numbered quote: compared at once where the book has its number, else when the book reaches it. */
  #see(book: DepthBook, record: FeedRecord): void {
    const {
      sequence,
      price: bid,
      quantity: bidQuantity,
      otherPrice: ask,
      otherQuantity: askQuantity,
    } = record;
    const line = this.#source.where().line ?? 0;
    if (book.trusted && sequence === book.lastId) {
      this.#compare(book, line, book.best(), { bid, bidQuantity, ask, askQuantity });
    } else if (!book.trusted || sequence > book.lastId) {
      book.tickers.push(sequence, line, bid, bidQuantity, ask, askQuantity);
    }
  }

  #compareWaiting(book: DepthBook): void {
    const { tickers, lastId } = book;
    while (tickers.oldestId <= lastId) {
      if (tickers.oldestId === lastId && book.trusted) {
        this.#compare(book, tickers.oldest(1), book.best(), {
          bid: tickers.oldest(2),
          bidQuantity: tickers.oldest(3),
          ask: tickers.oldest(4),
          askQuantity: tickers.oldest(5),
        });
      }
      tickers.drop();
    }
  }

  #compare(book: DepthBook, line: number, ours: BestLevels, recorded: BestLevels): void {
    book.comparisons++;
    const same =
      ours.bid === recorded.bid &&
      ours.bidQuantity === recorded.bidQuantity &&
      ours.ask === recorded.ask &&
      ours.askQuantity === recorded.askQuantity;
    if (same) return;
    book.mismatches++;
    if (this.#mismatches.length === MISMATCHES_TOLD) return;
    const symbol = this.#source.symbols[this.#books.indexOf(book)];
    const shown = (best: BestLevels) => ({
      bid: this.#text(best.bid, best.bidQuantity),
      ask: this.#text(best.ask, best.askQuantity),
    });
    this.#mismatches.push({
      line,
      symbol,
      updateId: book.lastId,
      ours: shown(ours),
      recorded: shown(recorded),
    });
  }

  #tellGap(book: DepthBook, record: FeedRecord): void {
    book.loseSync();
    if (this.#gaps.length === GAPS_TOLD) return;
    this.#gaps.push({
      line: this.#source.where().line ?? 0,
      symbol: this.#source.symbols[record.symbol],
      found: record.sequence,
      expected: record.otherId,
    });
  }

  #symbolResult(symbol: number, book: DepthBook, levels: number): DepthSymbolResult {
    const { updates, snapshots, comparisons, mismatches, gaps, resyncs, crossed, locked, trades, quotes } =
      book;
    const counts = this.#source.syncCounts?.(symbol);
    return {
      symbol: this.#source.symbols[symbol],
      updates,
      snapshots,
      comparisons,
      agreements: comparisons - mismatches,
      gaps,
      resyncs,
      crossed,
      locked,
      held: counts?.held ?? 0,
      dropped: counts?.dropped ?? 0,
      staleSnapshots: counts?.staleSnapshots ?? 0,
      trades,
      quotes,
      inSync: book.trusted,
      lastUpdateId: book.lastId,
      bidLevels: book.levels.count(BUY),
      askLevels: book.levels.count(SELL),
      bids: this.#bestLevels(book, BUY, levels),
      asks: this.#bestLevels(book, SELL, levels),
    };
  }

  #bestLevels(book: DepthBook, side: Side, count: number): LevelText[] {
    const texts: LevelText[] = [];
    for (let price = book.levels.best(side); texts.length < count && !Number.isNaN(price); ) {
      texts.push(this.#text(price, book.levels.quantity(side, price)));
      price = book.levels.next(side, price);
    }
    return texts;
  }

  #text(price: number, quantity: number): LevelText {
    const { priceDecimals, quantityDecimals } = this.#source;
    return [decimalText(price, priceDecimals), decimalText(quantity, quantityDecimals)];
  }
}
