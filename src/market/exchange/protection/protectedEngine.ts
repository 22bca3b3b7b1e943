import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import * as rejectCodes from '../../../core/models/rejectCodes.ts';
import * as sideConstants from '../../../core/models/side.ts';
import { opposite, type Side } from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
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
 * them is looked at. A replace that would trade through is refused. An order that would rest where it locks or crosses a
 * protected quote may be moved off it or refused (Rule 610(d)).
 */
export class ProtectedEngine extends EngineView implements BookEngine {
  /** The present order is an intermarket sweep order. */
  isSweep = false;
  readonly #inner: BookEngine;
  readonly #events: ProtectedEvents;
  readonly #quotes: ProtectedQuotes;
  readonly #mode: ProtectionConfig['mode'];
  readonly #locking: ProtectionConfig['locking'];

  constructor(
    inner: BookEngine,
    events: ProtectedEvents,
    quotes: ProtectedQuotes,
    { mode, locking = 'allow' }: ProtectionConfig,
  ) {
    super(inner, NO_LIMIT);
    this.#inner = inner;
    this.#events = events;
    this.#quotes = quotes;
    this.#mode = mode;
    this.#locking = locking;
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
    if (bound === 0) {
      const rests = orderType === ORDER_TYPE.limit && timeInForce === TIME_IN_FORCE.gtc;
      const passive = rests ? this.#passiveOf(instrument, side, price, quantity) : price;
      return this.#enterPassive(key, price, passive, () => enter(orderType, timeInForce, price));
    }
    if (this.#mode === 'reject' && this.#displayedWithin(instrument, side, bound) < quantity) {
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
    if (bound === 0) {
      const shows = visibilityUnder(terms) !== VISIBILITY.dark;
      const rests = orderType === ORDER_TYPE.limit && timeInForce === TIME_IN_FORCE.gtc && shows;
      const passive = rests ? this.#passiveOf(instrument, side, price, quantity) : price;
      return this.#enterPassive(key, price, passive, () => enter(orderType, timeInForce, price));
    }
    // What is to rest in its own way may not be immediate, so it cannot be cut where it trades.
    const rests = timeInForce === TIME_IN_FORCE.gtc && visibilityUnder(terms) !== VISIBILITY.whole;
    const isShort = this.#displayedWithin(instrument, side, bound) < quantity;
    if (rests || (this.#mode === 'reject' && isShort)) return REJECT_CODE.tradeThrough;
    return this.#enterBounded(timeInForce, bound, enter);
  }

  replace(key: number, newKey: number, price: number, quantity: number): number {
    const inner = this.#inner;
    const slot = inner.slotOf(key);
    if (slot < 0) return inner.replace(key, newKey, price, quantity);
    const [instrument, side] = [inner.instrumentOf(slot), inner.sideOf(slot)];
    if (this.#boundOf(instrument, side, price) !== 0) return REJECT_CODE.tradeThrough;
    // At its price it stands already, whatever was quoted elsewhere since.
    const moves = price !== inner.priceOf(slot) && inner.visibilityOf(slot) !== VISIBILITY.dark;
    const passive = moves ? this.#passiveOf(instrument, side, price, quantity) : price;
    return this.#enterPassive(newKey, price, passive, () => inner.replace(key, newKey, price, quantity));
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

  /** Enters an order that may rest at `passive`; another price than its own is one that would lock the market. */
  #enterPassive(key: number, price: PriceTicks, passive: PriceTicks, enter: () => number): number {
    if (passive === price) return enter();
    if (this.#locking === 'reject' || passive === 0) return REJECT_CODE.locksMarket;
    const code = enter();
    if (code === 0 && this.#inner.slotOf(key) >= 0) this.#inner.reprice(key, passive);
    return code;
  }

  /** The price at which an order may rest: its own where it locks no protected quote, or does not come to rest. */
  #passiveOf(instrument: InstrumentId, side: Side, price: PriceTicks, quantity: QuantityLots): PriceTicks {
    if (this.#locking === 'allow' || this.isSweep || !this.#inner.isMatching(instrument)) return price;
    if (this.#quotes.bound(instrument, side) === 0) return price;
    const passive = this.#quotes.passive(instrument, side);
    if (passive !== 0 && !isBeyond(side, price, passive)) return price;
    const isFilled = this.#locking === 'reject' && this.#displayedWithin(instrument, side, price) >= quantity;
    return isFilled ? price : passive;
  }

  /** The protected price, where an order with that limit may meet orders behind it; else 0. */
  #boundOf(instrument: InstrumentId, side: Side, limit: PriceTicks): PriceTicks {
    if (this.#mode === 'off' || this.isSweep || !this.#inner.isMatching(instrument)) return 0;
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
