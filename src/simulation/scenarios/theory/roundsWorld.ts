import { parseDuration } from '../../../core/data/config/duration.ts';
import { createInstrument } from '../../../core/models/createInstrument.ts';
import type { Instrument } from '../../../core/models/instrument.ts';
import type { PriceTicks, SimTime } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { Rounds } from '../../../market/agents/informed/rounds.ts';
import type { VenueActor } from '../../../market/exchange/venue.ts';
import type { CommonConfig } from '../commonSettings.ts';
import type { World } from '../scenario.ts';
import type { WorldBuilder } from '../worldBuilder.ts';

/** One security each: more of them than this make a world slow to build. */
const MOST_ROUNDS = 10_000;

/** Rounds that end within the run, the time that each needs afterwards included. */
export interface RoundPlan extends Rounds {
  readonly until: SimTime;
}

/**
 * As many rounds of `length` as the run has room for, with `rest` after the last one.
 *
 * @throws BaseError CONFIG_INVALID_VALUE where there is room for none, or for too many.
 */
export function planRounds(
  builder: WorldBuilder,
  config: CommonConfig,
  length: number,
  rest: number,
): RoundPlan {
  const until = builder.units(parseDuration(config.until, 'until'));
  const count = Math.floor((until - rest) / length);
  if (count >= 1 && count <= MOST_ROUNDS) return { first: 0, count, length, until };
  const found =
    count < 1 ? 'has room for no round' : `has room for ${count} rounds, more than ${MOST_ROUNDS}`;
  throw new BaseError('CONFIG_INVALID_VALUE', `until is ${config.until}: that ${found}`, {
    facts: { path: 'until', found: config.until },
    advice:
      'Every round is a security of its own: let the run be longer, or shorter, or change what a round lasts.',
  });
}

/** A security for each round, with ticks that round nothing away. */
export function roundSecurities({ count }: Rounds, tickSize: string, currencyScale: number): Instrument[] {
  return Array.from({ length: count }, (_, i) =>
    createInstrument({ symbol: `ROUND-${i + 1}`, currency: 'USD', currencyScale, tickSize }),
  );
}

/** When each round's security pays what it is worth: `rest` after its round. */
export function roundSettlements(rounds: Rounds, values: readonly PriceTicks[], rest: number) {
  return values.map((price, i) => ({ instrument: i, time: (i + 1) * rounds.length + rest, price }));
}

/** The world of one venue with these securities. */
export function roundsWorld(
  builder: WorldBuilder,
  config: CommonConfig,
  { until }: RoundPlan,
  venue: VenueActor,
  securities: readonly Instrument[],
): World {
  return {
    kernel: builder.kernel,
    until,
    timeResolutionNs: config.timeResolutionNs,
    tiePolicy: config.tiePolicy,
    actors: builder.actors,
    instruments: securities,
    counts: () => venue.counts,
    check: () => venue.check(),
    failure: () => venue.failure,
  };
}
