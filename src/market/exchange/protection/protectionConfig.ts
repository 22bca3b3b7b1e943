import type { ActorId, InstrumentId } from '../../../core/models/units.ts';

/** One instrument of a feed of protected quotes, and what it is at the venue that keeps them. */
export interface ProtectedInstrument {
  /** Its number in the feed. */
  readonly there: InstrumentId;
  /** Its number at this venue. */
  readonly here: InstrumentId;
  /** Ticks of this venue in one of the feed, as numerator and denominator. */
  readonly scale: readonly [number, number];
}

/** A feed of protected quotes: another venue's best prices, or the consolidated quote. */
export interface ProtectedFeed {
  readonly from: ActorId;
  readonly instruments: readonly ProtectedInstrument[];
}

/**
 * `mode`: what a venue does with an order that would trade at a price worse than the best protected quote elsewhere
 * (Regulation NMS, Rule 611). `cancel`: the order trades as far as that quote, and what would go on beyond is cancelled.
 * `reject`: the whole order is refused.
 *
 * `locking`: what becomes of an order that would rest at a price that locks or crosses a protected quote (Rule 610(d)).
 * `slide`: it rests one tick short of it. `reject`: it is refused. Allowed where it is left out.
 */
export interface ProtectionConfig {
  readonly mode: 'off' | 'cancel' | 'reject';
  readonly locking?: 'allow' | 'slide' | 'reject';
  readonly feeds: readonly ProtectedFeed[];
}
