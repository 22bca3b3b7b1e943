import * as phases from '../../../core/models/phase.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Side } from '../../../core/models/side.ts';
import type { DelayNs, InstrumentId, SimTime } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { ClearingPrice } from '../../mechanisms/callAuction/clearingPrice.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import type { MarketData } from '../feeds/marketData.ts';
import type { CallAuctions } from './callAuctions.ts';
import type { PhaseListener } from './phaseListener.ts';
import type { PhaseRules } from './phaseRules.ts';
import type { Interruptions, PriceGuard } from './priceGuard.ts';
import { CELL, type SessionCells } from './sessionCells.ts';
import type { SessionConfig } from './sessionConfig.ts';
import type { SessionFeed } from './sessionFeed.ts';
import type { TradeRecords } from './tradeRecords.ts';
import { TradingCalendar } from './tradingCalendar.ts';

const { PHASE, PHASE_REASON } = phases;
const MILLION = 1_000_000;
/** Cells of the venue: calendar steps up to this time have been taken; 1 where a breaker has ended the day. */
const TAKEN_UNTIL = 0;
const DAY_OVER = 1;

export interface ClockParts {
  readonly config: SessionConfig;
  /** By the number of the phase. */
  readonly rules: readonly PhaseRules[];
  readonly engine: BookEngine;
  readonly marketData: MarketData;
  readonly cells: SessionCells;
  readonly feed: SessionFeed;
  readonly auctions: CallAuctions;
  readonly guards: readonly PriceGuard[];
  readonly phaseListeners: readonly PhaseListener[];
  /** The day's trades. */
  readonly trades: TradeRecords;
  readonly wakeTag: number;
}

/**
 * Leads each instrument from phase to phase: by the calendar, by interruptions, and back. An interruption holds the
 * calendar's phase back; when it is over the instrument goes where the calendar is by then. Two steps of the calendar
 * do not wait: the closing auction takes over the orders of a volatility auction, and closing ends everything.
 */
export class PhaseClock implements Interruptions {
  readonly calendar: TradingCalendar;
  readonly #parts: ClockParts;
  readonly #venue = new Float64Array(2);

  constructor(parts: ClockParts) {
    this.#parts = parts;
    this.calendar = new TradingCalendar(parts.config.calendar);
  }

  start(ctx: ActorContext): void {
    const { cells } = this.#parts;
    const step = this.calendar.stepAt(ctx.now);
    const phase = PHASE[step?.phase ?? 'closed'];
    this.#venue[TAKEN_UNTIL] = ctx.now;
    for (let id = 0; id < cells.instruments; id++) this.#follow(ctx, id, phase, step?.randomEnd ?? 0);
    this.#awaitNextStep(ctx);
  }

  /** Does whatever is due; a wake-up too many does nothing. */
  wake(ctx: ActorContext): void {
    this.#takeSteps(ctx);
    const { cells } = this.#parts;
    for (let id = 0; id < cells.instruments; id++) {
      const until = cells.get(id, CELL.until);
      if (until !== 0 && until <= ctx.now) this.#ended(ctx, id);
      this.tellAuction(ctx, id);
    }
  }

  phaseOf(instrument: InstrumentId): number {
    return this.#parts.cells.get(instrument, CELL.phase);
  }

