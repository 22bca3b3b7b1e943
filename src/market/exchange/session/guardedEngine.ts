import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import * as sideConstants from '../../../core/models/side.ts';
import { opposite, type Side } from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks } from '../../../core/models/units.ts';
import * as units from '../../../core/models/units.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import { type BookTerms, isConditional } from '../book/bookTerms.ts';
import { EngineView } from './engineView.ts';
import type { PriceGuard } from './priceGuard.ts';
import type { SessionEvents } from './sessionEvents.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { ORDER_TYPE, TIME_IN_FORCE } = orderEntry;
const { BUY } = sideConstants;
const { MAX_TICKS } = units;

/** Gives a command to the book as the range lets it in: type, time in force and limit may differ from what was asked. */
type Enter = (orderType: number, timeInForce: number, price: PriceTicks) => number;

/**
 * A book whose trades stay inside the ranges of its guards: the potential trade is looked at before it happens. An
 * order that would trade beyond a range is taken at its end. Where the guard does not let orders slide, trading stops:
 *
 * - a resting order trades up to the end of the range, and what is left of it goes into the auction at its own limit;
 * - a market or immediate-or-cancel order trades as far, and the rest of it is cancelled;
 * - a fill-or-kill order trades whole inside the range or not at all, and stops nothing.
 */
export class GuardedEngine extends EngineView implements BookEngine {
  /** Instruments in which trading has stopped short during the present command. */
  readonly stopped: InstrumentId[] = [];
  readonly #inner: BookEngine;
  readonly #events: SessionEvents;
  readonly #guards: readonly PriceGuard[];

  constructor(inner: BookEngine, events: SessionEvents, guards: readonly PriceGuard[]) {
    super(inner, events);
    this.#inner = inner;
    this.#events = events;
    this.#guards = guards;
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
    const enter: Enter = (type, time, limit) =>
      this.#inner.submit(key, account, instrument, side, type, time, limit, quantity, flags);
    return this.#enter(instrument, side, key, orderType, timeInForce, price, enter);
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
    const enter: Enter = (type, time, limit) =>
      inner.submitTerms(key, account, instrument, side, type, time, limit, quantity, flags, terms, orderId);
    return this.#enter(instrument, side, key, orderType, timeInForce, price, enter);
  }

  replace(key: number, newKey: number, price: number, quantity: number): number {
    return this.#move(key, newKey, price, (at) => this.#inner.replace(key, newKey, at, quantity));
  }

  reprice(key: number, price: number): number {
    return this.#move(key, key, price, (at) => this.#inner.reprice(key, at));
  }

