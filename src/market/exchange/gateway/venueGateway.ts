import type { OpeningPosition } from '../../../core/models/account.ts';
import { stepAt } from '../../../core/models/instrument.ts';
import type { Message } from '../../../core/models/message.ts';
import {
  OrderAccepted,
  OrderAcknowledged,
  OrderParked,
  OrderRejected,
  OrderSent,
} from '../../../core/models/messages/execution.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import {
  CancelOrder,
  MassCancel,
  NewOrder,
  NewOrderList,
  NewOrderTerms,
  orderFlags,
  ReplaceOrder,
} from '../../../core/models/messages/orderEntry.ts';
import {
  AccountNotice,
  ArmDeadMan,
  Heartbeat,
  KillSwitch,
  Logon,
  Logout,
  MassCancelSide,
  RiskRejected,
} from '../../../core/models/messages/risk.ts';
import * as orderState from '../../../core/models/orderState.ts';
import { nextOrderState } from '../../../core/models/orderState.ts';
import {
  type OrderListRequest,
  type OrderRequest,
  type OrderTerms,
  orderListData,
  orderTermsData,
} from '../../../core/models/orderTerms.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { LimitOrder, MarketOrder, OrderGateway } from '../../../core/models/ports/orderGateway.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type {
  AccountId,
  ActorId,
  ClientOrderId,
  DelayNs,
  InstrumentId,
  PriceTicks,
  QuantityLots,
} from '../../../core/models/units.ts';
import * as units from '../../../core/models/units.ts';
import { assert } from '../../../core/utils/assert.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import { isWhole } from '../entry/door.ts';
import { LiveOrders } from './liveOrders.ts';
import { applyReport } from './reportHandler.ts';
import { TraderAccount } from './traderAccount.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { ALL_INSTRUMENTS, ORDER_TYPE, SELF_TRADE, TIME_IN_FORCE } = orderEntry;
const { NO_TRANSITION, ORDER_EVENT, ORDER_STATE } = orderState;
const { MAX_LOTS, MAX_TICKS } = units;
const { BUY } = sideConstants;

/** In place of a side: both. */
const BOTH_SIDES = -1;

const ORDER_ACCEPTED = OrderAccepted.id;
const ORDER_PARKED = OrderParked.id;
const ORDER_REJECTED = OrderRejected.id;
/**
 * Ids that are 1 in their lowest bits are timed: a trader's first order and every 16th from there. The choice needs
 * no state, draws no random number and is the same in every run.
 */
const TIMED_MASK = 15;

/** What a gateway needs of an {@link Instrument}. */
interface TradedInstrument {
  readonly tickValueMinor: number;
  readonly tickFrom?: Int32Array;
  readonly tickStep?: Int32Array;
}

export interface GatewayConfig {
  readonly venue: ActorId;
  /** The venue's instruments by their ids: what their ticks are worth and, where they vary, where they are. */
  readonly instruments: readonly TradedInstrument[];
  readonly cashMinor?: number;
  readonly positions?: readonly OpeningPosition[];
}

/**
 * A trader's side of one venue. Its actor turns it to the running handler with {@link attach} (or by way of
 * {@link onMessage}) before it sends. The account it keeps equals the venue's whenever nothing is in flight, on links
 * that lose nothing.
 */
export class VenueGateway implements OrderGateway {
  readonly venue: ActorId;
  readonly orders = new LiveOrders();
  readonly account: TraderAccount;
  readonly #instruments: readonly TradedInstrument[];
  #lastId = 0;
  #ctx!: ActorContext;

  constructor(config: GatewayConfig) {
    this.venue = config.venue;
    this.#instruments = config.instruments;
    this.account = new TraderAccount(config.instruments, config.cashMinor ?? 0, config.positions ?? []);
  }

  /** Uses `ctx` for what is sent until the handler returns. */
  attach(ctx: ActorContext): void {
    this.#ctx = ctx;
  }

  /**
   * Takes in an execution report of this gateway's venue; false for any other kind of message. Whoever wants to act
   * on the report reads the same message after this call. A filled or cancelled order is no longer live by then.
   */
  onMessage(ctx: ActorContext, message: Message): boolean {
    this.#ctx = ctx;
    const kind = message.kind;
    if (kind === ORDER_ACCEPTED || kind === ORDER_REJECTED || kind === ORDER_PARKED) {
      // All of them carry the client order id in the same field.
      const id = message.get(OrderAccepted.clientOrderId);
      if ((id & TIMED_MASK) === 1) ctx.record(OrderAcknowledged.id, this.venue, id);
    }
    if (applyReport(this.orders, this.account, message)) return true;
    // The risk gate's answers change no order by themselves: the reports of what it cancelled do.
    return kind === AccountNotice.id || kind === RiskRejected.id;
  }

