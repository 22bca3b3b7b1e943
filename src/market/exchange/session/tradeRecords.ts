import type { PlainData } from '../../../core/models/plainData.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { TradeSides } from './sessionEvents.ts';

/** Columns of one trade: its own, then those of each side. */
const INSTRUMENT = 0;
const PRICE = 1;
const QUANTITY = 2;
/** 1 after it was taken out. */
const BUSTED = 3;
const FIRST_SIDE = 4;
/** Columns of one side. */
const ACCOUNT = 0;
const KEY = 1;
const ORDER_ID = 2;
const SIDE = 3;
const SIDE_COLUMNS = 4;
const STRIDE = FIRST_SIDE + 2 * SIDE_COLUMNS;
const FIRST_CAPACITY = 256;

/** The day's trades, kept so that an operator can take one out: found by number, which has no gaps. */
export class TradeRecords {
  #rows = new Float64Array(FIRST_CAPACITY * STRIDE);
  #count = 0;
  /** Number of the trade in the first row. */
  #firstId = 1;

  /** `maker` and `taker` are slots that are still valid. */
  add(
    tradeId: number,
    engine: TradeSides,
    maker: number,
    taker: number,
    price: number,
    quantity: number,
  ): void {
    if (this.#count === 0) this.#firstId = tradeId;
    if ((this.#count + 1) * STRIDE > this.#rows.length) this.#grow();
    const rows = this.#rows;
    const at = this.#count * STRIDE;
    rows[at + INSTRUMENT] = engine.instrumentOf(maker);
    rows[at + PRICE] = price;
    rows[at + QUANTITY] = quantity;
    rows[at + BUSTED] = 0;
    this.#addSide(at + FIRST_SIDE, engine, maker);
    this.#addSide(at + FIRST_SIDE + SIDE_COLUMNS, engine, taker);
    this.#count += 1;
  }

  #addSide(at: number, engine: TradeSides, slot: number): void {
    this.#rows[at + ACCOUNT] = engine.accountOf(slot);
    this.#rows[at + KEY] = engine.keyOf(slot);
    this.#rows[at + ORDER_ID] = engine.orderIdOf(slot);
    this.#rows[at + SIDE] = engine.sideOf(slot);
  }

  #grow(): void {
    const larger = new Float64Array(this.#rows.length * 2);
    larger.set(this.#rows);
    this.#rows = larger;
  }

  has(tradeId: number): boolean {
    const row = tradeId - this.#firstId;
    return row >= 0 && row < this.#count && row === Math.floor(row);
  }

  instrumentOf(tradeId: number): number {
    return this.#rows[this.#at(tradeId) + INSTRUMENT];
  }
  priceOf(tradeId: number): number {
    return this.#rows[this.#at(tradeId) + PRICE];
  }
  quantityOf(tradeId: number): number {
    return this.#rows[this.#at(tradeId) + QUANTITY];
  }
  isBusted(tradeId: number): boolean {
    return this.#rows[this.#at(tradeId) + BUSTED] === 1;
  }
  /** The readers of one side; `liquidity` is `MAKER` or `TAKER`. */
  accountOf(tradeId: number, liquidity: number): number {
    return this.#rows[this.#sideAt(tradeId, liquidity) + ACCOUNT];
  }
  keyOf(tradeId: number, liquidity: number): number {
    return this.#rows[this.#sideAt(tradeId, liquidity) + KEY];
  }
  orderIdOf(tradeId: number, liquidity: number): number {
    return this.#rows[this.#sideAt(tradeId, liquidity) + ORDER_ID];
  }
  sideOf(tradeId: number, liquidity: number): number {
    return this.#rows[this.#sideAt(tradeId, liquidity) + SIDE];
  }

  setBusted(tradeId: number): void {
    this.#rows[this.#at(tradeId) + BUSTED] = 1;
  }
  setPrice(tradeId: number, price: number): void {
    this.#rows[this.#at(tradeId) + PRICE] = price;
  }

  /** At the beginning of a day: yesterday's trades stand. */
  clear(): void {
    this.#count = 0;
  }

  #at(tradeId: number): number {
    return (tradeId - this.#firstId) * STRIDE;
  }

  #sideAt(tradeId: number, liquidity: number): number {
    return this.#at(tradeId) + FIRST_SIDE + liquidity * SIDE_COLUMNS;
  }

  snapshot(): PlainData {
    return { firstId: this.#firstId, rows: this.#rows.slice(0, this.#count * STRIDE) };
  }

  restore(state: PlainData): void {
    const { firstId, rows } = state as { readonly firstId: number; readonly rows: Float64Array };
    this.#firstId = firstId;
    this.#count = rows.length / STRIDE;
    while (this.#rows.length < rows.length) this.#grow();
    this.#rows.set(rows);
  }

  addTo(hash: Hash64): void {
    hash.addNumber(this.#firstId);
    hash.addFields(this.#rows, 0, this.#count * STRIDE);
  }
}