  #move(key: number, newKey: number, price: PriceTicks, move: (at: PriceTicks) => number): number {
    const inner = this.#inner;
    const slot = inner.slotOf(key);
    if (slot < 0) return move(price);
    const enter: Enter = (_type, _time, at) => move(at);
    const { limit } = ORDER_TYPE;
    const { gtc } = TIME_IN_FORCE;
    return this.#enter(inner.instrumentOf(slot), inner.sideOf(slot), newKey, limit, gtc, price, enter);
  }

  #enter(
    instrument: InstrumentId,
    side: Side,
    key: number,
    type: number,
    time: number,
    price: PriceTicks,
    enter: Enter,
  ): number {
    if (!this.#inner.isMatching(instrument)) return enter(type, time, price);
    const isMarket = type === ORDER_TYPE.market;
    const limit = isMarket ? worstPrice(side) : price;
    const potential = this.#potentialPrice(instrument, side, limit);
    const guard = this.#firstReached(instrument, side, limit);
    if (guard === undefined && !this.#isOutside(instrument, potential)) return enter(type, time, price);
    if (this.#isOutside(instrument, potential))
      return this.#enterStopped(instrument, type, time, price, enter);
    const end = endOf(guard as PriceGuard, instrument, side);
    if (guard?.slides === true) {
      return isMarket ? enter(ORDER_TYPE.limit, immediate(time), end) : enter(type, time, end);
    }
    if (potential === 0) return enter(type, time, price);
    return !isMarket && time === TIME_IN_FORCE.gtc
      ? this.#enterResting(instrument, side, key, price, end, enter)
      : this.#enterImmediate(instrument, side, time, limit, end, enter);
  }

  #enterResting(
    instrument: InstrumentId,
    side: Side,
    key: number,
    price: PriceTicks,
    end: PriceTicks,
    enter: Enter,
  ): number {
    const inner = this.#inner;
    this.#events.ownLimit = price;
    const code = enter(ORDER_TYPE.limit, TIME_IN_FORCE.gtc, end);
    this.#events.ownLimit = 0;
    if (code !== 0 || inner.slotOf(key) < 0) return code;
    if (this.#potentialPrice(instrument, side, price) !== 0) this.#stop(instrument);
    inner.reprice(key, price);
    return 0;
  }

  #enterImmediate(
    instrument: InstrumentId,
    side: Side,
    time: number,
    limit: PriceTicks,
    end: PriceTicks,
    enter: Enter,
  ): number {
    this.#events.cut = false;
    const code = enter(ORDER_TYPE.limit, immediate(time), end);
    const goesOn = code === 0 && this.#events.cut && this.#potentialPrice(instrument, side, limit) !== 0;
    if (goesOn) this.#stop(instrument);
    return code;
  }

  /** Not even the first trade would be inside the range: the order enters a book that has stopped trading. */
  #enterStopped(
    instrument: InstrumentId,
    type: number,
    time: number,
    price: PriceTicks,
    enter: Enter,
  ): number {
    this.#inner.setMatching(instrument, false);
    const code = enter(type, time, price);
    if (time === TIME_IN_FORCE.fok || code !== 0) this.#inner.setMatching(instrument, true);
    else this.stopped.push(instrument);
    return code;
  }

  #stop(instrument: InstrumentId): void {
    this.#inner.setMatching(instrument, false);
    this.stopped.push(instrument);
  }

  /** Price of the first trade that an order with this limit would make now, or 0. */
  #potentialPrice(instrument: InstrumentId, side: Side, limit: PriceTicks): PriceTicks {
    const inner = this.#inner;
    const far = opposite(side);
    let best = inner.best(instrument, far);
    for (let slot = inner.firstDark(instrument, far); slot >= 0; slot = inner.nextDark(slot)) {
      if (isConditional(inner.termsOf(slot))) continue;
      const price = inner.priceOf(slot);
      if (best === 0 || (far === BUY ? price > best : price < best)) best = price;
    }
    return best === 0 || isBeyond(side, best, limit) ? 0 : best;
  }

  #isOutside(instrument: InstrumentId, price: PriceTicks): boolean {
    if (price === 0) return false;
    for (const guard of this.#guards) {
      if (price < guard.low(instrument) || price > guard.high(instrument)) return true;
    }
    return false;
  }

  /** The guard with the nearest end that the limit lies beyond, or undefined. */
  #firstReached(instrument: InstrumentId, side: Side, limit: PriceTicks): PriceGuard | undefined {
    let first: PriceGuard | undefined;
    for (const guard of this.#guards) {
      const end = endOf(guard, instrument, side);
      if (!isBeyond(side, limit, end)) continue;
      if (first === undefined || isBeyond(side, endOf(first, instrument, side), end)) first = guard;
    }
    return first;
  }
}

function endOf(guard: PriceGuard, instrument: InstrumentId, side: Side): PriceTicks {
  return side === BUY ? guard.high(instrument) : guard.low(instrument);
}

function worstPrice(side: Side): PriceTicks {
  return side === BUY ? MAX_TICKS : 1;
}

/** True where `price` is worse for an order of the side than `end`: higher for a buy. */
function isBeyond(side: Side, price: PriceTicks, end: PriceTicks): boolean {
  return side === BUY ? price > end : price < end;
}

/** A market order has no time in force of its own: what does not trade at once is cancelled. */
function immediate(timeInForce: number): number {
  return timeInForce === TIME_IN_FORCE.fok ? TIME_IN_FORCE.fok : TIME_IN_FORCE.ioc;
}
