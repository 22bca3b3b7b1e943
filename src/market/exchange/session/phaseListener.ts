import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { InstrumentId } from '../../../core/models/units.ts';

/** Hears of phases as they begin: whoever keeps orders that belong to one. `phase` is a number of `PHASE`. */
export interface PhaseListener {
  /** The book trades or stands by the phase's rules already. */
  phaseBegan(ctx: ActorContext, instrument: InstrumentId, phase: number): void;
  /** An auction has cleared, or had nothing to clear; the book does not trade yet. */
  auctionCleared(ctx: ActorContext, instrument: InstrumentId, phase: number): void;
}
