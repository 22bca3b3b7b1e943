import { LiveOrders } from '../../../core/data/checks/liveOrders.ts';
import { DAY_NS } from '../../../core/data/text/timeText.ts';
import { FEED_RECORD, type FeedRecord, UNKNOWN_SIDE } from '../../../core/models/feedRecord.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { BarSeries } from './barSeries.ts';
import type { MarketSeries } from './marketSeries.ts';
import { SeriesBuilder } from './seriesBuilder.ts';

const NO_METAORDERS = { sizes: new Float64Array(0), moves: new Float64Array(0) };
/** Live orders followed at once; of a market with more the book is no longer known. */
const MOST_LIVE_ORDERS = 2_000_000;

/** A book as it stood when a recording began. */
export interface OpeningLevel {
  readonly side: Side;
  readonly price: number;
  readonly quantity: number;
}

/**
 * Series of one instrument of recorded market data, whatever its format: orders, price levels, quotes, trades or bars, or
 * several of them together. A trade whose aggressor is not told has the side of the mid it lies on, and at the mid the
 * side of the trade before (Lee and Ready, "Inferring trade direction from intraday data", Journal of Finance 46 (1991)
 * 733-746).
 */
export class FeedSeries {
  readonly #builder: SeriesBuilder;
  readonly #bars = new BarSeries();
  readonly #live = new LiveOrders();
  readonly #opening: readonly OpeningLevel[];
  readonly #startsMidway: boolean;
  #rested = new Float64Array(1024);
  #firstDay = Number.NaN;
  #sign = 1;
  #hasOrders = false;
  #hasBook = false;
  #gaps = 0;
  #isFirst = true;
  #now = 0;

  /**
   * @param minuteNs the base interval of returns in nanoseconds.
   * @param opening the book after the first record, where a format that begins midway tells it.
   */
  constructor(minuteNs: number, startsMidway: boolean, opening: readonly OpeningLevel[] = []) {
    this.#builder = new SeriesBuilder(minuteNs, 0);
    this.#startsMidway = startsMidway;
    this.#opening = opening;
  }

