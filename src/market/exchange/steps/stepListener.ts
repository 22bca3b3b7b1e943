import * as execution from '../../../core/models/messages/execution.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import * as sides from '../../../core/models/side.ts';
import { safeProduct } from '../../../core/utils/safeInt.ts';
import type { BookEngine, BookEvents } from '../book/bookEngine.ts';
import type { Ledger } from '../clearing/ledger.ts';
import type { InstrumentTable } from '../entry/instrumentTable.ts';
import { clientOrderIdOf } from '../entry/orderKey.ts';
import type { MarketData } from '../feeds/marketData.ts';
import type { Journal } from '../reports/journal.ts';
import type { VenueCounts } from '../reports/venueCounts.ts';
import { IntRows } from './intRows.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { EXECUTION_EVENT } = execution;
const { BUY } = sides;
const { accepted, cancelled, filledMaker, filledTaker } = EXECUTION_EVENT;

export interface StepListenerParts {
  readonly engine: BookEngine;
  readonly ledger: Ledger;
  readonly table: InstrumentTable;
  readonly counts: VenueCounts;
  readonly journal: Journal;
  readonly marketData: MarketData;
}

/**
 * Turns what happens in the book during a step into clearing, lines of the journal, market data and the rows of the
 * member's report. Plain orders only: nothing is replaced, reduced or parked in discrete time.
 */
export class StepListener implements BookEvents {
  readonly fills = new IntRows();
  readonly trades = new IntRows();
  #parts!: StepListenerParts;
  #ctx!: ActorContext;
  /** False where nobody keeps the journal: nothing is made for it then. */
  #records = true;
  /** Row of the command that is executed. */
  row = 0;

  connect(parts: StepListenerParts): void {
    this.#parts = parts;
  }

  begin(ctx: ActorContext, instrument: number): void {
    this.#ctx = ctx;
    this.#records = ctx.records !== false;
    this.fills.clear();
    this.fills.push2(instrument, 0);
    this.trades.clear();
    this.trades.push1(instrument);
  }

  accepted(slot: number): void {
    const { engine } = this.#parts;
    this.#write(slot, accepted, engine.priceOf(slot), engine.leavesOf(slot), 0);
  }

  traded(maker: number, taker: number, price: number, quantity: number): void {
    const { counts, engine, ledger, marketData, table } = this.#parts;
    const instrument = engine.instrumentOf(maker);
    const notional = safeProduct(
      price * quantity,
      table.tickValueMinor[instrument],
      'the notional of a trade',
    );
    const tradeId = counts.traded();
    const owner = engine.accountOf(maker);
    const side = engine.sideOf(taker);
    table.traded(instrument, price);
    ledger.fill(owner, instrument, 1 - side, quantity, notional);
    ledger.fill(engine.accountOf(taker), instrument, side, quantity, notional);
    this.fills.push5(this.row, owner, clientOrderIdOf(engine.keyOf(maker), owner), price, quantity);
    this.trades.push2(price, side === BUY ? quantity : -quantity);
    this.#write(maker, filledMaker, price, quantity, tradeId);
    this.#write(taker, filledTaker, price, quantity, tradeId);
    marketData.traded(this.#ctx, maker, side, price, quantity, tradeId);
  }

  rested(slot: number): void {
    this.#parts.marketData.rested(this.#ctx, slot);
  }

  cancelled(slot: number, quantity: number, reason: number, rested: boolean): void {
    const { engine, marketData } = this.#parts;
    const price = engine.priceOf(slot);
    this.#write(slot, cancelled, price, quantity, reason);
    if (rested) marketData.removed(this.#ctx, slot, price);
  }

  reduced(): void {}

  replaced(): void {}

  #write(slot: number, event: number, price: number, quantity: number, reference: number): void {
    if (!this.#records) return;
    const { engine, journal } = this.#parts;
    const account = engine.accountOf(slot);
    journal.write(
      this.#ctx,
      account,
      event,
      clientOrderIdOf(engine.keyOf(slot), account),
      engine.orderIdOf(slot),
      engine.instrumentOf(slot),
      engine.sideOf(slot),
      price,
      quantity,
      engine.leavesOf(slot),
      reference,
    );
  }
}
