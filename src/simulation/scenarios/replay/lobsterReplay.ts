import type { LobsterBookRow } from '../../../core/data/lobster/lobsterBookRow.ts';
import { LOBSTER_BUY, LOBSTER_TYPE, type LobsterMessage } from '../../../core/data/lobster/lobsterMessage.ts';
import { BUY, opposite, SELL, type Side } from '../../../core/models/side.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { ANONYMOUS, FeedBook } from '../../../market/exchange/book/feedBook.ts';
import { countMismatches } from './bookComparison.ts';
import { LevelReveal } from './levelReveal.ts';

export interface LobsterReplayResult {
  /** Rows of the message file. */
  readonly messages: number;
  /** Rows of the book file after the first. */
  readonly rowsCompared: number;
  /** Rows in which a level differs in price or volume on either side; index 0 is level 1. */
  readonly mismatches: readonly number[];
  /** Executions of visible orders (type 4). */
  readonly executions: number;
  /** Those of orders whose entry the file holds. */
  readonly executionsOfKnownOrders: number;
  /** Those among them for which price-time priority names the same order. */
  readonly makerMatches: number;
  /** Levels that came into sight from beyond the deepest one shown until then. */
  readonly revealed: number;
  /** New orders whose price reaches the other side's best: they rest, as the recording says. */
  readonly crossedAdds: number;
}

/** Names that errors show. */
export interface LobsterFileNames {
  readonly messages: string;
  readonly book: string;
}

/**
 * Replays a LOBSTER recording on a feed book and compares every row of the book file.
 *
 * The first row seeds each level with one anonymous order at the head of its queue. Each later message acts on the
 * order that it names, and where that order is older than the file, on the level's anonymous quantity. Before an
 * execution, price-time priority is asked whom it would fill; then the named order is filled, whatever the answer,
 * so that the replay cannot drift. Hidden executions, crosses and halts leave the visible book alone.
 *
 * What happens at levels that have left the recorded window is in no file: where such a level comes back changed,
 * it counts as a mismatch from then on. Compare fewer levels than the file holds.
 */
export class LobsterReplay {
  readonly book: FeedBook;
  readonly #files: LobsterFileNames;
  readonly #wantedLevels: number;
  readonly #instrument: number;
  readonly #reveal: LevelReveal;
  #mismatches = new Float64Array(0);
  #rows = 0;
  #executions = 0;
  #executionsOfKnownOrders = 0;
  #makerMatches = 0;
  #crossedAdds = 0;

  /** Compares the best `levels` levels, at most as many as the book file holds. */
  constructor(levels: number, files: LobsterFileNames) {
    this.book = new FeedBook();
    this.#instrument = this.book.addInstrument();
    this.#reveal = new LevelReveal(this.book, this.#instrument);
    this.#wantedLevels = levels;
    this.#files = files;
  }

  /**
   * Takes the next row of both files. Throws `BaseError`: `DATA_DUPLICATE_ID` for a new order with a live id,
   * `DATA_INVALID_FIELD` for a price or volume beyond the book's range.
   */
  next(message: Readonly<LobsterMessage>, row: LobsterBookRow): void {
    this.#rows++;
    this.#checkRange(message, row);
    if (this.#rows === 1) {
      this.#mismatches = new Float64Array(Math.min(this.#wantedLevels, row.levels));
      this.#reveal.seed(row);
      return;
    }
    this.#apply(message);
    this.#reveal.show(message, row);
    countMismatches(this.book, this.#instrument, row, this.#mismatches);
  }

  result(): LobsterReplayResult {
    return {
      messages: this.#rows,
      rowsCompared: Math.max(0, this.#rows - 1),
      mismatches: [...this.#mismatches],
      executions: this.#executions,
      executionsOfKnownOrders: this.#executionsOfKnownOrders,
      makerMatches: this.#makerMatches,
      revealed: this.#reveal.revealed,
      crossedAdds: this.#crossedAdds,
    };
  }

  #apply(message: Readonly<LobsterMessage>): void {
    const side = message.direction === LOBSTER_BUY ? BUY : SELL;
    switch (message.type) {
      case LOBSTER_TYPE.add:
        this.#add(message, side);
        break;
      case LOBSTER_TYPE.partialCancel:
        this.#takeOff(message, side);
        break;
      case LOBSTER_TYPE.delete:
        if (this.book.remove(message.orderId) < 0) this.#takeOffAnonymous(message, side);
        break;
      case LOBSTER_TYPE.execute:
        this.#execute(message, side);
        break;
    }
  }

  #add({ orderId, price, size }: Readonly<LobsterMessage>, side: Side): void {
    const other = this.book.best(this.#instrument, opposite(side));
    if (other !== 0 && (side === BUY ? price >= other : price <= other)) this.#crossedAdds++;
    if (this.book.add(orderId, this.#instrument, side, price, size) < 0) {
      const { messages: file } = this.#files;
      throw new BaseError(
        'DATA_DUPLICATE_ID',
        `${file}:${this.#rows}: order id ${orderId} is that of a live order`,
        {
          facts: { file, line: this.#rows, orderId },
        },
      );
    }
  }

  #execute(message: Readonly<LobsterMessage>, side: Side): void {
    this.#executions++;
    const slot = this.book.slotOf(message.orderId);
    if (slot >= 0) {
      this.#executionsOfKnownOrders++;
      const best = this.book.best(this.#instrument, side);
      if (this.book.firstInLevel(this.#instrument, side, best) === slot) this.#makerMatches++;
    }
    this.#takeOff(message, side);
  }

  #takeOff(message: Readonly<LobsterMessage>, side: Side): void {
    if (this.book.reduce(message.orderId, message.size) < 0) this.#takeOffAnonymous(message, side);
  }

  /** An order older than the file: part of the anonymous one at the head of its level, if the level was ever shown. */
  #takeOffAnonymous({ price, size }: Readonly<LobsterMessage>, side: Side): void {
    const head = this.book.firstInLevel(this.#instrument, side, price);
    if (head >= 0 && this.book.keyOf(head) === ANONYMOUS) this.book.reduceSlot(head, size);
  }

  #checkRange(message: Readonly<LobsterMessage>, row: LobsterBookRow): void {
    if (message.price > MAX_TICKS) this.#refuse(this.#files.messages, 'price', message.price, MAX_TICKS);
    if (message.size > MAX_LOTS) this.#refuse(this.#files.messages, 'size', message.size, MAX_LOTS);
    for (let level = 0; level < row.levels; level++) {
      const volume = Math.max(row.askSize[level], row.bidSize[level]);
      if (volume > MAX_LOTS) this.#refuse(this.#files.book, 'size', volume, MAX_LOTS);
      const price = Math.max(row.askSize[level] > 0 ? row.askPrice[level] : 0, row.bidPrice[level]);
      if (price > MAX_TICKS) this.#refuse(this.#files.book, 'price', price, MAX_TICKS);
    }
  }

  #refuse(file: string, field: string, found: number, limit: number): never {
    throw new BaseError(
      'DATA_INVALID_FIELD',
      `${file}:${this.#rows}: ${field} ${found} is larger than ${limit}`,
      {
        facts: { file, line: this.#rows, field, found },
      },
    );
  }
}
