import type { ActorId, InstrumentId } from '../../../core/models/units.ts';

/** One instrument of one displayed venue. */
export interface QuoteSource {
  readonly venue: ActorId;
  /** Its number at the venue. */
  readonly instrument: InstrumentId;
  /** Its number in what is published: one for all venues that list it. */
  readonly asset: number;
  /** Ticks of the common grid in one tick of the venue. */
  readonly gridTicks: number;
}
