import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import * as rejectCodes from '../../../core/models/rejectCodes.ts';
import * as sideConstants from '../../../core/models/side.ts';
import { opposite, type Side } from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks } from '../../../core/models/units.ts';
import * as units from '../../../core/models/units.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import * as bookTerms from '../book/bookTerms.ts';
import { type BookTerms, visibilityUnder } from '../book/bookTerms.ts';
import type { EngineClock } from '../book/engineClock.ts';
import { EngineView } from '../session/engineView.ts';
import type { ProtectedEvents } from './protectedEvents.ts';
import type { ProtectedQuotes } from './protectedQuotes.ts';
import type { ProtectionConfig } from './protectionConfig.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { ORDER_TYPE, POST_ONLY, TIME_IN_FORCE } = orderEntry;
const { VISIBILITY } = bookTerms;
const { REJECT_CODE } = rejectCodes;
const { BUY } = sideConstants;
const { MAX_TICKS } = units;

/** No order of this view is shown with another limit than its own. */
const NO_LIMIT = { shown: -1, ownLimit: 0 };

/**
 * A book in which no incoming order trades at a worse price than the best protected quote elsewhere, as far as that is
 * known here (Regulation NMS, Rule 611(a)). Auctions are exempt (611(b)(3)), and so are intermarket sweep orders
 * (611(b)(5)): their sender takes care of the better quotes himself. Resting orders are never touched: who trades with
 * them is looked at. A replace that would trade through is refused.
 */
export class ProtectedEngine extends EngineView implements BookEngine {
  /** The present order is an intermarket sweep order. */
  isSweep = false;
  readonly #inner: BookEngine;
  readonly #events: ProtectedEvents;
  readonly #quotes: ProtectedQuotes;
  readonly #refuses: boolean;

  constructor(
    inner: BookEngine,
    events: ProtectedEvents,
    quotes: ProtectedQuotes,
    mode: ProtectionConfig['mode'],
  ) {
    super(inner, NO_LIMIT);
    this.#inner = inner;
    this.#events = events;
    this.#quotes = quotes;
    this.#refuses = mode === 'reject';
  }

  get clock(): EngineClock | undefined {
    return this.#inner.clock;
  }

  submit(
    key: number,
    account: number,
    instrument: number,
    side: Side,
    orderType: number,
    timeInForce: number,
    price: number,
    quantity: number,
    flags: number,
  ): number {
    const enter = (type: number, time: number, limit: number) =>
      this.#inner.submit(key, account, instrument, side, type, time, limit, quantity, flags);
    const limit = orderType === ORDER_TYPE.market ? worstPrice(side) : price;
    const bound = (flags & POST_ONLY) === 0 ? this.#boundOf(instrument, side, limit) : 0;
    if (bound === 0) return enter(orderType, timeInForce, price);
    if (this.#refuses && this.#displayedWithin(instrument, side, bound) < quantity) {
      return REJECT_CODE.tradeThrough;
    }
    return this.#enterBounded(timeInForce, bound, enter);
  }

  submitTerms(
    key: number,
    account: number,
    instrument: number,
    side: Side,
    orderType: number,
    timeInForce: number,
    price: number,
    quantity: number,
    flags: number,
    terms: BookTerms,
    orderId: number,
  ): number {
    const inner = this.#inner;
    const enter = (type: number, time: number, limit: number) =>
      inner.submitTerms(key, account, instrument, side, type, time, limit, quantity, flags, terms, orderId);
    const limit = orderType === ORDER_TYPE.market ? worstPrice(side) : price;
    const bound = (flags & POST_ONLY) === 0 ? this.#boundOf(instrument, side, limit) : 0;
    if (bound === 0) return enter(orderType, timeInForce, price);
    // What is to rest in its own way may not be immediate, so it cannot be cut where it trades.
    const rests = timeInForce === TIME_IN_FORCE.gtc && visibilityUnder(terms) !== VISIBILITY.whole;
    const isShort = this.#displayedWithin(instrument, side, bound) < quantity;
    if (rests || (this.#refuses && isShort)) return REJECT_CODE.tradeThrough;
    return this.#enterBounded(timeInForce, bound, enter);
  }

  replace(key: number, newKey: number, price: number, quantity: number): number {
    const inner = this.#inner;
    const slot = inner.slotOf(key);
    if (slot >= 0 && this.#boundOf(inner.instrumentOf(slot), inner.sideOf(slot), price) !== 0) {
      return REJECT_CODE.tradeThrough;
    }
    return inner.replace(key, newKey, price, quantity);
  }

  /** A peg follows the quote of this venue: it stands behind it and does not take. */
  reprice(key: number, price: number): number {
    return this.#inner.reprice(key, price);
  }

  #enterBounded(
    time: number,
    bound: PriceTicks,
    enter: (type: number, time: number, limit: number) => number,
  ): number {
    const { fok, ioc } = TIME_IN_FORCE;
    this.#events.isBounded = true;
    const code = enter(ORDER_TYPE.limit, time === fok ? fok : ioc, bound);
    this.#events.isBounded = false;
    return code;
  }

  /** The protected price, where an order with that limit may meet orders behind it; else 0. */
  #boundOf(instrument: InstrumentId, side: Side, limit: PriceTicks): PriceTicks {
    if (this.isSweep || !this.#inner.isMatching(instrument)) return 0;
    const bound = this.#quotes.bound(instrument, side);
    if (bound === 0 || !isBeyond(side, limit, bound)) return 0;
    return this.#standsBetween(instrument, side, bound, limit) ? bound : 0;
  }

  /** Whether an order stands behind `bound` and not behind `limit`, displayed or not. */
  #standsBetween(instrument: InstrumentId, side: Side, bound: PriceTicks, limit: PriceTicks): boolean {
    const inner = this.#inner;
    const far = opposite(side);
    let price = inner.best(instrument, far);
    while (price !== 0 && !isBeyond(side, price, bound)) price = inner.nextLevel(instrument, far, price);
    if (price !== 0 && !isBeyond(side, price, limit)) return true;
    for (let slot = inner.firstDark(instrument, far); slot >= 0; slot = inner.nextDark(slot)) {
      const dark = inner.priceOf(slot);
      if (isBeyond(side, dark, bound) && !isBeyond(side, dark, limit)) return true;
    }
    return false;
  }

  /** Lots displayed at `bound` or better. */
  #displayedWithin(instrument: InstrumentId, side: Side, bound: PriceTicks): number {
    const inner = this.#inner;
    const far = opposite(side);
    let lots = 0;
    let price = inner.best(instrument, far);
    while (price !== 0 && !isBeyond(side, price, bound)) {
      lots += inner.levelQuantity(instrument, far, price);
      price = inner.nextLevel(instrument, far, price);
    }
    return lots;
  }
}

function worstPrice(side: Side): PriceTicks {
  return side === BUY ? MAX_TICKS : 1;
}

/** True where `price` is worse for an order of the side than `end`: higher for a buy. */
function isBeyond(side: Side, price: PriceTicks, end: PriceTicks): boolean {
  return side === BUY ? price > end : price < end;
}
