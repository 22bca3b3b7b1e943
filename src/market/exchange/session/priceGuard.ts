import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { DelayNs, InstrumentId, PriceTicks, SimTime } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

/** What a guard may ask of the session. */
export interface Interruptions {
  /**
   * From continuous trading (or a limit state) to an auction, or to a halt that an auction ends: at a random moment
   * within `randomEnd` after `due`, or by the operator where `due` is 0.
   */
  interrupt(
    ctx: ActorContext,
    instrument: InstrumentId,
    phase: number,
    reason: number,
    due: SimTime,
    randomEnd: DelayNs,
  ): void;
  /** Between continuous trading and the limit state, which trade alike. */
  mark(ctx: ActorContext, instrument: InstrumentId, phase: number, until: SimTime): void;
  /** Halts every instrument; without an end, for the rest of the day. */
  haltAll(ctx: ActorContext, until: SimTime | 'day'): void;
  phaseOf(instrument: InstrumentId): number;
  /** Asks to be called again at `time`. */
  wakeAt(ctx: ActorContext, time: SimTime): void;
}

/**
 * Watches prices and interrupts trading: static and dynamic ranges, price bands, market-wide breakers. The session
 * walks the list of its guards and knows none of them.
 */
export interface PriceGuard {
  /**
   * True: an order beyond the range is taken at its end. False: an order keeps its limit, trades inside the range, and
   * `stopped` is called where it would go on beyond.
   */
  readonly slides: boolean;
  /** Prices at which the instrument may trade now. */
  low(instrument: InstrumentId): PriceTicks;
  high(instrument: InstrumentId): PriceTicks;
  /** A trade of continuous trading or of an auction. */
  traded(now: SimTime, instrument: InstrumentId, price: PriceTicks): void;
  /** An auction found `price`. */
  cleared(now: SimTime, instrument: InstrumentId, price: PriceTicks): void;
  /** Trading stopped short of `low` or `high` in the present command: more would have traded beyond. */
  stopped(ctx: ActorContext, instrument: InstrumentId): void;
  /** After each command that reached the instrument's book in continuous trading. */
  afterCommand(ctx: ActorContext, instrument: InstrumentId): void;
  /** At the end of the limit state. */
  limitStateEnded(ctx: ActorContext, instrument: InstrumentId): void;
  /** A new trading day. */
  dayBegan(): void;
  snapshot(): PlainData;
  restore(state: PlainData): void;
  addTo(hash: Hash64): void;
}
