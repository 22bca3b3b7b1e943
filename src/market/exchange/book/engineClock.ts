import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import type { InstrumentId, PriceTicks, SimTime } from '../../../core/models/units.ts';
import type { BaseError } from '../../../core/utils/errors.ts';

/** Called when all that happened in an instrument has been told. */
export type InstrumentTold = (instrument: InstrumentId) => void;

/** What an engine has that acts by the clock, or runs code that may fail: a mechanism. */
export interface EngineClock {
  /** Commands that follow come at this time; told before each. */
  setTime(now: SimTime): void;
  /** Does what is due at or before `now`, one instrument after the other. */
  advance(now: SimTime, told?: InstrumentTold): void;
  /** When it acts by itself next, or null. */
  nextTime(): SimTime | null;
  /**
   * Why it takes no more commands: its code threw or broke a rule. Nothing of the command that did it has been told, and
   * that command has been refused with `venueHalted`.
   */
  readonly failure: BaseError | undefined;
  /** Ends every order, one instrument after the other, for a number of `CANCEL_REASON`; gives how many there were. */
  endAll(reason: number, told?: InstrumentTold): number;
  /** What a mechanism promises: a venue asks which orders it takes and whether it has notices. */
  readonly capabilities?: MechanismCapabilities;
  /** The best prices of another market: 0, or a number of `REJECT_CODE`. There where `reference` is promised. */
  setReference?(instrument: InstrumentId, bid: PriceTicks, ask: PriceTicks): number;
}
