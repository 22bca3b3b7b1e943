import { resolvePart } from '../../../core/data/config/resolvePart.ts';
import { chooseAgent, chooseMechanism, completePart } from '../chooseParts.ts';
import { completeFundamental } from '../fundamental/settings.ts';
import { sessionSettings } from '../sessionSettings.ts';
import { checkPopulations } from './checkPopulations.ts';
import { checkTrading } from './checkTrading.ts';
import { checkVenues } from './checkVenues.ts';
import { listInstruments } from './listings.ts';
import { checkProtection } from './protection.ts';
import type { MarketsConfig, VenueSettings } from './settings.ts';

/** A trading day whose calendar the user writes: it has no phases by itself. */
const daySettings = sessionSettings({
  startsAt: '9h',
  schedules: [],
  week: ['day', 'day', 'day', 'day', 'day', '', ''],
  dynamicPpm: 0,
  staticPpm: 0,
  volatilityAuction: '1m',
  volatilityRandomEnd: '10s',
  limitTiers: [],
  pause: '5m',
});

/**
 * The configuration with the settings of every part checked and completed by the part's own schema, and all that refers
 * to something else found sound.
 *
 * @throws BaseError CONFIG_INVALID_VALUE, CONFIG_UNKNOWN_SETTING with the whole path.
 */
export function completeMarkets(config: MarketsConfig): MarketsConfig {
  const completed = {
    ...config,
    venues: config.venues.map(completeVenue),
    fundamental: completeFundamental(config.fundamental),
    populations: config.populations.map((population, index) => {
      const path = `populations.${index}`;
      const agent = chooseAgent(population.agent, `${path}.agent`);
      const values = completePart(agent, population.settings, `${path}.settings`, 'agent');
      return { ...population, settings: values };
    }),
  };
  checkVenues(completed, listInstruments(completed));
  checkProtection(completed);
  checkPopulations(completed);
  checkTrading(completed);
  return completed;
}

function completeVenue(venue: VenueSettings, index: number): VenueSettings {
  const path = `venues.${index}`;
  const mechanism = chooseMechanism(venue.mechanism, `${path}.mechanism`);
  return {
    ...venue,
    settings: completePart(mechanism, venue.settings, `${path}.settings`, 'mechanism'),
    session: isEmpty(venue.session)
      ? venue.session
      : resolvePart(daySettings, venue.session, ['venues', String(index), 'session'], 'the trading day'),
  };
}

function isEmpty(values: object): boolean {
  return Object.keys(values).length === 0;
}