  submitLimit(order: LimitOrder): ClientOrderId {
    const { instrument, side, price, quantity } = order;
    const flags = orderFlags(order.postOnly ?? false, order.selfTrade ?? SELF_TRADE.allow);
    return this.submit(
      instrument,
      side,
      ORDER_TYPE.limit,
      order.timeInForce ?? TIME_IN_FORCE.gtc,
      price,
      quantity,
      flags,
    );
  }

  submitMarket(order: MarketOrder): ClientOrderId {
    const { instrument, side, quantity } = order;
    const flags = orderFlags(false, order.selfTrade ?? SELF_TRADE.allow);
    return this.submit(
      instrument,
      side,
      ORDER_TYPE.market,
      order.timeInForce ?? TIME_IN_FORCE.ioc,
      0,
      quantity,
      flags,
    );
  }

  submit(
    instrument: InstrumentId,
    side: Side,
    orderType: number,
    timeInForce: number,
    price: PriceTicks,
    quantity: QuantityLots,
    flags: number,
  ): ClientOrderId {
    const id = this.#begin(instrument, side, price, quantity);
    this.#ctx.send(
      this.venue,
      NewOrder.id,
      id,
      instrument,
      side,
      orderType,
      timeInForce,
      price,
      quantity,
      flags,
    );
    return id;
  }

  place(order: OrderRequest): ClientOrderId {
    const terms = this.#termsOf(order);
    this.#ctx.sendBody(this.venue, NewOrderTerms.id, orderTermsData(terms));
    return terms.clientOrderId;
  }

  placeList(list: OrderListRequest): ClientOrderId[] {
    const orders = list.orders.map((order) => this.#termsOf(order));
    this.#ctx.sendBody(this.venue, NewOrderList.id, orderListData({ link: list.link, orders }));
    return orders.map(({ clientOrderId }) => clientOrderId);
  }

  #termsOf(order: OrderRequest): OrderTerms {
    const clientOrderId = this.#begin(order.instrument, order.side, order.price ?? 0, order.quantity);
    return { ...order, clientOrderId };
  }

  /** Gives a new order its id and its row. */
  #begin(instrument: InstrumentId, side: Side, price: PriceTicks, quantity: QuantityLots): ClientOrderId {
    this.account.requireInstrument(instrument);
    const id = this.#nextId();
    // What the venue is bound to refuse is sent all the same, but never counted as open.
    const open = isWhole(quantity, 1, MAX_LOTS) && isWhole(side, 0, 1) ? quantity : 0;
    this.orders.add(
      id,
      instrument,
      side,
      isWhole(price, 0, MAX_TICKS) ? price : 0,
      open,
      ORDER_STATE.pendingNew,
    );
    if (open > 0) this.account.openMore(instrument, side, open);
    if ((id & TIMED_MASK) === 1) this.#ctx.record(OrderSent.id, this.venue, id);
    return id;
  }

  cancel(id: ClientOrderId): boolean {
    const row = this.orders.find(id);
    if (row < 0 || this.orders.idOf(row) !== id) return false;
    const next = nextOrderState(this.orders.stateOf(row), ORDER_EVENT.cancelRequested);
    if (next === NO_TRANSITION) return false;
    this.orders.setState(row, next);
    this.#ctx.send(this.venue, CancelOrder.id, id);
    return true;
  }

  replace(id: ClientOrderId, price: PriceTicks, quantity: QuantityLots): ClientOrderId {
    const row = this.orders.find(id);
    if (row < 0 || this.orders.idOf(row) !== id) return 0;
    const next = nextOrderState(this.orders.stateOf(row), ORDER_EVENT.replaceRequested);
    if (next === NO_TRANSITION) return 0;
    const newId = this.#nextId();
    this.orders.setState(row, next);
    this.orders.expectReplacement(row, newId);
    this.#ctx.send(this.venue, ReplaceOrder.id, newId, id, price, quantity);
    return newId;
  }

  /**
   * One message for all. An order whose replace is in flight stays in that state: the venue answers the replace first
   * and cancels the order under its new id.
   */
  cancelAll(instrument: InstrumentId = ALL_INSTRUMENTS): void {
    if (this.orders.count === 0) return;
    this.#expectCancels(instrument, BOTH_SIDES);
    this.#ctx.send(this.venue, MassCancel.id, instrument);
  }

  cancelSide(side: Side, instrument: InstrumentId = ALL_INSTRUMENTS): void {
    if (this.orders.count === 0) return;
    this.#expectCancels(instrument, side);
    this.#ctx.send(this.venue, MassCancelSide.id, instrument, side);
  }

  #expectCancels(instrument: InstrumentId, side: number): void {
    const orders = this.orders;
    for (let row = orders.first; row >= 0; row = orders.after(row)) {
      if (instrument !== ALL_INSTRUMENTS && orders.instrumentOf(row) !== instrument) continue;
      if (side !== BOTH_SIDES && orders.sideOf(row) !== side) continue;
      const next = nextOrderState(orders.stateOf(row), ORDER_EVENT.cancelRequested);
      if (next !== NO_TRANSITION) orders.setState(row, next);
    }
  }

  kill(account: AccountId = this.#ctx.self): void {
    this.#ctx.send(this.venue, KillSwitch.id, account, 1);
  }

  enable(account: AccountId = this.#ctx.self): void {
    this.#ctx.send(this.venue, KillSwitch.id, account, 0);
  }

  logOn(cancelOn: number): void {
    this.#ctx.send(this.venue, Logon.id, cancelOn);
  }

  logOut(): void {
    this.#ctx.send(this.venue, Logout.id);
  }

  arm(interval: DelayNs): void {
    this.#ctx.send(this.venue, ArmDeadMan.id, interval);
  }

  heartbeat(): void {
    this.#ctx.send(this.venue, Heartbeat.id);
  }

  #nextId(): ClientOrderId {
    assert(this.#lastId < 0x7fffffff, 'a trader ran out of client order ids');
    this.#lastId += 1;
    return this.#lastId;
  }

  /** The nearest price at or behind `price` that the venue's tick table has: lower to buy, higher to sell. */
  onTick(instrument: InstrumentId, side: Side, price: PriceTicks): PriceTicks {
    const { tickFrom, tickStep } = this.#instruments[instrument];
    if (tickFrom === undefined || tickStep === undefined || tickFrom.length === 1) return price;
    const below = price - (price % stepAt(tickFrom, tickStep, price));
    if (side === BUY || below === price) return below;
    return below + stepAt(tickFrom, tickStep, below);
  }

  get liveOrders(): number {
    return this.orders.count;
  }

  firstOrder(): ClientOrderId {
    return this.orders.first < 0 ? 0 : this.orders.idOf(this.orders.first);
  }

  orderAfter(id: ClientOrderId): ClientOrderId {
    const next = this.orders.after(this.#row(id));
    return next < 0 ? 0 : this.orders.idOf(next);
  }

  stateOf(id: ClientOrderId): number {
    const row = this.orders.find(id);
    if (row < 0) return -1;
    return this.orders.idOf(row) === id ? this.orders.stateOf(row) : ORDER_STATE.pendingNew;
  }

  instrumentOf(id: ClientOrderId): InstrumentId {
    return this.orders.instrumentOf(this.#row(id));
  }

  sideOf(id: ClientOrderId): Side {
    return this.orders.sideOf(this.#row(id)) as Side;
  }

  priceOf(id: ClientOrderId): PriceTicks {
    return this.orders.priceOf(this.#row(id));
  }

  leavesOf(id: ClientOrderId): QuantityLots {
    return this.orders.leavesOf(this.#row(id));
  }

  #row(id: ClientOrderId): number {
    const row = this.orders.find(id);
    assert(row >= 0, 'an order was asked for that is not live');
    return row;
  }

  openQuantity(instrument: InstrumentId, side: Side): QuantityLots {
    return this.account.openQuantity(instrument, side);
  }

  position(instrument: InstrumentId): QuantityLots {
    return this.account.position(instrument);
  }

  get cashMinor(): number {
    return this.account.cashMinor;
  }

  get feesMinor(): number {
    return this.account.feesMinor;
  }

  snapshot(): PlainData {
    return { lastId: this.#lastId, orders: this.orders.snapshot(), account: this.account.snapshot() };
  }

  restore(state: PlainData): void {
    const saved = state as {
      readonly lastId: number;
      readonly orders: PlainData;
      readonly account: PlainData;
    };
    this.#lastId = saved.lastId;
    this.orders.restore(saved.orders);
    this.account.restore(saved.account);
  }

  hash(): number {
    const hash = new Hash64();
    hash.addInt(this.#lastId);
    this.orders.addTo(hash);
    this.account.addTo(hash);
    return hash.low();
  }
}
