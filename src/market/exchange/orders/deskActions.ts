import * as execution from '../../../core/models/messages/execution.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { OrderTerms } from '../../../core/models/orderTerms.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import * as rejectCodes from '../../../core/models/rejectCodes.ts';
import * as sides from '../../../core/models/side.ts';
import type { PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import { type DeskOrder, STAGE } from './deskOrder.ts';
import type { DeskReports } from './deskReports.ts';
import type { DeskState } from './deskState.ts';
import type { ParkedExposure } from './parkedExposure.ts';
import { bookTermsOf } from './types/bookConditions.ts';
import { type LinkActions, NO_LIMIT, NO_PRICE } from './types/orderRules.ts';
import { INSTRUCTIONS } from './types/registry.ts';

const { CANCEL_REASON } = execution;
const { REJECT_CODE } = rejectCodes;
const { BUY, opposite } = sides;
const { ORDER_TYPE, orderFlags } = orderEntry;

/** What the desk does to one order: it lets it wait, gives it to the book, changes it, ends it. */
export class DeskActions implements LinkActions {
  readonly #engine: BookEngine;
  readonly #state: DeskState;
  readonly #reports: DeskReports;
  readonly #exposure: ParkedExposure | undefined;
  #ctx!: ActorContext;

  constructor(
    engine: BookEngine,
    state: DeskState,
    reports: DeskReports,
    exposure: ParkedExposure | undefined,
  ) {
    this.#exposure = exposure;
    this.#engine = engine;
    this.#state = state;
    this.#reports = reports;
  }

  /** Called before each command. */
  attach(ctx: ActorContext): void {
    this.#ctx = ctx;
    this.#state.market.now = ctx.now;
  }

  /** Writes reports in the name of the present command. */
  told(report: (ctx: ActorContext) => void): void {
    report(this.#ctx);
  }

  /** What would refuse a checked order if it entered now, a number of `REJECT_CODE`, or 0. */
  refusalAtEntry(order: DeskOrder): number {
    const { lots, refusal } = this.admitted(order, order.leaves);
    if (lots === 0) return refusal;
    const { instrument, postOnly, side } = order.terms;
    if (postOnly !== 'reject' || order.type.triggersOnRise !== undefined) return 0;
    const price = this.priceInBook(order);
    const best = this.#engine.best(instrument, opposite(side));
    const takes = best !== 0 && price > 0 && (side === BUY ? price >= best : price <= best);
    return takes ? REJECT_CODE.postOnlyWouldCross : 0;
  }

  /** A new order of the desk begins: it waits, or goes to the book, whose refusal is given (0 for none). */
  start(order: DeskOrder): number {
    if (order.time.waitsForAuction === true) {
      this.park(order, STAGE.auction);
      if (!this.#awaitsAuction(order)) this.proceed(order);
    } else if (order.type.wait?.(order, this.#state.market) === true) this.park(order, STAGE.waiting);
    else if (order.type.wait !== undefined && !this.#state.market.isTrading(order.terms.instrument)) {
      this.park(order, STAGE.queued);
      this.#state.enqueue(order);
    } else return this.#submit(order);
    return 0;
  }

  /** Takes the order without giving it to the book. */
  park(order: DeskOrder, stage: number): void {
    order.orderId = this.#engine.takeOrderId();
    order.stage = stage;
    if (stage === STAGE.waiting) this.#state.watch.add(order);
    this.#exposure?.parked(order);
    this.#reports.parked(this.#ctx, order);
  }

  /** A parked order goes on its way: it waits for its price, or its turn to go to the book comes. */
  proceed(order: DeskOrder): void {
    if (order.type.wait?.(order, this.#state.market) === true) {
      order.stage = STAGE.waiting;
      this.#state.watch.add(order);
      return;
    }
    this.#state.enqueue(order);
  }

  /** A parked order goes to the book. A refusal there ends it. */
  activate(order: DeskOrder): void {
    if (order.type.wait !== undefined && this.priceInBook(order) === NO_PRICE) {
      order.stage = STAGE.waiting;
      return;
    }
    const code = this.#submit(order);
    if (code === 0) return;
    order.stage = STAGE.queued;
    this.#finish(order, CANCEL_REASON.refused);
  }

  #submit(order: DeskOrder): number {
    const { terms } = order;
    const price = this.priceInBook(order);
    if (price === NO_PRICE) return REJECT_CODE.noOppositePrice;
    const wasParked = order.orderId !== 0;
    if (wasParked) {
      this.#exposure?.leaves(order);
      this.#reports.triggered(this.#ctx, order, price);
    }
    order.stage = STAGE.book;
    let flags = orderFlags(false, terms.selfTrade ?? 0);
    for (const rule of INSTRUCTIONS) if (rule.applies(terms)) flags |= rule.flags?.(terms) ?? 0;
    const code = this.#engine.submitTerms(
      order.key,
      order.account,
      terms.instrument,
      terms.side,
      price === NO_LIMIT ? ORDER_TYPE.market : ORDER_TYPE.limit,
      order.time.inBook,
      price,
      order.leaves,
      flags,
      bookTermsOf(terms),
      order.orderId,
    );
    if (code !== 0 && wasParked) this.#exposure?.returns(order);
    return code;
  }

  /** The type's price as the instructions change it. */
  priceInBook(order: DeskOrder): number {
    const { market } = this.#state;
    let price = order.type.bookPrice(order, market);
    for (const rule of INSTRUCTIONS) {
      if (rule.applies(order.terms)) price = rule.price?.(order.terms, price, market) ?? price;
    }
    return price;
  }

  /** Lots that the order's instructions let it have; with `refusal` where that is none. */
  admitted(
    order: DeskOrder,
    wanted: QuantityLots,
  ): { readonly lots: QuantityLots; readonly refusal: number } {
    let lots = wanted;
    for (const rule of INSTRUCTIONS) {
      if (!rule.applies(order.terms) || rule.admits === undefined) continue;
      lots = rule.admits(order, lots, this.#state.market);
      if (lots === 0) return { lots, refusal: rule.refusal ?? 0 };
    }
    return { lots, refusal: 0 };
  }

  /** Gives a resting order the price that its type asks for now. */
  reprice(order: DeskOrder): void {
    if (order.stage === STAGE.waiting) {
      if (order.type.wait?.(order, this.#state.market) !== true) this.activate(order);
      return;
    }
    if (order.stage !== STAGE.book) return;
    const price = this.priceInBook(order);
    if (price !== NO_PRICE && price !== this.#bookPrice(order)) this.#engine.reprice(order.key, price);
  }

  #bookPrice(order: DeskOrder): PriceTicks {
    return this.#engine.priceOf(this.#engine.slotOf(order.key));
  }

  /** Ends an order wherever it is. */
  cancel(order: DeskOrder, reason: number): void {
    if (order.stage === STAGE.ended) return;
    if (order.stage === STAGE.book) this.#engine.cancel(order.key, reason);
    else this.#finish(order, reason);
  }

  #finish(order: DeskOrder, reason: number): void {
    const quantity = order.leaves;
    if (order.list !== 0) this.#state.lists.cancelled(order);
    this.#exposure?.ended(order);
    this.#state.remove(order);
    this.#reports.cancelled(this.#ctx, order, quantity, reason);
  }

  begin(order: DeskOrder, quantity: QuantityLots): void {
    if (order.stage !== STAGE.held) return;
    const { lots } = this.admitted(order, Math.min(quantity, order.leaves));
    if (lots === 0) {
      this.#finish(order, CANCEL_REASON.reduceOnly);
      return;
    }
    if (lots < order.leaves) {
      this.#setLeaves(order, lots);
      this.#reports.replaced(this.#ctx, order, order.terms.clientOrderId);
    }
    if (this.#awaitsAuction(order)) order.stage = STAGE.auction;
    else this.proceed(order);
  }

  /** Its auction is not being held now, or it enters only when that clears. */
  #awaitsAuction({ terms, time }: DeskOrder): boolean {
    if (time.waitsForAuction !== true) return false;
    return terms.imbalanceOnly === true || !this.#state.market.auctionTakes(terms.instrument, time.name);
  }

  grow(order: DeskOrder, quantity: QuantityLots): void {
    if (order.stage === STAGE.ended) return;
    const { lots } = this.admitted(order, order.leaves + quantity);
    if (lots <= order.leaves) return;
    if (order.stage === STAGE.book) {
      this.#engine.replace(order.key, order.key, this.#bookPrice(order), lots);
      return;
    }
    this.#setLeaves(order, lots);
    this.#reports.replaced(this.#ctx, order, order.terms.clientOrderId);
  }

  /** New terms and lots of an order outside the book. */
  setTerms(order: DeskOrder, terms: OrderTerms, lots: QuantityLots): void {
    this.#exposure?.changed(order, -order.leaves);
    order.terms = terms;
    order.leaves = lots;
    this.#exposure?.changed(order, lots);
  }

  /** Of an order outside the book. */
  #setLeaves(order: DeskOrder, lots: QuantityLots): void {
    this.#exposure?.changed(order, lots - order.leaves);
    order.leaves = lots;
  }

  shrink(order: DeskOrder, quantity: QuantityLots): void {
    this.shrinkFor(order, quantity, CANCEL_REASON.linked);
  }

  /** As `shrink`, with the reason for the end where nothing is left. */
  shrinkFor(order: DeskOrder, quantity: QuantityLots, reason: number): void {
    if (order.stage === STAGE.ended) return;
    if (quantity >= order.leaves) {
      this.cancel(order, reason);
      return;
    }
    if (order.stage === STAGE.book) {
      this.#engine.reduce(order.key, quantity);
      return;
    }
    this.#setLeaves(order, order.leaves - quantity);
    this.#reports.reduced(this.#ctx, order, quantity);
  }

  end(order: DeskOrder): void {
    this.cancel(order, CANCEL_REASON.linked);
  }
}
