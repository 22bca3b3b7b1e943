import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Side } from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';

/** Hears of phases as they begin: whoever keeps orders that belong to one. `phase` is a number of `PHASE`. */
export interface PhaseListener {
  /** The book trades or stands by the phase's rules already. */
  phaseBegan(ctx: ActorContext, instrument: InstrumentId, phase: number): void;
  /** An auction is about to clear at `price` and would leave `surplus` lots of a side over. */
  auctionClears?(
    ctx: ActorContext,
    instrument: InstrumentId,
    phase: number,
    price: PriceTicks,
    surplusSide: Side,
    surplus: QuantityLots,
  ): void;
  /** An auction has cleared, or had nothing to clear; the book does not trade yet. */
  auctionCleared(ctx: ActorContext, instrument: InstrumentId, phase: number): void;
}
