import type { Instrument } from '../../../core/models/instrument.ts';
import type { Message } from '../../../core/models/message.ts';
import type { TimeInForceName } from '../../../core/models/orderTerms.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import type { ActorId, InstrumentId } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { BookEngine, BookEvents } from '../book/bookEngine.ts';
import type { FeeMeter } from '../clearing/feeMeter.ts';
import type { Ledger } from '../clearing/ledger.ts';
import type { InstrumentTable } from '../entry/instrumentTable.ts';
import type { MarketData } from '../feeds/marketData.ts';
import type { Subscriptions } from '../feeds/subscriptions.ts';
import type { BookListener } from '../reports/bookListener.ts';
import type { VenueCounts } from '../reports/venueCounts.ts';
import { CallAuctions } from './callAuctions.ts';
import { GuardedEngine } from './guardedEngine.ts';
import { OperatorCommands } from './operatorCommands.ts';
import { PhaseClock } from './phaseClock.ts';
import { PLAIN_TIMES, refusalOf } from './phaseGate.ts';
import type { PhaseListener } from './phaseListener.ts';
import { type PhaseRules, rulesWith } from './phaseRules.ts';
import type { PriceGuard } from './priceGuard.ts';
import { createGuards } from './priceGuards.ts';
import { CELL, SessionCells } from './sessionCells.ts';
import type { SessionConfig } from './sessionConfig.ts';
import { SessionEvents } from './sessionEvents.ts';
import { SessionFeed } from './sessionFeed.ts';
import { TradeBusts } from './tradeBusts.ts';
import { TradeRecords } from './tradeRecords.ts';

/** What a session works on. */
export interface SessionParts {
  readonly instruments: readonly Instrument[];
  readonly listener: BookListener;
  readonly marketData: MarketData;
  readonly subscriptions: Subscriptions;
  readonly ledger: Ledger;
  readonly table: InstrumentTable;
  readonly fees: FeeMeter;
  readonly counts: VenueCounts;
}

/** Tag of the session's wake-ups at its venue. */
export const SESSION_TAG = 1;

/**
 * A venue's session: in which phase each instrument is, what that phase accepts, the auctions between the phases, and
 * what interrupts trading. The engine needs the session and the session the engine, so it is made in two steps: first
 * with its engine, then {@link connect}ed to the rest of the venue.
 */
export class VenueSession {
  /** The book with the session's ranges around it: what the rest of the venue trades on. */
  readonly engine: BookEngine;
  readonly #config: SessionConfig;
  /** What each phase takes, by its number. */
  readonly rules: readonly PhaseRules[];
  readonly #cells: SessionCells;
  readonly #events: SessionEvents;
  readonly #guards: PriceGuard[] = [];
  readonly #guarded: GuardedEngine;
  readonly #trades = new TradeRecords();
  readonly #phaseListeners: PhaseListener[] = [];
  /** 1 for each instrument whose book the present command has reached. */
  readonly #touched: Uint8Array;
  #clock!: PhaseClock;
  #operator!: OperatorCommands;
  #counts!: VenueCounts;
  #listener!: BookListener;
  #feed!: SessionFeed;
  #now = 0;

  constructor(
    config: SessionConfig,
    instruments: number,
    events: BookEvents,
    create: (events: BookEvents) => BookEngine,
  ) {
    this.#config = config;
    this.rules = rulesWith(config.phases ?? {});
    this.#cells = new SessionCells(instruments);
    this.#events = new SessionEvents(events);
    this.#guarded = new GuardedEngine(create(this.#events), this.#events, this.#guards);
    this.engine = this.#guarded;
    this.#touched = new Uint8Array(instruments);
  }

