import * as executionConstants from '../../../core/models/messages/execution.ts';
import { FeeCharged } from '../../../core/models/messages/execution.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Notice } from '../../../core/models/ports/mechanism.ts';
import { safeProduct } from '../../../core/utils/safeInt.ts';
import type { BookEngine, BookEvents } from '../book/bookEngine.ts';
import * as bookTerms from '../book/bookTerms.ts';
import type { FeeMeter } from '../clearing/feeMeter.ts';
import type { Ledger } from '../clearing/ledger.ts';
import type { InstrumentTable } from '../entry/instrumentTable.ts';
import type { MarketData } from '../feeds/marketData.ts';
import type { ExecutionReports } from './executionReports.ts';
import type { VenueCounts } from './venueCounts.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { MAKER, TAKER } = executionConstants;
const { whole } = bookTerms.VISIBILITY;

const NO_SLOT = -1;

/** What the listener passes the book's events on to. */
export interface ListenerParts {
  readonly engine: BookEngine;
  readonly ledger: Ledger;
  readonly table: InstrumentTable;
  readonly fees: FeeMeter;
  readonly counts: VenueCounts;
  readonly reports: ExecutionReports;
  readonly marketData: MarketData;
}

/** Turns what happens inside the book into clearing, execution reports and market data, in that order. */
export class BookListener implements BookEvents {
  #parts!: ListenerParts;
  #ctx!: ActorContext;
  /** The order on its way through the book: not resting, so no feed shows it yet. */
  #active = NO_SLOT;

  /** The engine needs its listener first, so the listener gets its parts second. */
  connect(parts: ListenerParts): void {
    this.#parts = parts;
  }

  /** Called before each command. */
  begin(ctx: ActorContext): void {
    this.#ctx = ctx;
    this.#active = NO_SLOT;
  }

  accepted(slot: number): void {
    this.#active = slot;
    this.#parts.reports.accepted(this.#ctx, slot);
  }

  traded(maker: number, taker: number, price: number, quantity: number): void {
    this.#clear(maker, taker, price, quantity);
    const { counts, engine, marketData } = this.#parts;
    marketData.traded(this.#ctx, maker, engine.sideOf(taker), price, quantity, counts.trades);
  }

  /** A trade of an auction, where the taker stood in the book too, or at another price than the maker's. */
  crossed(maker: number, taker: number, price: number, quantity: number): void {
    this.#clear(maker, taker, price, quantity);
    const { counts, marketData } = this.#parts;
    const takerRests = taker !== this.#active;
    marketData.crossed(this.#ctx, maker, taker, price, quantity, counts.trades, takerRests);
  }

  /** Numbers a trade and settles both of its sides. */
  #clear(maker: number, taker: number, price: number, quantity: number): void {
    const { engine, table } = this.#parts;
    const instrument = engine.instrumentOf(maker);
    const notional = safeProduct(
      price * quantity,
      table.tickValueMinor[instrument],
      'the notional of a trade',
    );
    const tradeId = this.#parts.counts.traded();
    table.traded(instrument, price);
    this.#settle(maker, MAKER, price, quantity, notional, tradeId);
    this.#settle(taker, TAKER, price, quantity, notional, tradeId);
  }

  /** One side of a trade: cash and position, fee, report. */
  #settle(
    slot: number,
    liquidity: number,
    price: number,
    quantity: number,
    notional: number,
    tradeId: number,
  ): void {
    const { engine, ledger, fees, reports } = this.#parts;
    const account = engine.accountOf(slot);
    const instrument = engine.instrumentOf(slot);
    const fee = fees.charge(tradeId, liquidity, account, quantity, notional);
    ledger.fill(account, instrument, engine.sideOf(slot), quantity, notional);
    reports.filled(this.#ctx, slot, liquidity, price, quantity, tradeId, fee);
    if (fee === 0) return;
    ledger.charge(account, fee);
    this.#ctx.record(FeeCharged.id, account, instrument, tradeId, fee);
  }

  /** An order that was accepted before comes to match: out of the dark, or from where it was parked. */
  entered(slot: number): void {
    this.#active = slot;
  }

  rested(slot: number): void {
    this.#active = NO_SLOT;
    if (!this.#isShownWhole(slot)) this.#parts.reports.displayed(this.#ctx, slot, true);
    this.#parts.marketData.rested(this.#ctx, slot);
  }

  /** Another peak, or a smaller one. */
  displayed(slot: number, last: boolean): void {
    this.#parts.reports.displayed(this.#ctx, slot, last);
    if (last) this.#parts.marketData.rested(this.#ctx, slot);
    else this.#parts.marketData.reduced(this.#ctx, slot);
  }

  /** Of any other order the book tells what it shows by itself. */
  #isShownWhole(slot: number): boolean {
    return this.#parts.engine.visibilityOf(slot) === whole;
  }

  reduced(slot: number, quantity: number): void {
    this.#parts.reports.reduced(this.#ctx, slot, quantity);
    if (slot !== this.#active && this.#isShownWhole(slot)) this.#parts.marketData.reduced(this.#ctx, slot);
  }

  cancelled(slot: number, quantity: number, reason: number, rested: boolean): void {
    this.#parts.reports.cancelled(this.#ctx, slot, quantity, reason);
    if (rested) this.#parts.marketData.removed(this.#ctx, slot, this.#parts.engine.priceOf(slot));
    if (slot === this.#active) this.#active = NO_SLOT;
  }

  replaced(
    slot: number,
    oldKey: number,
    oldPrice: number,
    _oldQuantity: number,
    keptPriority: boolean,
  ): void {
    this.#parts.reports.replaced(this.#ctx, slot, oldKey, keptPriority);
    if (keptPriority) {
      if (this.#isShownWhole(slot)) this.#parts.marketData.reduced(this.#ctx, slot);
      return;
    }
    this.#active = slot;
    this.#parts.marketData.removed(this.#ctx, slot, oldPrice);
  }

  announced(notice: Notice): void {
    this.#parts.marketData.announced(this.#ctx, notice);
  }

  /** The venue gave the order another price: it left its queue and enters afresh under its own id. */
  repriced(slot: number, oldPrice: number): void {
    this.#parts.reports.replaced(this.#ctx, slot, this.#parts.engine.keyOf(slot), false);
    this.#active = slot;
    this.#parts.marketData.removed(this.#ctx, slot, oldPrice);
  }
}
