import { LOBSTER_BUY, LOBSTER_SELL, LOBSTER_TYPE } from '../../../core/data/lobster/lobsterMessage.ts';
import { FEED_RECORD, FeedRecord } from '../../../core/models/feedRecord.ts';
import {
  type OrderRecord,
  RECORD_FIT,
  type RecordingRequest,
} from '../../../core/models/ports/recordings.ts';
import { BUY, opposite, SELL, type Side } from '../../../core/models/side.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { FeedBook } from '../../../market/exchange/book/feedBook.ts';
import { LevelReveal } from '../replay/levelReveal.ts';
import { MarketUnits } from './marketUnits.ts';
import { placeOf } from './placeOf.ts';
import type { RecordedFile } from './recordedFile.ts';

const DAY_NS = 86_400_000_000_000;
const INSTRUMENT = 0;
/** Ids of what a level held before anybody recorded it: below every id that a format gives. */
const FIRST_LEVEL_ID = -1_000_000;

/** An order that is there without a line of its own. */
interface UntoldOrder {
  readonly id: number;
  readonly side: Side;
  readonly price: number;
  readonly quantity: number;
  /** It was told before, and goes last in its queue now. */
  readonly again: boolean;
}

/**
 * The orders of one instrument of a recording: each line names an order that was introduced before, and says how it fits
 * the book that the lines so far have made. Levels that a LOBSTER book file shows and no order explains are orders too,
 * one for each level. Lines before the time at which the record is to begin are taken in silently.
 */
export class RecordedOrders implements OrderRecord {
  readonly record = new FeedRecord();
  fit: number = RECORD_FIT.fits;
  bid = 0;
  ask = 0;
  readonly #file: RecordedFile;
  readonly #request: RecordingRequest;
  readonly #book = new FeedBook();
  readonly #reveal: LevelReveal;
  readonly #prices: MarketUnits;
  readonly #lots: MarketUnits;
  #untold: UntoldOrder[] = [];
  #nextUntold = 0;
  #symbol = -1;
  /** Day of the first line: days since 1970 in nanoseconds would not be exact. */
  #firstDay = Number.NaN;
  /** Times in nanoseconds since that day began: of the beginning, and of the last line. */
  #origin = -1;
  #time = 0;
  #started = false;
  #isLoaded = false;