  wakeAt(ctx: ActorContext, time: SimTime): void {
    ctx.wakeAt(time, this.#parts.wakeTag);
  }

  /** In a call phase: indicative price and imbalance, now or as soon as they may be told again. */
  tellAuction(ctx: ActorContext, instrument: InstrumentId): void {
    if (this.#parts.rules[this.phaseOf(instrument)].matching !== 'call') return;
    const due = this.#parts.auctions.tell(ctx, instrument);
    if (due !== 0) this.wakeAt(ctx, due);
  }

  interrupt(
    ctx: ActorContext,
    instrument: InstrumentId,
    phase: number,
    reason: number,
    due: SimTime,
    randomEnd: DelayNs,
  ): void {
    this.#enter(ctx, instrument, phase, reason, due, due === 0 ? 0 : due + draw(ctx, randomEnd));
  }

  mark(ctx: ActorContext, instrument: InstrumentId, phase: number, until: SimTime): void {
    const { cells, feed } = this.#parts;
    cells.set(instrument, CELL.phase, phase);
    this.#setEnd(ctx, instrument, until, until);
    feed.phaseChanged(ctx, instrument, PHASE_REASON.limitBand);
  }

  haltAll(ctx: ActorContext, until: SimTime | 'day'): void {
    const phase = until === 'day' ? PHASE.closed : PHASE.halt;
    if (until === 'day') this.#venue[DAY_OVER] = 1;
    for (let id = 0; id < this.#parts.cells.instruments; id++) {
      if (this.phaseOf(id) === PHASE.closed) continue;
      if (until === 'day') this.#parts.cells.set(id, CELL.scheduled, PHASE.closed);
      const end = until === 'day' ? 0 : until;
      this.#enter(ctx, id, phase, PHASE_REASON.marketWide, end, end);
    }
  }

  /** Ends a halt: by an auction where the calendar is in continuous trading, else by the calendar's own phase. */
  resume(ctx: ActorContext, instrument: InstrumentId): void {
    const { cells, config } = this.#parts;
    const scheduled = cells.get(instrument, CELL.scheduled);
    if (this.#parts.rules[scheduled].matching !== 'continuous') {
      this.#enter(ctx, instrument, scheduled, PHASE_REASON.resumption, this.#nextStepTime(), 0);
      return;
    }
    const { span, randomEnd } = config.resumption;
    const due = ctx.now + span;
    this.interrupt(ctx, instrument, PHASE.volatilityAuction, PHASE_REASON.resumption, due, randomEnd);
  }

  #takeSteps(ctx: ActorContext): void {
    for (;;) {
      const step = this.calendar.nextAfter(this.#venue[TAKEN_UNTIL]);
      if (step === undefined || step.time > ctx.now) return;
      this.#venue[TAKEN_UNTIL] = step.time;
      this.#step(ctx, PHASE[step.phase], step.randomEnd);
      this.#awaitNextStep(ctx);
    }
  }

  #awaitNextStep(ctx: ActorContext): void {
    const next = this.#nextStepTime();
    if (next !== 0) this.wakeAt(ctx, next);
  }

  /** When the calendar's present phase is due to end, or 0. */
  #nextStepTime(): SimTime {
    return this.calendar.nextAfter(this.#venue[TAKEN_UNTIL])?.time ?? 0;
  }

  #step(ctx: ActorContext, phase: number, randomEnd: DelayNs): void {
    const { cells, guards } = this.#parts;
    const before = this.calendar.phaseAt(this.#venue[TAKEN_UNTIL] - 1);
    if (before === 'closed' && phase !== PHASE.closed) {
      this.#venue[DAY_OVER] = 0;
      for (const guard of guards) guard.dayBegan();
      this.#parts.trades.clear();
    }
    if (this.#venue[DAY_OVER] === 1) return;
    for (let id = 0; id < cells.instruments; id++) this.#scheduleStep(ctx, id, phase, randomEnd);
  }

  #scheduleStep(ctx: ActorContext, instrument: InstrumentId, phase: number, randomEnd: DelayNs): void {
    const { cells } = this.#parts;
    const present = this.phaseOf(instrument);
    const wasScheduled = present === cells.get(instrument, CELL.scheduled);
    cells.set(instrument, CELL.scheduled, phase);
    if (phase === PHASE.closed && !(wasScheduled && this.#parts.rules[present].clears)) {
      this.#follow(ctx, instrument, phase, randomEnd);
    } else if (wasScheduled && this.#parts.rules[present].clears) {
      // An extension may already have set a later end.
      const end = ctx.now + draw(ctx, cells.get(instrument, CELL.randomEnd));
      cells.set(instrument, CELL.randomEnd, randomEnd);
      this.#setEnd(ctx, instrument, cells.get(instrument, CELL.due), end);
      if (end === ctx.now) this.#ended(ctx, instrument);
    } else if (wasScheduled || present === PHASE.limitState || this.#takesOver(present, phase)) {
      this.#follow(ctx, instrument, phase, randomEnd);
    } else cells.set(instrument, CELL.randomEnd, randomEnd);
  }

  /** A scheduled auction goes on with the orders of an interruption that is an auction itself. */
  #takesOver(present: number, phase: number): boolean {
    return this.#parts.rules[present].clears && this.#parts.rules[phase].clears;
  }

  #follow(ctx: ActorContext, instrument: InstrumentId, phase: number, randomEnd: DelayNs): void {
    this.#parts.cells.set(instrument, CELL.scheduled, phase);
    this.#parts.cells.set(instrument, CELL.randomEnd, randomEnd);
    this.#enter(ctx, instrument, phase, PHASE_REASON.schedule, this.#nextStepTime(), 0);
  }

  /** The phase has come to its own end. */
  #ended(ctx: ActorContext, instrument: InstrumentId): void {
    const { cells, guards } = this.#parts;
    const phase = this.phaseOf(instrument);
    cells.set(instrument, CELL.until, 0);
    if (phase === PHASE.limitState) {
      for (const guard of guards) guard.limitStateEnded(ctx, instrument);
    } else if (!this.#parts.rules[phase].clears) this.resume(ctx, instrument);
    else if (!this.#extend(ctx, instrument)) this.#endAuction(ctx, instrument, phase);
  }

  #endAuction(ctx: ActorContext, instrument: InstrumentId, phase: number): void {
    const { cells } = this.#parts;
    this.#clear(ctx, instrument);
    const reason = phase === PHASE.volatilityAuction ? PHASE_REASON.resumption : PHASE_REASON.schedule;
    const next = cells.get(instrument, CELL.scheduled);
    this.#enter(ctx, instrument, next, reason, this.#nextStepTime(), 0);
  }

