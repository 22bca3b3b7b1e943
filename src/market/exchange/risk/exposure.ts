import type { PlainData } from '../../../core/models/plainData.ts';
import type { Side } from '../../../core/models/side.ts';
import type { AccountId, InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

/**
 * What each account has open, kept up to date by every change of an order, so that a check never walks a book. An
 * order counts from its acceptance to its end, at its own limit price; a market order, which has none, at 0: it never
 * stays open. Rows are `(account * instruments + instrument) * 2 + side`.
 */
export class Exposure {
  /** An open order is on its way into a book, which has not told of it: its lots count once it is there. */
  entering = false;
  readonly accounts: number;
  readonly instruments: number;
  /** Lots and orders open, by row. */
  readonly lots: Float64Array;
  readonly orders: Int32Array;
  /** Minor units, by row: lots times their limit prices. */
  readonly notional: Float64Array;
  /** The same for whole accounts. */
  readonly accountOrders: Int32Array;
  readonly accountNotional: Float64Array;
  readonly #tickValueMinor: Float64Array;

  constructor(accounts: number, tickValueMinor: Float64Array) {
    this.accounts = accounts;
    this.instruments = tickValueMinor.length;
    const rows = accounts * this.instruments * 2;
    this.lots = new Float64Array(rows);
    this.orders = new Int32Array(rows);
    this.notional = new Float64Array(rows);
    this.accountOrders = new Int32Array(accounts);
    this.accountNotional = new Float64Array(accounts);
    this.#tickValueMinor = tickValueMinor;
  }

  rowOf(account: AccountId, instrument: InstrumentId, side: number): number {
    return (account * this.instruments + instrument) * 2 + side;
  }

  /** An order is open from here on, wherever it waits. */
  opened(
    account: AccountId,
    instrument: InstrumentId,
    side: Side,
    price: PriceTicks,
    lots: QuantityLots,
  ): void {
    this.orders[this.rowOf(account, instrument, side)] += 1;
    this.accountOrders[account] += 1;
    this.changed(account, instrument, side, price, lots);
  }

  /** An order whose lots have all been taken off has ended. */
  ended(account: AccountId, instrument: InstrumentId, side: Side): void {
    this.orders[this.rowOf(account, instrument, side)] -= 1;
    this.accountOrders[account] -= 1;
  }

  /** An open order has `lots` more, or fewer where negative. */
  changed(account: AccountId, instrument: InstrumentId, side: Side, price: PriceTicks, lots: number): void {
    const row = this.rowOf(account, instrument, side);
    const notional = price * lots * this.#tickValueMinor[instrument];
    this.lots[row] += lots;
    this.notional[row] += notional;
    this.accountNotional[account] += notional;
  }

  #columns(): (Float64Array | Int32Array)[] {
    return [this.lots, this.orders, this.notional, this.accountOrders, this.accountNotional];
  }

  snapshot(): PlainData {
    return this.#columns().map((column) => column.slice());
  }

  restore(state: PlainData): void {
    const saved = state as readonly (Float64Array | Int32Array)[];
    for (const [i, column] of this.#columns().entries()) column.set(saved[i]);
  }

  addTo(hash: Hash64): void {
    for (const column of this.#columns()) {
      for (let row = 0; row < column.length; row++) hash.addNumber(column[row]);
    }
  }
}