  connect(parts: SessionParts): void {
    const { counts, instruments, subscriptions } = parts;
    const cells = this.#cells;
    const { engine } = this;
    this.#counts = counts;
    this.#listener = parts.listener;
    this.#feed = new SessionFeed(cells, subscriptions);
    const { indicativeInterval: interval, auctionRules: rules } = this.#config;
    const auctions = new CallAuctions({ ...parts, engine, cells, feed: this.#feed, interval, rules });
    this.#clock = new PhaseClock({
      ...parts,
      config: this.#config,
      rules: this.rules,
      engine,
      cells,
      feed: this.#feed,
      auctions,
      guards: this.#guards,
      phaseListeners: this.#phaseListeners,
      trades: this.#trades,
      wakeTag: SESSION_TAG,
    });
    this.#guards.push(...createGuards(this.#config, instruments, engine, this.#clock));
    const busts = new TradeBusts({ ...parts, trades: this.#trades });
    const { operator } = this.#config;
    this.#operator = new OperatorCommands({
      operator,
      instruments: instruments.length,
      clock: this.#clock,
      busts,
    });
    this.#events.connect(this);
    parts.marketData.onQuotesAsked((ctx, to, instrument) => this.#feed.sendImage(ctx, to, instrument));
  }

  /** To be told of phases; before the venue starts. */
  addPhaseListener(listener: PhaseListener): void {
    this.#phaseListeners.push(listener);
  }

  /** A number of `PHASE`. */
  phaseOf(instrument: InstrumentId): number {
    return this.#cells.get(instrument, CELL.phase);
  }

  /** Why a plain order is refused now, or 0; `type` is the registered name of its type. */
  refusalOfOrder(instrument: InstrumentId, type: string, timeInForce: number, flags: number): number {
    return this.refusalOfTerms(instrument, type, PLAIN_TIMES[timeInForce], flags);
  }

  /** The same for an order in words. */
  refusalOfTerms(
    instrument: InstrumentId,
    type: string,
    timeInForce: TimeInForceName,
    flags: number,
  ): number {
    return refusalOf(this.rules[this.phaseOf(instrument)], type, timeInForce, flags);
  }

  refusalOfCancel(instrument: InstrumentId): number {
    return this.rules[this.phaseOf(instrument)].cancel ? 0 : REJECT_CODE.phaseTakesNoCancels;
  }

  refusalOfReplace(instrument: InstrumentId): number {
    return this.rules[this.phaseOf(instrument)].replace ? 0 : REJECT_CODE.phaseTakesNoReplaces;
  }

  start(ctx: ActorContext): void {
    this.begin(ctx);
    this.#clock.start(ctx);
  }

  /** Between {@link begin} and {@link finish}. */
  wake(ctx: ActorContext): void {
    this.#clock.wake(ctx);
  }

  /** Before each message and wake-up of the venue. */
  begin(ctx: ActorContext): void {
    this.#listener.begin(ctx);
    this.#now = ctx.now;
  }

  /** An order entered, moved or ended in the present command. */
  touched(slot: number): void {
    this.#touched[this.engine.instrumentOf(slot)] = 1;
  }

  /** After each command: what it set off. */
  finish(ctx: ActorContext): void {
    this.#interruptStopped(ctx);
    for (let id = 0; id < this.#touched.length; id++) {
      if (this.#touched[id] === 0) continue;
      this.#touched[id] = 0;
      this.#afterCommand(ctx, id);
    }
  }

  #interruptStopped(ctx: ActorContext): void {
    const { stopped } = this.#guarded;
    for (const instrument of stopped) {
      for (const guard of this.#guards) guard.stopped(ctx, instrument);
    }
    stopped.length = 0;
  }

  #afterCommand(ctx: ActorContext, instrument: InstrumentId): void {
    if (this.rules[this.phaseOf(instrument)].matching === 'call') {
      this.#cells.set(instrument, CELL.stale, 1);
      this.#clock.tellAuction(ctx, instrument);
      return;
    }
    for (const guard of this.#guards) guard.afterCommand(ctx, instrument);
  }

  /** Hears of each trade after it was cleared. */
  traded(maker: number, taker: number, price: number, quantity: number): void {
    const instrument = this.engine.instrumentOf(maker);
    this.#touched[instrument] = 1;
    this.#cells.set(instrument, CELL.lastPrice, price);
    for (const guard of this.#guards) guard.traded(this.#now, instrument, price);
    if (this.#config.operator === undefined) return;
    this.#trades.add(this.#counts.trades, this.engine, maker, taker, price, quantity);
  }

  /** Takes in an operator's command; false for any other message. */
  receive(ctx: ActorContext, from: ActorId, message: Message): boolean {
    return this.#operator.receive(ctx, from, message);
  }

  snapshot(): PlainData {
    return {
      cells: this.#cells.snapshot(),
      clock: this.#clock.snapshot(),
      guards: this.#guards.map((guard) => guard.snapshot()),
      trades: this.#trades.snapshot(),
    };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly [part: string]: PlainData };
    this.#cells.restore(saved.cells);
    this.#clock.restore(saved.clock);
    this.#trades.restore(saved.trades);
    const guards = saved.guards as readonly PlainData[];
    for (const [index, guard] of this.#guards.entries()) guard.restore(guards[index]);
  }

  addTo(hash: Hash64): void {
    this.#cells.addTo(hash);
    this.#clock.addTo(hash);
    this.#trades.addTo(hash);
    for (const guard of this.#guards) guard.addTo(hash);
  }
}
