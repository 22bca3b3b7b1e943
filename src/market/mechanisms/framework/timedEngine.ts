import type { SimTime } from '../../../core/models/units.ts';
import type { VenueEngine } from '../../exchange/book/venueEngine.ts';

/** What an engine has that acts by the clock. */
export interface EngineClock {
  /** Commands that follow come at this time; told before each. */
  setTime(now: SimTime): void;
  /** Does what is due at or before `now`. */
  advance(now: SimTime): void;
  /** When it acts by itself next, or null. */
  nextTime(): SimTime | null;
}

/** A venue's engine that may act by the clock. */
export type TimedEngine = VenueEngine & Partial<EngineClock>;
