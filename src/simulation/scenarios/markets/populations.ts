import type { MarketsConfig, PopulationSettings } from './settings.ts';

/** In place of a venue's name: every venue that lists the instrument. */
export const ALL_VENUES = 'all';

/** Place in the world's list of the instrument that a population trades. */
export function assetOf(config: MarketsConfig, population: PopulationSettings): number {
  if (population.instrument === '') return 0;
  return config.instruments.findIndex(({ symbol }) => symbol === population.instrument);
}

/** Places of the venues at which a population has accounts, in their order; names and symbols have been checked. */
export function venuesOf(config: MarketsConfig, population: PopulationSettings): number[] {
  const { symbol } = config.instruments[assetOf(config, population)];
  return config.venues.flatMap(({ name, lists }, place) => {
    const named = population.venue === ALL_VENUES || population.venue === name;
    return named && (lists.length === 0 || lists.includes(symbol)) ? [place] : [];
  });
}
