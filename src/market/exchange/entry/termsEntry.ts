import type { Message } from '../../../core/models/message.ts';
import { orderFlags } from '../../../core/models/messages/orderEntry.ts';
import {
  type OrderList,
  type OrderTerms,
  readOrderList,
  readOrderTerms,
} from '../../../core/models/orderTerms.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import { BUY } from '../../../core/models/side.ts';
import type { ActorId } from '../../../core/models/units.ts';
import type { OrderDesk } from '../orders/desk.ts';
import { parkedPrice } from '../orders/parkedExposure.ts';
import type { TradeThroughProtection } from '../protection/tradeThroughProtection.ts';
import type { ExecutionReports } from '../reports/executionReports.ts';
import type { VenueCounts } from '../reports/venueCounts.ts';
import type { RiskGate } from '../risk/riskGate.ts';
import type { VenueSession } from '../session/venueSession.ts';
import type { CashSettlement } from '../settlement/cashSettlement.ts';
import type { MechanismTerms } from './mechanismTerms.ts';
import type { OrderEntry } from './orderEntry.ts';

/** What stands in for a body that is no order: it is refused by its id. */
const NO_ORDER: OrderTerms = { clientOrderId: 0, instrument: -1, side: BUY, type: '', quantity: 0 };
const NO_LIST: OrderList = { link: 'oco', orders: [] };

export interface TermsEntryParts {
  /** None at a venue that takes plain orders only. */
  readonly desk: OrderDesk | undefined;
  /** Terms that a mechanism takes itself; the venue has no desk then. */
  readonly mechanism: MechanismTerms | undefined;
  readonly orders: OrderEntry;
  readonly counts: VenueCounts;
  readonly reports: ExecutionReports;
  readonly gate: RiskGate | undefined;
  readonly session: VenueSession | undefined;
  readonly protection: TradeThroughProtection | undefined;
  readonly settlement: CashSettlement | undefined;
}

/** The door for orders in words and for lists of them. */
export class TermsEntry {
  readonly #parts: TermsEntryParts;

  constructor(parts: TermsEntryParts) {
    this.#parts = parts;
  }

  /** An order of any type. */
  newOrder(ctx: ActorContext, from: ActorId, message: Message): void {
    const { counts, orders } = this.#parts;
    const terms = readOrderTerms(message.body()) ?? NO_ORDER;
    counts.orderArrived();
    let code = orders.useId(from, terms.clientOrderId);
    if (code === 0) code = this.#enter(ctx, from, terms);
    if (code === 0) orders.publish(ctx, terms.instrument);
    else this.#reject(ctx, from, terms, code);
  }

  #enter(ctx: ActorContext, from: ActorId, terms: OrderTerms): number {
    const { desk, mechanism, protection } = this.#parts;
    const refusal = (checked: OrderTerms) => this.#refusal(ctx, from, checked);
    if (desk !== undefined) {
      if (protection !== undefined) protection.isSweep = terms.sweep === true;
      const code = desk.enter(ctx, from, terms, refusal);
      if (protection !== undefined) protection.isSweep = false;
      return code;
    }
    return mechanism?.enter(ctx, from, terms, refusal) ?? REJECT_CODE.orderTermsNotOffered;
  }

  /** What settlement, session and risk gate have against an order that passed the door. */
  #refusal(ctx: ActorContext, from: ActorId, terms: OrderTerms): number {
    const { gate, session, settlement } = this.#parts;
    const { instrument, postOnly, price = 0, quantity, side, timeInForce = 'gtc', type } = terms;
    const flags = orderFlags(postOnly !== undefined, 0);
    const code =
      (settlement?.refusalOf(instrument) || session?.refusalOfTerms(instrument, type, timeInForce, flags)) ??
      0;
    if (code !== 0 || gate === undefined) return code;
    if (waits(terms)) {
      const { triggerPrice = 0 } = terms;
      return gate.checkWaiting(ctx, from, instrument, side, price, triggerPrice, quantity);
    }
    const rests = timeInForce !== 'ioc' && timeInForce !== 'fok';
    return gate.check(ctx, from, instrument, side, price, quantity, rests);
  }

  /** Linked orders: every id is used up, and all of them are taken or none. */
  newList(ctx: ActorContext, from: ActorId, message: Message): void {
    const { counts, orders } = this.#parts;
    const list = readOrderList(message.body()) ?? NO_LIST;
    const refusals = list.orders.map(({ clientOrderId }) => {
      counts.orderArrived();
      return orders.useId(from, clientOrderId);
    });
    if (list.orders.length === 0) this.#reject(ctx, from, NO_ORDER, REJECT_CODE.invalidOrderList);
    const codes = this.#enterList(ctx, from, list, refusals);
    for (const [i, code] of codes.entries()) this.#reject(ctx, from, list.orders[i], code);
    if (codes.length === 0 && list.orders.length > 0) orders.publish(ctx, list.orders[0].instrument);
  }

  #enterList(
    ctx: ActorContext,
    from: ActorId,
    list: OrderList,
    refusals: readonly number[],
  ): readonly number[] {
    const { desk } = this.#parts;
    const instead = desk === undefined ? REJECT_CODE.orderTermsNotOffered : REJECT_CODE.listRefused;
    const isRefused = desk === undefined || refusals.some((code) => code !== 0);
    if (isRefused) return refusals.map((code) => code || instead);
    const codes = desk.enterList(ctx, from, list, (checked) => this.#refusalInList(ctx, from, checked));
    this.#parts.gate?.release();
    return codes;
  }

  /** The members of a list may all be open at once, so each is held against those before it too. */
  #refusalInList(ctx: ActorContext, from: ActorId, terms: OrderTerms): number {
    const code = this.#refusal(ctx, from, terms);
    const { instrument, quantity, side } = terms;
    if (code === 0) {
      this.#parts.gate?.hold({ account: from, instrument, side, price: parkedPrice(terms), quantity });
    }
    return code;
  }

  #reject(ctx: ActorContext, from: ActorId, terms: OrderTerms, code: number): void {
    const { clientOrderId, instrument, price, quantity, side } = terms;
    const [id, where, which, at, lots] = [clientOrderId, instrument, side, price, quantity].map(numberOr0);
    this.#parts.reports.rejected(ctx, from, id, where, which, at, lots, code);
  }
}

/** True for an order that its terms keep out of the book until the market has moved or an auction comes. */
function waits(terms: OrderTerms): boolean {
  const { peg, timeInForce, trailBasisPoints, trailTicks, triggerPrice } = terms;
  if (timeInForce === 'atOpen' || timeInForce === 'atClose') return true;
  return [peg, trailBasisPoints, trailTicks, triggerPrice].some((parameter) => parameter !== undefined);
}

function numberOr0(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