  /** Takes the next record of the instrument. */
  take(record: FeedRecord): void {
    if (record.kind === FEED_RECORD.bar) {
      this.#bars.bar(record.close, record.volume);
      return;
    }
    if (Number.isNaN(this.#firstDay)) this.#firstDay = record.day;
    this.#now = (record.day - this.#firstDay) * DAY_NS + record.timeNs;
    this.#builder.advance(this.#now);
    this.#apply(record);
    if (this.#isFirst && this.#opening.length > 0) this.#open();
    this.#isFirst = false;
    if (this.#hasBook && record.last !== 0) this.#quoteBook();
  }

  finish(label: string): MarketSeries {
    const notes: string[] = [];
    if (this.#gaps > 0)
      notes.push(`The recording has ${this.#gaps} gaps: its book is not to be trusted there.`);
    if (this.#startsMidway && this.#opening.length === 0 && this.#hasOrders) {
      notes.push(
        'Orders older than the recording are not in its book, so best prices may be wrong at first.',
      );
    }
    if (this.#bars.length > 0) return this.#bars.finish(label, notes);
    return this.#builder.finish(label, NO_METAORDERS, notes);
  }

  #apply(record: FeedRecord): void {
    switch (record.kind) {
      case FEED_RECORD.orderAdd:
        this.#builder.arrival();
        this.#add(record.id, record.side === BUY ? BUY : SELL, record.price, record.quantity);
        break;
      case FEED_RECORD.orderExecute:
        this.#execute(record);
        break;
      case FEED_RECORD.orderReduce:
        this.#takeOff(record, record.quantity);
        break;
      case FEED_RECORD.orderRemove:
        this.#takeOff(record, Number.POSITIVE_INFINITY);
        break;
      case FEED_RECORD.orderReplace:
        this.#replace(record);
        break;
      case FEED_RECORD.depth:
        this.#hasBook = true;
        this.#builder.profile.met(record.price);
        this.#builder.levels.set(record.side === BUY ? BUY : SELL, record.price, record.quantity);
        break;
      case FEED_RECORD.depthClear:
        this.#builder.levels.clear();
        break;
      case FEED_RECORD.quote:
        this.#builder.quote(record.price, record.quantity, record.otherPrice, record.otherQuantity);
        break;
      case FEED_RECORD.trade:
        this.#trade(record.price, record.quantity, this.#signOf(record.side, record.price));
        break;
      case FEED_RECORD.gap:
        this.#gaps++;
        break;
    }
  }

  /** Bids and asks as they stood behind the first record, which is then part of them. */
  #open(): void {
    this.#hasBook = true;
    this.#builder.levels.clear();
    for (const { side, price, quantity } of this.#opening) {
      this.#builder.profile.met(price);
      this.#builder.levels.set(side, price, quantity);
    }
  }

  #quoteBook(): void {
    const { levels } = this.#builder;
    const [bid, ask] = [levels.best(BUY), levels.best(SELL)];
    this.#builder.quote(bid, levels.bestQuantity(BUY), ask, levels.bestQuantity(SELL));
  }

  #add(id: number, side: Side, price: number, quantity: number): void {
    this.#hasOrders = true;
    this.#hasBook = true;
    if (this.#live.count >= MOST_LIVE_ORDERS || this.#live.slotOf(id) >= 0) return;
    this.#live.add(id, side, price, quantity);
    const slot = this.#live.slotOf(id);
    if (slot >= this.#rested.length) this.#widen(slot);
    this.#rested[slot] = this.#now;
    this.#builder.profile.met(price);
    this.#change(side, price, quantity);
  }

  #execute(record: FeedRecord): void {
    const slot = this.#live.slotOf(record.id);
    const price = record.price !== 0 || slot < 0 ? record.price : this.#live.price[slot];
    const side = slot < 0 ? record.side : this.#live.book[slot];
    if (price !== 0 && side !== UNKNOWN_SIDE) this.#trade(price, record.quantity, side === BUY ? -1 : 1);
    const isLast = slot >= 0 && record.quantity >= this.#live.quantity[slot];
    if (isLast) this.#builder.filled(this.#now - this.#rested[slot]);
    this.#takeOff(record, record.quantity);
  }

  /** The new order keeps the side of the one it replaces. */
  #replace(record: FeedRecord): void {
    const slot = this.#live.slotOf(record.otherId);
    if (slot < 0) return;
    const side = this.#live.book[slot] === BUY ? BUY : SELL;
    this.#change(side, this.#live.price[slot], -this.#live.quantity[slot]);
    this.#live.remove(record.otherId, slot);
    this.#add(record.id, side, record.price, record.quantity);
  }

  /** Of an order that the recording never introduced the level is known where the record tells it. */
  #takeOff({ id, side, price, quantity }: FeedRecord, most: number): void {
    const slot = this.#live.slotOf(id);
    if (slot < 0) {
      if (price > 0 && side !== UNKNOWN_SIDE) this.#change(side === BUY ? BUY : SELL, price, -quantity);
      return;
    }
    const open = this.#live.quantity[slot];
    const off = Math.min(open, most);
    this.#change(this.#live.book[slot] === BUY ? BUY : SELL, this.#live.price[slot], -off);
    if (off === open) this.#live.remove(id, slot);
    else this.#live.quantity[slot] = open - off;
  }

  #change(side: Side, price: number, quantity: number): void {
    const { levels } = this.#builder;
    levels.set(side, price, Math.max(0, levels.quantity(side, price) + quantity));
  }

  /** Trades of one instant and sign are of one order; the mid is that before the book changes. */
  #trade(price: number, quantity: number, sign: number): void {
    this.#sign = sign;
    const isFirst = this.#builder.trade(this.#now, price, quantity, sign);
    if (isFirst && this.#hasOrders) this.#builder.arrival();
  }

  #signOf(side: number, price: number): number {
    if (side !== UNKNOWN_SIDE) return side === BUY ? 1 : -1;
    const { mid } = this.#builder;
    return price > mid ? 1 : price < mid ? -1 : this.#sign;
  }

  #widen(slot: number): void {
    const wider = new Float64Array(2 * slot);
    wider.set(this.#rested);
    this.#rested = wider;
  }
}
