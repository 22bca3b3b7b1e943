import { PriceLevels } from '../../../core/data/l2/priceLevels.ts';
import { DepthProfile } from './depthProfile.ts';
import { GrowingColumn } from './growingColumn.ts';
import type { MarketSeries, Metaorders } from './marketSeries.ts';
import { PendingOrder } from './pendingOrder.ts';

/** Cells of the grid in a minute. */
const CELLS_PER_MINUTE = 60;
/** A silence of so many cells (an hour, where the minute is one) parts two sessions: no return leads across it. */
const SILENT_CELLS = 3600;
/** A session begins on a whole half hour of the grid, so that its longest returns are its own. */
const ALIGNED_CELLS = 1800;
/** Some hundred days of trading in seconds. */
const MOST_CELLS = 1 << 22;
const MOST_ORDERS = 1 << 20;
const MOST_GAPS = 1 << 20;
const MOST_FILLS = 1 << 18;

/**
 * Takes what happens in a market, in order of time, and keeps the series of a realism report in bounded memory. It does
 * not know where it comes from: logs and recordings feed the same calls.
 */
export class SeriesBuilder {
  /** The book per price, kept by whoever feeds the builder. */
  readonly levels = new PriceLevels();
  readonly profile: DepthProfile;
  readonly #cellNs: number;
  readonly #mids = new GrowingColumn(MOST_CELLS);
  readonly #volumes = new GrowingColumn(MOST_CELLS);
  readonly #spreads = new GrowingColumn(MOST_CELLS);
  readonly #touch = new GrowingColumn(MOST_CELLS);
  readonly #orders = new PendingOrder(MOST_ORDERS);
  readonly #orderGaps = new GrowingColumn(MOST_GAPS);
  readonly #tradeGaps = new GrowingColumn(MOST_GAPS);
  readonly #fills = new GrowingColumn(MOST_FILLS);
  #now = Number.NaN;
  /** End of the present cell. */
  #cellEnd = Number.NaN;
  #mid = Number.NaN;
  #spread = Number.NaN;
  #quantity = 0;
  #volume = 0;
  #lastOrder = Number.NaN;
  #lastTrade = Number.NaN;

  /**
   * @param minuteNs length of the base interval of returns in nanoseconds.
   * @param tick of prices in their units; 0 where it is to be found from the prices of resting orders.
   */
  constructor(minuteNs: number, tick: number) {
    this.#cellNs = minuteNs / CELLS_PER_MINUTE;
    this.profile = new DepthProfile(tick);
  }

  /** Present mid; `NaN` where a side is empty or the sides cross. */
  get mid(): number {
    return this.#mid;
  }

  /** Goes on to a time in nanoseconds; an earlier one than before counts as the present. */
  advance(ns: number): void {
    if (ns < this.#cellEnd) {
      if (ns > this.#now) this.#now = ns;
      return;
    }
    if (Number.isNaN(this.#cellEnd)) this.#cellEnd = this.#endOfCell(ns);
    else this.#close(ns);
    this.#now = ns;
  }

  /** Best prices and quantities from now on; 0 and `NaN` are an empty side. */
  quote(bid: number, bidQuantity: number, ask: number, askQuantity: number): void {
    const isTwoSided = bid > 0 && ask >= bid;
    this.#mid = isTwoSided ? (bid + ask) / 2 : Number.NaN;
    this.#spread = isTwoSided ? (2e4 * (ask - bid)) / (bid + ask) : Number.NaN;
    this.#quantity = (bidQuantity + askQuantity) / 2;
  }

  /** A trade; those of one `event` and sign are of one order. True where it is the first of its order. */
  trade(event: number, price: number, quantity: number, sign: number): boolean {
    this.#volume += quantity;
    const isFirst = this.#orders.trade(event, price, quantity, sign, this.#mid);
    if (isFirst) {
      this.#gap(this.#tradeGaps, this.#lastTrade);
      this.#lastTrade = this.#now;
    }
    return isFirst;
  }

  /** A quantity traded in an auction: no order took it, so that it has no sign. */
  auctioned(quantity: number): void {
    this.#volume += quantity;
  }

  /** An order arrived. */
  arrival(): void {
    this.#gap(this.#orderGaps, this.#lastOrder);
    this.#lastOrder = this.#now;
  }

  /** An order that had rested for `ns` nanoseconds was filled whole. */
  filled(ns: number): void {
    this.#fills.push(ns / 1e9);
  }

  finish(label: string, metaorders: Metaorders, notes: readonly string[]): MarketSeries {
    if (!Number.isNaN(this.#cellEnd)) this.#closeCells(1);
    this.#orders.flush(this.#mid);
    const byOrders = this.#orderGaps.length > 0;
    const columns = [this.#mids, this.#orders.prices, this.#orderGaps];
    const isCut = columns.some(({ dropped }) => dropped > 0);
    return {
      label,
      minuteNs: this.#cellNs * CELLS_PER_MINUTE,
      cellsPerMinute: CELLS_PER_MINUTE,
      mids: this.#mids.values(),
      volumes: this.#volumes.values(),
      spreads: this.#spreads.values(),
      touch: this.#touch.values(),
      orders: this.#orders.finish(),
      gaps: (byOrders ? this.#orderGaps : this.#tradeGaps).values(),
      gapsOf: byOrders ? 'orders' : 'trades',
      fillTimes: this.#fills.values(),
      depth: this.profile.finish(),
      metaorders,
      notes: isCut ? [...notes, cutNote(this.#mids.length, this.#orders.prices.length)] : notes,
    };
  }

  #gap(column: GrowingColumn, last: number): void {
    const ns = this.#now - last;
    if (ns < SILENT_CELLS * this.#cellNs) column.push(ns / 1e9);
  }

  #endOfCell(ns: number): number {
    return (Math.floor(ns / this.#cellNs) + 1) * this.#cellNs;
  }

  #close(ns: number): void {
    const cells = 1 + Math.floor((ns - this.#cellEnd) / this.#cellNs);
    if (cells <= SILENT_CELLS) {
      this.#closeCells(cells);
      this.#cellEnd += cells * this.#cellNs;
      return;
    }
    this.#closeCells(1);
    while (this.#mids.length % ALIGNED_CELLS !== 0 && this.#mids.dropped === 0) {
      this.#mids.push(Number.NaN);
      this.#volumes.push(0);
    }
    this.#cellEnd = this.#endOfCell(ns);
  }

  /** The present cell ends, and the book stands as it is for those behind it. */
  #closeCells(cells: number): void {
    this.#orders.flush(this.#mid);
    this.profile.sample(this.levels, cells);
    for (let i = 0; i < cells; i++) {
      this.#mids.push(this.#mid);
      this.#volumes.push(this.#volume);
      this.#volume = 0;
      if (Number.isNaN(this.#mid)) continue;
      this.#spreads.push(this.#spread);
      this.#touch.push(this.#quantity);
    }
  }
}

function cutNote(cells: number, orders: number): string {
  return `The market is longer than what is kept of it: returns are of its first ${cells} seconds, signs and sizes of its first ${orders} market orders or fewer, waits of its first ${MOST_GAPS}.`;
}
