import type { AccountSpec } from '../../../core/models/account.ts';
import type { Instrument } from '../../../core/models/instrument.ts';
import type { ActorId } from '../../../core/models/units.ts';
import type { BookEngine, BookEvents } from '../book/bookEngine.ts';

/** What a venue in discrete time is made of. */
export interface StepVenueConfig {
  readonly instruments: readonly Instrument[];
  /** The clients' accounts. */
  readonly participants: readonly AccountSpec[];
  /** Who may send batches, for all accounts. */
  readonly members: readonly ActorId[];
  /** Who gets the tape of every step. */
  readonly listeners?: readonly ActorId[];
  /** Levels of each side on the tape. */
  readonly depth: number;
  readonly createEngine: (events: BookEvents) => BookEngine;
}
