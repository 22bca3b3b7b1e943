import type { Message } from '../../../core/models/message.ts';
import * as execution from '../../../core/models/messages/execution.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import { CancelOrder, MassCancel, NewOrder, ReplaceOrder } from '../../../core/models/messages/orderEntry.ts';
import { MassCancelSide } from '../../../core/models/messages/risk.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import * as rejectCodes from '../../../core/models/rejectCodes.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import type { ActorId, InstrumentId } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import type { Ledger } from '../clearing/ledger.ts';
import type { MarketData } from '../feeds/marketData.ts';
import type { OrderDesk } from '../orders/desk.ts';
import type { ReplacedOrder } from '../orders/deskReplaces.ts';
import type { TradeThroughProtection } from '../protection/tradeThroughProtection.ts';
import type { BookListener } from '../reports/bookListener.ts';
import type { ExecutionReports } from '../reports/executionReports.ts';
import type { VenueCounts } from '../reports/venueCounts.ts';
import type { RiskGate } from '../risk/riskGate.ts';
import type { VenueSession } from '../session/venueSession.ts';
import type { CashSettlement } from '../settlement/cashSettlement.ts';
import * as doorConstants from './door.ts';
import { checkNewOrder, checkPriceAndQuantity, isWhole } from './door.ts';
import type { InstrumentTable } from './instrumentTable.ts';
import { KeyList } from './keyList.ts';
import { orderKey } from './orderKey.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { CANCEL_REASON } = execution;
const { ALL_INSTRUMENTS, ORDER_TYPE, SWEEP, TIME_IN_FORCE } = orderEntry;
const { REJECT_CODE } = rejectCodes;
const { MAX_CLIENT_ORDER_ID } = doorConstants;

const NO_INSTRUMENT = -1;
/** Registered names of the plain order types, by their numbers. */
const TYPE_NAMES = Object.keys(ORDER_TYPE);

export interface OrderEntryParts {
  readonly engine: BookEngine;
  readonly ledger: Ledger;
  readonly table: InstrumentTable;
  readonly listener: BookListener;
  readonly counts: VenueCounts;
  readonly reports: ExecutionReports;
  readonly marketData: MarketData;
  /** The risk gate behind the door, where the venue has one. */
  readonly gate?: RiskGate | undefined;
  /** What is more than a plain order, where the venue takes it. */
  readonly desk?: OrderDesk | undefined;
  /** What the present phase takes, where the venue has phases. */
  readonly session?: VenueSession | undefined;
  /** Protection of the quotes of others, where the venue has it. */
  readonly protection?: TradeThroughProtection | undefined;
  /** What is traded no more, where the venue settles instruments. */
  readonly settlement?: CashSettlement | undefined;
}

/** The four commands of a participant: checked at the door, handed to the book, refused with a code. */
export class OrderEntry {
  readonly #engine: BookEngine;
  readonly #ledger: Ledger;
  readonly #table: InstrumentTable;
  readonly #listener: BookListener;
  readonly #counts: VenueCounts;
  readonly #reports: ExecutionReports;
  readonly #marketData: MarketData;
  readonly #gate: RiskGate | undefined;
  readonly #desk: OrderDesk | undefined;
  readonly #session: VenueSession | undefined;
  readonly #protection: TradeThroughProtection | undefined;
  readonly #settlement: CashSettlement | undefined;
  /** Highest client order id of each account: ids only grow, so one number tells a used one. */
  readonly #lastId: Int32Array;
  readonly #keys = new KeyList();

  constructor(parts: OrderEntryParts) {
    this.#engine = parts.engine;
    this.#ledger = parts.ledger;
    this.#table = parts.table;
    this.#listener = parts.listener;
    this.#counts = parts.counts;
    this.#reports = parts.reports;
    this.#marketData = parts.marketData;
    this.#gate = parts.gate;
    this.#desk = parts.desk;
    this.#session = parts.session;
    this.#protection = parts.protection;
    this.#settlement = parts.settlement;
    this.#lastId = new Int32Array(parts.ledger.participant.length);
  }