  /** Once per auction, where its price would be too far from the reference price. */
  #extend(ctx: ActorContext, instrument: InstrumentId): boolean {
    const { cells, config, feed, auctions } = this.#parts;
    const { extension } = config;
    if (extension === undefined || cells.get(instrument, CELL.extended) === 1) return false;
    const { price } = auctions.find(instrument);
    const reference = auctions.referenceOf(instrument);
    if (price === 0 || reference === 0) return false;
    if (Math.abs(price - reference) * MILLION <= reference * extension.percentPpm) return false;
    cells.set(instrument, CELL.extended, 1);
    const due = ctx.now + extension.span;
    this.#setEnd(ctx, instrument, due, due + draw(ctx, extension.randomEnd));
    feed.phaseChanged(ctx, instrument, PHASE_REASON.extension);
    return true;
  }

  #clear(ctx: ActorContext, instrument: InstrumentId): void {
    const { auctions, cells, guards, phaseListeners } = this.#parts;
    const found = auctions.find(instrument);
    const { price } = found;
    if (price !== 0) {
      // What comes in against the surplus now has no say in the price.
      this.#announceClearing(ctx, instrument, found);
      auctions.clear(ctx, instrument, price);
      cells.set(instrument, CELL.auctionPrice, price);
      for (const guard of guards) guard.cleared(ctx.now, instrument, price);
    }
    for (const listener of phaseListeners) listener.auctionCleared(ctx, instrument, this.phaseOf(instrument));
  }

  /** Orders that trade against the surplus only come in now. */
  #announceClearing(ctx: ActorContext, instrument: InstrumentId, found: ClearingPrice): void {
    const { phaseListeners } = this.#parts;
    const { price, surplus, surplusSide } = found;
    if (phaseListeners.length === 0 || surplus === 0) return;
    const phase = this.phaseOf(instrument);
    for (const listener of phaseListeners) {
      listener.auctionClears?.(ctx, instrument, phase, price, surplusSide as Side, surplus);
    }
  }

  /** `due` is what the market is told; at `until`, where it is not 0, the phase ends by itself. */
  #enter(
    ctx: ActorContext,
    instrument: InstrumentId,
    phase: number,
    reason: number,
    due: SimTime,
    until: SimTime,
  ): void {
    const { auctions, cells, engine, feed, guards, marketData, phaseListeners } = this.#parts;
    const trades = this.#parts.rules[phase].matching === 'continuous';
    // Whatever phases were left out, a book that begins to trade has nothing left that could have traded.
    if (trades && this.#parts.rules[this.phaseOf(instrument)].matching !== 'continuous')
      this.#clear(ctx, instrument);
    cells.set(instrument, CELL.phase, phase);
    cells.set(instrument, CELL.extended, 0);
    this.#setEnd(ctx, instrument, due, until);
    engine.setMatching(instrument, trades);
    marketData.setFirm(instrument, trades);
    feed.phaseChanged(ctx, instrument, reason);
    auctions.begin(instrument);
    for (const listener of phaseListeners) listener.phaseBegan(ctx, instrument, phase);
    marketData.publish(ctx, instrument);
    if (trades) for (const guard of guards) guard.afterCommand(ctx, instrument);
    else this.tellAuction(ctx, instrument);
  }

  #setEnd(ctx: ActorContext, instrument: InstrumentId, due: SimTime, until: SimTime): void {
    this.#parts.cells.set(instrument, CELL.due, due);
    this.#parts.cells.set(instrument, CELL.until, until);
    if (until !== 0) this.wakeAt(ctx, until);
  }

  snapshot(): PlainData {
    return this.#venue.slice();
  }

  restore(state: PlainData): void {
    this.#venue.set(state as Float64Array);
    const { cells, marketData } = this.#parts;
    for (let id = 0; id < cells.instruments; id++) {
      marketData.setFirm(id, this.#parts.rules[this.phaseOf(id)].matching === 'continuous');
    }
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#venue, 0, this.#venue.length);
  }
}

/** A span from 0 to `most`, both included, from the venue's own stream; nothing is drawn where it must be 0. */
function draw(ctx: ActorContext, most: DelayNs): DelayNs {
  return most === 0 ? 0 : ctx.rng.below(most + 1);
}
