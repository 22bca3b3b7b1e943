import { parseDuration } from '../../../core/data/config/duration.ts';
import type { World, WorldHost } from '../scenario.ts';
import { WorldBuilder } from '../worldBuilder.ts';
import { addAgents } from './addAgents.ts';
import { addSources, sourceCount } from './addSources.ts';
import { addVenues, listedInstruments } from './addVenues.ts';
import { listInstruments } from './listings.ts';
import type { MarketsConfig } from './settings.ts';

/** Composes a world of many venues: they join first, then the public sources, then agents in the order of accounts. */
export function buildMarkets(config: MarketsConfig, seed: number, host: WorldHost): World {
  const builder = new WorldBuilder(config, seed, host);
  const firstAgent = config.venues.length + sourceCount(config);
  const venues = addVenues(builder, config, seed, listInstruments(config), firstAgent);
  addAgents(builder, config, venues, {
    ...addSources(builder, config, venues, seed),
    recordings: host.recordings,
  });
  const actors = venues.map(({ venue }) => venue);
  const sum = (count: 'orders' | 'trades' | 'rejects') =>
    actors.reduce((total, { counts }) => total + counts[count], 0);
  return {
    kernel: builder.kernel,
    until: builder.units(parseDuration(config.until, 'until')),
    timeResolutionNs: config.timeResolutionNs,
    tiePolicy: config.tiePolicy,
    actors: builder.actors,
    instruments: listedInstruments(venues),
    counts: () => ({ orders: sum('orders'), trades: sum('trades'), rejects: sum('rejects') }),
    check: () => {
      for (const venue of actors) venue.check();
    },
    failure: () => actors.find(({ failure }) => failure !== undefined)?.failure,
  };
}