  newOrder(ctx: ActorContext, from: ActorId, message: Message): void {
    const id = message.get(NewOrder.clientOrderId);
    const instrument = message.get(NewOrder.instrument);
    const side = message.get(NewOrder.side);
    const type = message.get(NewOrder.orderType);
    const timeInForce = message.get(NewOrder.timeInForce);
    const price = message.get(NewOrder.price);
    const quantity = message.get(NewOrder.quantity);
    const asked = message.get(NewOrder.flags);
    const flags = asked >= SWEEP ? asked - SWEEP : asked;
    this.#counts.orderArrived();
    let code = this.useId(from, id);
    if (code === 0) {
      code = checkNewOrder(this.#table, instrument, side, type, timeInForce, price, quantity, flags);
    }
    if (code === 0 && this.#settlement !== undefined) code = this.#settlement.refusalOf(instrument);
    if (code === 0 && this.#session !== undefined) {
      code = this.#session.refusalOfOrder(instrument, TYPE_NAMES[type], timeInForce, flags);
    }
    if (code === 0 && this.#gate !== undefined) {
      const limit = type === ORDER_TYPE.market ? 0 : price;
      const rests = timeInForce === TIME_IN_FORCE.gtc;
      code = this.#gate.check(ctx, from, instrument, side as Side, limit, quantity, rests);
    }
    if (code === 0) {
      const key = orderKey(from, id);
      this.#listener.begin(ctx);
      if (this.#protection !== undefined) this.#protection.isSweep = asked >= SWEEP;
      code = this.#engine.submit(
        key,
        from,
        instrument,
        side as Side,
        type,
        timeInForce,
        price,
        quantity,
        flags,
      );
      if (this.#protection !== undefined) this.#protection.isSweep = false;
    }
    if (code === 0) this.publish(ctx, instrument);
    else this.#reports.rejected(ctx, from, id, instrument, side, price, quantity, code);
  }

  cancelOrder(ctx: ActorContext, from: ActorId, message: Message): void {
    const id = message.get(CancelOrder.clientOrderId);
    const slot = this.#liveSlot(from, id);
    if (slot < 0) {
      if (this.#cancelParked(ctx, from, id)) return;
      this.#reports.cancelRejected(ctx, from, 0, id, NO_INSTRUMENT, this.#whyNotLive(from, id));
      return;
    }
    const instrument = this.#engine.instrumentOf(slot);
    const refusal = this.#session?.refusalOfCancel(instrument) ?? 0;
    if (refusal !== 0) {
      this.#reports.cancelRejected(ctx, from, 0, id, instrument, refusal);
      return;
    }
    this.#listener.begin(ctx);
    const code = this.#engine.cancel(orderKey(from, id), CANCEL_REASON.requested);
    // A mechanism may hold an order to its word; one that fails at the cancel ends every order, and says so itself.
    const isRefused = code !== 0 && code !== REJECT_CODE.venueHalted;
    if (isRefused) this.#reports.cancelRejected(ctx, from, 0, id, instrument, code);
    else this.publish(ctx, instrument);
  }

  /** Cancels an order that waits outside the book; false where the account has none of this id. */
  #cancelParked(ctx: ActorContext, from: ActorId, id: number): boolean {
    const desk = this.#desk;
    const key = this.#keyOf(from, id);
    if (desk === undefined || !desk.holds(key)) return false;
    const instrument = desk.instrumentOf(key);
    const refusal = this.#session?.refusalOfCancel(instrument) ?? 0;
    if (refusal !== 0) {
      this.#reports.cancelRejected(ctx, from, 0, id, instrument, refusal);
      return true;
    }
    desk.cancel(ctx, key, CANCEL_REASON.requested);
    this.publish(ctx, instrument);
    return true;
  }

  replaceOrder(ctx: ActorContext, from: ActorId, message: Message): void {
    const id = message.get(ReplaceOrder.clientOrderId);
    const originalId = message.get(ReplaceOrder.originalClientOrderId);
    const price = message.get(ReplaceOrder.price);
    const quantity = message.get(ReplaceOrder.quantity);
    if (this.#desk?.follows(this.#keyOf(from, originalId)) === true) {
      this.#replaceAtDesk(ctx, from, id, originalId, price, quantity);
      return;
    }
    const slot = this.#liveSlot(from, originalId);
    const instrument = slot < 0 ? NO_INSTRUMENT : this.#engine.instrumentOf(slot);
    // Asked before the new id is used up: an original id not yet sent is unknown, not too late.
    const whyNot = slot < 0 ? this.#whyNotLive(from, originalId) : 0;
    let code = this.useId(from, id);
    if (code === 0) code = whyNot;
    if (code === 0) code = checkPriceAndQuantity(this.#table, instrument, price, quantity);
    if (code === 0 && this.#session !== undefined) code = this.#session.refusalOfReplace(instrument);
    if (code === 0 && this.#gate !== undefined) code = this.#checkReplace(ctx, from, slot, price, quantity);
    if (code === 0) {
      this.#listener.begin(ctx);
      code = this.#engine.replace(orderKey(from, originalId), orderKey(from, id), price, quantity);
    }
    if (code === 0) this.publish(ctx, instrument);
    else this.#reports.cancelRejected(ctx, from, id, originalId, instrument, code);
  }

  #replaceAtDesk(
    ctx: ActorContext,
    from: ActorId,
    id: number,
    originalId: number,
    price: number,
    quantity: number,
  ): void {
    const desk = this.#desk as OrderDesk;
    const key = this.#keyOf(from, originalId);
    const instrument = desk.instrumentOf(key);
    let code = this.useId(from, id);
    if (code === 0) {
      code = desk.replace(ctx, key, { id, price, quantity }, (change) =>
        this.#refusalAtDesk(ctx, from, change),
      );
    }
    if (code === 0) this.publish(ctx, instrument);
    else this.#reports.cancelRejected(ctx, from, id, originalId, instrument, code);
  }

  #refusalAtDesk(ctx: ActorContext, from: ActorId, change: ReplacedOrder): number {
    const { instrument, oldPrice, oldQuantity, price, quantity, side, trigger } = change;
    const gate = this.#gate;
    if (gate === undefined) return 0;
    return gate.checkReplace(ctx, from, instrument, side, oldPrice, oldQuantity, price, quantity, trigger);
  }

  /** What the command set off, and then what the public sees of it all. */
  publish(ctx: ActorContext, instrument: InstrumentId): void {
    this.#desk?.settle(ctx, instrument);
    this.#marketData.publish(ctx, instrument);
  }

  #checkReplace(ctx: ActorContext, from: ActorId, slot: number, price: number, quantity: number): number {
    const gate = this.#gate;
    if (gate === undefined) return 0;
    const engine = this.#engine;
    const instrument = engine.instrumentOf(slot);
    const side = engine.sideOf(slot);
    return gate.checkReplace(
      ctx,
      from,
      instrument,
      side,
      engine.priceOf(slot),
      engine.leavesOf(slot),
      price,
      quantity,
      0,
    );
  }

  massCancel(ctx: ActorContext, from: ActorId, message: Message): void {
    const instrument = message.get(MassCancel.instrument);
    const code = this.#whyNoMassCancel(from, instrument);
    if (code !== 0) this.#reports.cancelRejected(ctx, from, 0, 0, instrument, code);
    else this.#cancelIn(ctx, from, instrument, BUY, SELL, CANCEL_REASON.requested);
  }

  massCancelSide(ctx: ActorContext, from: ActorId, message: Message): void {
    const instrument = message.get(MassCancelSide.instrument);
    const side = message.get(MassCancelSide.side);
    let code = this.#whyNoMassCancel(from, instrument);
    if (code === 0 && !isWhole(side, BUY, SELL)) code = REJECT_CODE.invalidSide;
    if (code !== 0) this.#reports.cancelRejected(ctx, from, 0, 0, instrument, code);
    else this.#cancelIn(ctx, from, instrument, side as Side, side as Side, CANCEL_REASON.requested);
  }

  #whyNoMassCancel(from: ActorId, instrument: number): number {
    if (!this.#ledger.isParticipant(from)) return REJECT_CODE.unknownAccount;
    return isWhole(instrument, ALL_INSTRUMENTS, this.#table.count - 1) ? 0 : REJECT_CODE.unknownInstrument;
  }

  /** Cancels every order of an account at the venue; gives how many there were. */
  cancelEverything(ctx: ActorContext, account: ActorId, reason: number): number {
    return this.#cancelIn(ctx, account, ALL_INSTRUMENTS, BUY, SELL, reason);
  }

  /** Cancels every order of an account in one instrument. */
  cancelAllIn(ctx: ActorContext, account: ActorId, instrument: InstrumentId, reason: number): void {
    this.#cancelIn(ctx, account, instrument, BUY, SELL, reason);
  }

  #cancelIn(
    ctx: ActorContext,
    account: ActorId,
    instrument: number,
    firstSide: Side,
    lastSide: Side,
    reason: number,
  ): number {
    const last = instrument === ALL_INSTRUMENTS ? this.#table.count - 1 : instrument;
    let cancelled = 0;
    for (let id = Math.max(0, instrument); id <= last; id++) {
      cancelled += this.#cancelSides(ctx, account, id, firstSide, lastSide, reason);
    }
    return cancelled;
  }

  #cancelSides(
    ctx: ActorContext,
    account: ActorId,
    instrument: InstrumentId,
    firstSide: Side,
    lastSide: Side,
    reason: number,
  ): number {
    const keys = this.#keys;
    const refusal = this.#refusalOfMassCancel(instrument, reason);
    if (refusal !== 0) {
      this.#reports.cancelRejected(ctx, account, 0, 0, instrument, refusal);
      return 0;
    }
    keys.collect(this.#engine, account, instrument, firstSide, lastSide);
    let cancelled = this.#desk?.cancelAllIn(ctx, account, instrument, firstSide, lastSide, reason) ?? 0;
    if (keys.count + cancelled === 0) return 0;
    this.#listener.begin(ctx);
    // A cancel may let another order trade, one of these among them.
    for (let i = 0; i < keys.count; i++) if (this.#engine.cancel(keys.at(i), reason) === 0) cancelled += 1;
    this.publish(ctx, instrument);
    return cancelled;
  }

  /** A phase may keep owners from cancelling, but not the venue. */
  #refusalOfMassCancel(instrument: InstrumentId, reason: number): number {
    if (reason !== CANCEL_REASON.requested) return 0;
    return this.#session?.refusalOfCancel(instrument) ?? 0;
  }

  /** Takes a new client order id: used up from here on, whatever becomes of the order. */
  useId(from: ActorId, id: number): number {
    if (!this.#ledger.isParticipant(from)) return REJECT_CODE.unknownAccount;
    if (!isWhole(id, 1, MAX_CLIENT_ORDER_ID)) return REJECT_CODE.invalidClientOrderId;
    if (id <= this.#lastId[from]) return REJECT_CODE.duplicateClientOrderId;
    this.#lastId[from] = id;
    return 0;
  }

  /** Key of an order of the sender's, or 0, which is none. */
  #keyOf(from: ActorId, id: number): number {
    const isId = this.#ledger.isParticipant(from) && isWhole(id, 1, MAX_CLIENT_ORDER_ID);
    return isId ? orderKey(from, id) : 0;
  }

  #liveSlot(from: ActorId, id: number): number {
    if (!this.#ledger.isParticipant(from) || !isWhole(id, 1, MAX_CLIENT_ORDER_ID)) return -1;
    return this.#engine.slotOf(orderKey(from, id));
  }

  /** An id that was used names an order that ended; any other names none. */
  #whyNotLive(from: ActorId, id: number): number {
    if (!this.#ledger.isParticipant(from)) return REJECT_CODE.unknownAccount;
    if (!isWhole(id, 1, MAX_CLIENT_ORDER_ID)) return REJECT_CODE.invalidClientOrderId;
    return id <= this.#lastId[from] ? REJECT_CODE.tooLateToCancel : REJECT_CODE.unknownOrder;
  }

  /** Highest client order id of each account. */
  snapshot(): PlainData {
    return this.#lastId.slice();
  }

  restore(state: PlainData): void {
    this.#lastId.set(state as Int32Array);
  }

  addTo(hash: Hash64): void {
    for (let account = 0; account < this.#lastId.length; account++) hash.addInt(this.#lastId[account]);
  }
}