  constructor(file: RecordedFile, request: RecordingRequest) {
    this.#file = file;
    this.#request = request;
    this.#prices = new MarketUnits('price', file.source.priceDecimals, request.tickSize);
    this.#lots = new MarketUnits('quantity', file.source.quantityDecimals, request.lotSize);
    this.#book.addInstrument();
    this.#reveal = new LevelReveal(this.#book, INSTRUMENT, (side, price, quantity) => {
      const id = levelId(side, price);
      this.#untold.push({ id, side, price, quantity, again: false });
      // Found at the head of its queue: a market adds at the end, so those who are known queue again behind it.
      for (const known of this.#queue(side, price)) this.#untold.push({ ...known, again: true });
      return id;
    });
  }

  next(): boolean {
    this.bid = this.#prices.of(this.#book.best(INSTRUMENT, BUY), this.#file);
    this.ask = this.#prices.of(this.#book.best(INSTRUMENT, SELL), this.#file);
    if (!this.#started) this.#start();
    if (this.#nextUntold < this.#untold.length) {
      this.#tell(this.#untold[this.#nextUntold++]);
      return true;
    }
    this.#untold = [];
    this.#nextUntold = 0;
    if (!this.#isLoaded && !this.#load()) return false;
    this.#isLoaded = false;
    this.#apply();
    return true;
  }

  /** Takes in what comes before the beginning; what is in the book by then is told first. */
  #start(): void {
    this.#started = true;
    const { fromNs, file, symbol } = this.#request;
    let found = this.#load();
    this.#isLoaded = found;
    if (!found) {
      const whose = symbol === '' ? '' : ` of ${symbol}`;
      throw new BaseError('DATA_TRUNCATED', `${file} holds no order${whose}`, {
        facts: { file, symbol },
        advice: 'Check the symbol: `market-sim data show` lists what a file holds.',
      });
    }
    this.#origin = fromNs > 0 ? fromNs : this.#time;
    if (this.#file.row !== undefined) {
      // The first row shows the book behind the first line.
      this.#reveal.seed(this.#file.row());
      this.#isLoaded = false;
    }
    if (this.#time >= this.#origin && (this.#isLoaded || fromNs === 0)) return;
    while (found && this.#time < this.#origin) {
      if (this.#isLoaded) this.#apply();
      found = this.#load();
      this.#isLoaded = found;
    }
    this.#untold = [...this.#resting(BUY), ...this.#resting(SELL)];
  }

  *#resting(side: Side): Generator<UntoldOrder> {
    const book = this.#book;
    for (
      let price = book.best(INSTRUMENT, side);
      price !== 0;
      price = book.nextLevel(INSTRUMENT, side, price)
    ) {
      yield* this.#queue(side, price);
    }
  }

  *#queue(side: Side, price: number): Generator<UntoldOrder> {
    const book = this.#book;
    for (let slot = book.firstInLevel(INSTRUMENT, side, price); slot >= 0; slot = book.nextInLevel(slot)) {
      yield { id: book.keyOf(slot), side, price, quantity: book.leavesOf(slot), again: false };
    }
  }

  /** Moves to the next line about the instrument; time never goes back. */
  #load(): boolean {
    const { source } = this.#file;
    while (this.#file.next()) {
      if (!this.#isMeant()) continue;
      const { day, timeNs } = source.record;
      if (Number.isNaN(this.#firstDay)) this.#firstDay = day;
      this.#time = Math.max(this.#time, (day - this.#firstDay) * DAY_NS + timeNs);
      return true;
    }
    return false;
  }

  #isMeant(): boolean {
    const { record, symbols } = this.#file.source;
    if (record.kind > FEED_RECORD.orderReplace && record.kind !== FEED_RECORD.trade) {
      if (record.kind === FEED_RECORD.status) return false;
      throw new BaseError(
        'CONFIG_INVALID_VALUE',
        `${this.#file.name} holds quotes, depth or bars, no orders`,
        {
          advice: 'Play LOBSTER, ITCH or an order stream into a market.',
          facts: { file: this.#file.name },
        },
      );
    }
    const { symbol } = this.#request;
    if (symbol !== '') return symbols[record.symbol] === symbol;
    if (this.#symbol < 0) this.#symbol = record.symbol;
    if (this.#symbol === record.symbol) return true;
    const names = `${symbols[this.#symbol]} and ${symbols[record.symbol]}`;
    throw new BaseError('CONFIG_INVALID_VALUE', `${this.#file.name} holds orders of ${names}: name one`, {
      advice: `Set the symbol of recorded-flow, as "symbol": "${symbols[this.#symbol]}".`,
      facts: { file: this.#file.name },
    });
  }

  #tell({ id, side, price, quantity, again }: UntoldOrder): void {
    const { record } = this;
    record.kind = again ? FEED_RECORD.orderReplace : FEED_RECORD.orderAdd;
    record.id = id;
    record.otherId = again ? id : 0;
    this.fit = RECORD_FIT.fits;
    this.#order(side, price, quantity);
  }

  /** Applies the line to the book and tells it. */
  #apply(): void {
    const { record } = this.#file.source;
    const told = this.record;
    told.kind = record.kind;
    told.timeNs = Math.max(0, this.#time - this.#origin);
    told.id = record.id;
    told.otherId = record.otherId;
    this.fit = RECORD_FIT.fits;
    if (record.kind === FEED_RECORD.orderAdd) this.#add(record.id, record.side as Side, record);
    else if (record.kind === FEED_RECORD.orderReplace) this.#replace(record);
    else if (record.kind === FEED_RECORD.trade) this.#order(record.side as Side, 0, record.quantity);
    else this.#takeOff(record);
    if (this.#file.row === undefined) return;
    const type = record.kind === FEED_RECORD.orderAdd ? LOBSTER_TYPE.add : LOBSTER_TYPE.delete;
    const direction = record.side === BUY ? LOBSTER_BUY : LOBSTER_SELL;
    this.#reveal.show({ type, price: record.price, direction }, this.#file.row());
  }

  #add(id: number, side: Side, { price, quantity }: FeedRecord): void {
    const other = this.#book.best(INSTRUMENT, opposite(side));
    if (other !== 0 && (side === BUY ? price >= other : price <= other)) this.fit = RECORD_FIT.crosses;
    this.#order(side, price, quantity);
    if (this.#book.add(id, INSTRUMENT, side, price, quantity) >= 0) return;
    throw new BaseError(
      'DATA_DUPLICATE_ID',
      `${placeOf(this.#file)}: order id ${id} is that of a live order`,
      {
        facts: { file: this.#file.name, orderId: id },
      },
    );
  }

  #replace(record: FeedRecord): void {
    const slot = this.#book.slotOf(record.otherId);
    if (slot < 0) {
      this.fit = RECORD_FIT.unknown;
      return;
    }
    const side = this.#book.sideOf(slot);
    this.#book.removeSlot(slot);
    this.#add(record.id, side, record);
  }

  /** An execution, a partial cancel or a cancel of a named order, or else of what its level held before the record. */
  #takeOff(record: FeedRecord): void {
    const book = this.#book;
    let slot = book.slotOf(record.id);
    if (slot < 0 && this.#file.row !== undefined) {
      this.record.id = levelId(record.side as Side, record.price);
      slot = book.slotOf(this.record.id);
    }
    if (slot < 0) {
      this.fit = RECORD_FIT.unknown;
      return;
    }
    const [side, price, left] = [book.sideOf(slot), book.priceOf(slot), book.leavesOf(slot)];
    const isWhole = record.kind === FEED_RECORD.orderRemove && this.record.id === record.id;
    const quantity = isWhole ? left : Math.min(left, record.quantity);
    if (record.kind === FEED_RECORD.orderExecute) {
      const first = book.firstInLevel(INSTRUMENT, side, book.best(INSTRUMENT, side));
      if (first !== slot) this.fit = RECORD_FIT.outOfTurn;
    } else this.record.kind = quantity === left ? FEED_RECORD.orderRemove : FEED_RECORD.orderReduce;
    book.reduceSlot(slot, quantity);
    this.#order(side, price, quantity);
  }

  /** What the line says of an order, in units of the market. */
  #order(side: Side, price: number, quantity: number): void {
    this.record.side = side;
    this.record.price = this.#prices.of(price, this.#file);
    this.record.quantity = this.#lots.of(quantity, this.#file);
  }
}

function levelId(side: Side, price: number): number {
  return FIRST_LEVEL_ID - 2 * price - side;
}
