import * as execution from '../../../core/models/messages/execution.ts';
import type { OrderList, OrderTerms, TimeInForceName } from '../../../core/models/orderTerms.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import * as rejectCodes from '../../../core/models/rejectCodes.ts';
import type { Side } from '../../../core/models/side.ts';
import type { AccountId, InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import { orderKey } from '../entry/orderKey.ts';
import { againstSurplus, waitingFor } from './auctionOrders.ts';
import { DeskActions } from './deskActions.ts';
import type { DeskConfig } from './deskConfig.ts';
import { DeskOrder, STAGE } from './deskOrder.ts';
import type { DeskParts } from './deskParts.ts';
import { DeskReplaces, type ReplaceRefusal, type ReplaceRequest } from './deskReplaces.ts';
import { DeskReports } from './deskReports.ts';
import { addDeskTo, restoreDesk, snapshotDesk } from './deskSnapshot.ts';
import { DeskState } from './deskState.ts';
import { LinkedOrders } from './linkedOrders.ts';
import { addParked, ParkedExposure } from './parkedExposure.ts';
import { type CheckedRules, checkOrderTerms } from './termsCheck.ts';
import { linkNamed } from './types/registry.ts';

const { CANCEL_REASON } = execution;
const { REJECT_CODE } = rejectCodes;

/** Asked about an order that has passed the door: a number of `REJECT_CODE`, or 0. */
export type Refusal = (terms: OrderTerms) => number;
const taken: Refusal = () => 0;

/** Tags of the desk's wake-ups at its venue: expiries, and the end of the day. */
export const DESK_EXPIRY_TAG = 2;
export const DESK_DAY_TAG = 3;

/**
 * The order desk: takes every order that is more than a plain limit or market order, keeps those that are not in the
 * book, and follows the others while they are. It acts through the engine's commands, after the command in hand is
 * done, and one after another: linked orders first, then reduce-only orders, then touched orders in the order in which
 * they were touched, and when none is left the pegs. What one of these steps sets off waits its turn behind the rest, so
 * a cascade is a loop and not a recursion, and it ends: an order is triggered once, and pegs move again only when a
 * trade has moved their reference.
 */
export class OrderDesk {
  readonly #parts: DeskParts;
  readonly #config: DeskConfig;
  readonly #state: DeskState;
  readonly #actions: DeskActions;
  readonly #replaces: DeskReplaces;

  constructor(parts: DeskParts, config: DeskConfig) {
    const { engine, events, journal, ledger, table } = parts;
    this.#parts = parts;
    this.#config = config;
    this.#state = new DeskState(engine, ledger, table, config);
    const reports = new DeskReports(journal);
    const { gate } = parts;
    const exposure = gate && new ParkedExposure(gate.exposure);
    gate?.alsoOpen((into) => addParked(this.#state.orders, into));
    this.#actions = new DeskActions(engine, this.#state, reports, exposure);
    this.#replaces = new DeskReplaces(engine, table, this.#state, this.#actions, reports);
    events.connect(engine, this.#state);
  }

  /** Orders that the desk follows. */
  get liveOrders(): number {
    return this.#state.orders.size;
  }

  /** Lets a session tell whose auction is being held. */
  askAboutAuctions(takes: (instrument: InstrumentId, time: TimeInForceName) => boolean): void {
    this.#state.market.auctionTakes = takes;
  }

  start(ctx: ActorContext): void {
    const { dayLength } = this.#config;
    if (dayLength !== undefined) ctx.wakeAt(dayLength, DESK_DAY_TAG);
  }

  /** Called before each command of the desk. */
  #begin(ctx: ActorContext): void {
    this.#parts.listener.begin(ctx);
    this.#actions.attach(ctx);
  }

  /** Takes an order, or refuses it with a number of `REJECT_CODE`. {@link settle} has to follow. */
  enter(ctx: ActorContext, account: AccountId, terms: OrderTerms, refusal: Refusal = taken): number {
    this.#begin(ctx);
    const rules = checkOrderTerms(terms, this.#parts.table, this.#state.market);
    if (typeof rules === 'number') return rules;
    const code = refusal(terms);
    if (code !== 0) return code;
    return this.#take(ctx, this.#create(account, terms, rules));
  }

  #create(account: AccountId, terms: OrderTerms, { type, time }: CheckedRules): DeskOrder {
    const key = orderKey(account, terms.clientOrderId);
    this.#state.lastSequence += 1;
    return new DeskOrder(terms, type, time, account, key, this.#state.lastSequence);
  }

  #take(ctx: ActorContext, order: DeskOrder): number {
    const { lots, refusal } = this.#actions.admitted(order, order.leaves);
    if (lots === 0) return refusal;
    order.leaves = lots;
    this.#state.add(order);
    const code = this.#actions.start(order);
    if (code !== 0) this.#state.remove(order);
    else this.#arm(ctx);
    return code;
  }

  /** Takes linked orders, or refuses all of them with one code each; gives the codes, or none where it took them. */
  enterList(
    ctx: ActorContext,
    account: AccountId,
    list: OrderList,
    refusal: Refusal = taken,
  ): readonly number[] {
    this.#begin(ctx);
    const { table } = this.#parts;
    const rule = linkNamed(list.link);
    const codes = list.orders.map(() => REJECT_CODE.listRefused as number);
    if (rule === undefined) return codes.map(() => REJECT_CODE.invalidOrderList);
    const checked = list.orders.map((terms) => {
      const rules = checkOrderTerms(terms, table, this.#state.market);
      return typeof rules === 'number' ? rules : refusal(terms) || rules;
    });
    const mixed = list.orders.some(({ instrument }) => instrument !== list.orders[0].instrument);
    const code = mixed ? REJECT_CODE.listOfSeveralInstruments : rule.check(list.orders);
    if (code !== 0) return codes.map(() => code);
    if (checked.some((rules) => typeof rules === 'number')) {
      return checked.map((rules) => (typeof rules === 'number' ? rules : REJECT_CODE.listRefused));
    }
    const members = list.orders.map((terms, i) => this.#create(account, terms, checked[i] as CheckedRules));
    this.#state.lists.lastId += 1;
    const linked = new LinkedOrders(this.#state.lists.lastId, rule, members);
    for (const member of members) member.list = linked.id;
    return this.#enterMembers(ctx, linked);
  }

  /** All members are taken before the first of them acts, so that none is lost where another is refused. */
  #enterMembers(ctx: ActorContext, linked: LinkedOrders): readonly number[] {
    const { actions, state } = { actions: this.#actions, state: this.#state };
    const refusals = linked.members.map((member, i) =>
      linked.rule.entersAtOnce(i) ? actions.refusalAtEntry(member) : 0,
    );
    if (refusals.some((code) => code !== 0)) {
      return refusals.map((code) => (code === 0 ? REJECT_CODE.listRefused : code));
    }
    state.lists.add(linked);
    for (const member of linked.members) {
      state.add(member);
      actions.park(member, STAGE.held);
    }
    for (const [i, member] of linked.members.entries()) {
      if (linked.rule.entersAtOnce(i)) actions.begin(member, member.leaves);
    }
    this.#arm(ctx);
    return [];
  }

  #arm(ctx: ActorContext): void {
    const { expiries } = this.#state;
    expiries.arm(ctx, expiries.next(), DESK_EXPIRY_TAG);
  }

  /** True where the desk holds the order outside the book. */
  holds(key: number): boolean {
    return this.#state.orders.get(key)?.isParked ?? false;
  }

  /** Of an order that the desk follows. */
  instrumentOf(key: number): InstrumentId {
    return this.#state.orders.get(key)?.terms.instrument ?? -1;
  }

  /** Cancels an order that {@link holds} tells of. */
  cancel(ctx: ActorContext, key: number, reason: number): void {
    this.#begin(ctx);
    const order = this.#state.orders.get(key);
    if (order !== undefined) this.#actions.cancel(order, reason);
  }

  /** True where the desk follows the order, in the book or outside: then {@link replace} is the way to change it. */
  follows(key: number): boolean {
    return this.#state.orders.get(key) !== undefined;
  }

  /** Gives an order that it follows a new id, price and open quantity, or a number of `REJECT_CODE`. */
  replace(ctx: ActorContext, key: number, request: ReplaceRequest, refusal: ReplaceRefusal): number {
    this.#begin(ctx);
    return this.#replaces.replace(key, request, refusal);
  }

  /** Cancels what an account has waiting in an instrument, on these sides; gives how many orders that were. */
  cancelAllIn(
    ctx: ActorContext,
    account: AccountId,
    instrument: InstrumentId,
    firstSide: Side,
    lastSide: Side,
    reason: number,
  ): number {
    if (this.#state.orders.countOf(instrument) === 0) return 0;
    this.#begin(ctx);
    let count = 0;
    for (const order of this.#state.orders.of(instrument)) {
      const { side } = order.terms;
      const isMeant = order.account === account && side >= firstSide && side <= lastSide;
      if (!isMeant || !order.isParked) continue;
      this.#actions.cancel(order, reason);
      count++;
    }
    return count;
  }

  /**
   * Carries out what the command in hand has set off. To be called after every command that reached the book or the
   * desk, before market data is published.
   */
  settle(ctx: ActorContext, instrument: InstrumentId): void {
    const state = this.#state;
    if (state.orders.countOf(instrument) === 0) {
      state.lists.dropNotices();
      return;
    }
    this.#actions.attach(ctx);
    do this.#drain(ctx, instrument);
    while (this.#repricePegs(instrument));
  }

  /**
   * Carries out everything but the pegs. Where the book does not trade, or stops to, only orders for the auction go to
   * it; touched orders keep their turn until it trades again.
   */
  #drain(ctx: ActorContext, instrument: InstrumentId): void {
    const state = this.#state;
    const queue = state.queues[instrument];
    const kept: DeskOrder[] = [];
    for (let at = 0; ; at++) {
      do {
        this.#tellLists();
        this.#enforceReduceOnly(instrument);
      } while (state.lists.areAtWork);
      state.seeQuote(instrument);
      if (at === queue.length) break;
      const order = queue[at];
      if (order.stage !== STAGE.queued) continue;
      if (state.market.isTrading(instrument) || order.time.waitsForAuction === true) {
        this.#parts.listener.begin(ctx);
        this.#actions.activate(order);
      } else kept.push(order);
    }
    queue.length = 0;
    for (const order of kept) queue.push(order);
  }

  #tellLists(): void {
    const { lists } = this.#state;
    for (let notice = lists.nextNotice(); notice !== undefined; notice = lists.nextNotice()) {
      const { index, list, quantity } = notice;
      if (quantity > 0) list.rule.filled(list, index, quantity, this.#actions);
      else list.rule.ended(list, index, this.#actions);
    }
  }

  #enforceReduceOnly(instrument: InstrumentId): void {
    const state = this.#state;
    if (state.positionsMoved[instrument] === 0) return;
    state.positionsMoved[instrument] = 0;
    const orders = state.reduceOnly[instrument];
    if (orders.size === 0) return;
    for (const { order, lots } of orders.excess()) {
      this.#actions.shrinkFor(order, lots, CANCEL_REASON.reduceOnly);
    }
  }

  /** Lets the pegs follow their references where these have moved; true where something may follow from that. */
  #repricePegs(instrument: InstrumentId): boolean {
    const { market, pegs } = this.#state;
    const list = pegs[instrument];
    if (list.size === 0 || !market.isTrading(instrument)) return false;
    const followers = list.takeFollowers();
    if (followers.length === 0) return false;
    market.areReferencesFixed = true;
    for (const order of followers) this.#actions.reprice(order);
    market.areReferencesFixed = false;
    return true;
  }

  /** Enters the orders of a time in force that wait for an auction: the phase in which they trade has begun. */
  release(ctx: ActorContext, instrument: InstrumentId, time: TimeInForceName): void {
    if (this.#state.orders.countOf(instrument) === 0) return;
    this.#begin(ctx);
    for (const order of waitingFor(this.#state.orders, instrument, time)) {
      if (order.terms.imbalanceOnly !== true) this.#actions.proceed(order);
    }
    this.settle(ctx, instrument);
  }

  /**
   * Enters imbalance-only orders that reach the auction's price against its surplus, best limit first and then in the order of their
   * entry, until it is used up; the last one only as far as it reaches.
   */
  releaseImbalance(
    ctx: ActorContext,
    instrument: InstrumentId,
    time: TimeInForceName,
    surplusSide: Side,
    surplus: QuantityLots,
    price: PriceTicks,
  ): void {
    if (this.#state.orders.countOf(instrument) === 0) return;
    this.#begin(ctx);
    const waiting = waitingFor(this.#state.orders, instrument, time);
    const orders = againstSurplus(waiting, surplusSide, price);
    let left = surplus;
    for (const order of orders) {
      if (left === 0) break;
      if (order.leaves > left) this.#actions.shrink(order, order.leaves - left);
      left -= order.leaves;
      this.#actions.proceed(order);
    }
    this.settle(ctx, instrument);
  }

  /** Ends what an auction has left of the orders that were meant for it. */
  auctionOver(ctx: ActorContext, instrument: InstrumentId, time: TimeInForceName): void {
    this.#endAll(ctx, instrument, CANCEL_REASON.auctionOver, (order) => order.time.name === time);
  }

  /** Ends the orders of a trading day. */
  endOfDay(ctx: ActorContext, instrument: InstrumentId): void {
    this.#endAll(ctx, instrument, CANCEL_REASON.expired, (order) => order.time.endsWithDay === true);
  }

  #endAll(
    ctx: ActorContext,
    instrument: InstrumentId,
    reason: number,
    ends: (order: DeskOrder) => boolean,
  ): void {
    if (this.#state.orders.countOf(instrument) === 0) return;
    this.#begin(ctx);
    for (const order of this.#state.orders.of(instrument))
      if (ends(order)) this.#actions.cancel(order, reason);
    this.settle(ctx, instrument);
  }

  /** A wake-up of the desk's; gives the instruments whose market data are to be published. */
  wake(ctx: ActorContext, tag: number): InstrumentId[] {
    this.#begin(ctx);
    return tag === DESK_DAY_TAG ? this.#dayEnded(ctx) : this.#expire(ctx);
  }

  #dayEnded(ctx: ActorContext): InstrumentId[] {
    ctx.wakeAt(ctx.now + (this.#config.dayLength ?? 0), DESK_DAY_TAG);
    const touched = Array.from({ length: this.#parts.table.count }, (_, id) => id);
    for (const instrument of touched) this.endOfDay(ctx, instrument);
    return touched;
  }

  #expire(ctx: ActorContext): InstrumentId[] {
    const { expiries } = this.#state;
    expiries.wakeAt = 0;
    const touched = new Set<InstrumentId>();
    for (const order of expiries.takeDue(ctx.now)) {
      touched.add(order.terms.instrument);
      this.#actions.cancel(order, CANCEL_REASON.expired);
    }
    for (const instrument of touched) this.settle(ctx, instrument);
    this.#arm(ctx);
    return [...touched];
  }

  snapshot(): PlainData {
    return snapshotDesk(this.#state);
  }

  restore(state: PlainData): void {
    restoreDesk(this.#state, state);
  }

  addTo(hash: Hash64): void {
    addDeskTo(hash, this.#state);
  }
}
