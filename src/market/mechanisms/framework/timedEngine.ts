import type { SimTime } from '../../../core/models/units.ts';
import type { VenueEngine } from '../../exchange/book/venueEngine.ts';

/** A venue's engine that may act by the clock. */
export interface TimedEngine extends VenueEngine {
  /** Commands that follow come at this time; told before each. */
  setTime(now: SimTime): void;
  /** Does what is due at or before `now`. */
  advance(now: SimTime): void;
  /** When it acts by itself next, or null. */
  nextTime(): SimTime | null;
}
