import type { DelayNs, InstrumentId, SimTime } from '../../../core/models/units.ts';

/** Securities that are traded one after the other, each for the same time: every round of a model is one. */
export interface Rounds {
  /** Instrument of the first; those of the others follow. */
  readonly first: InstrumentId;
  readonly count: number;
  readonly length: DelayNs;
}

/** One security for all time. */
export function oneRound(instrument: InstrumentId): Rounds {
  return { first: instrument, count: 1, length: Number.MAX_SAFE_INTEGER };
}

/** The round that is played at a time, from 0; `count` or above where the last one is over. */
export function roundAt(rounds: Rounds, time: SimTime): number {
  return Math.floor(time / rounds.length);
}
