import { checkUses, chooseAgent, chooseMechanism, completePart } from '../chooseParts.ts';
import { badSetting } from '../markets/badSetting.ts';
import { checkTrading } from '../markets/checkTrading.ts';
import type { MarketsConfig } from '../markets/settings.ts';
import { buildMarkets } from '../markets/world.ts';
import { defineScenario } from '../scenario.ts';
import { type MarketConfig, marketSettings } from './settings.ts';

/** A market whose mechanism and agents are chosen by name, also those of plug-ins. */
export const marketScenario = defineScenario({
  name: 'market',
  title: 'A market of parts chosen by name: one mechanism, any agents, also those of plug-ins',
  description: `One instrument on a venue whose mechanism is chosen by name (venue.mechanism), and populations of agents
chosen by name, each with settings of its own. Where they are not changed: a hundred zero-intelligence traders and two
market makers on a continuous double auction. Change the mechanism and leave the agents, or the other way round.`,
  schema: marketSettings,
  complete: completeMarket,
  build: (config, seed, host) => buildMarkets(asMarkets(config), seed, host),
});

/** Every part's settings checked and completed by the part's own schema, with the whole path in errors. */
export function completeMarket(config: MarketConfig): MarketConfig {
  const { venue, populations } = config;
  const mechanism = chooseMechanism(venue.mechanism, 'venue.mechanism');
  if (mechanism.capabilities.reference === true) {
    const reason = 'it trades by the prices of another market, and this is a venue without a feed';
    const advice =
      'Use a scenario of several venues, as dark-and-lit or markets: there a venue has a reference.';
    throw badSetting('venue.mechanism', venue.mechanism, reason, advice);
  }
  const completed = {
    ...config,
    venue: { ...venue, settings: completePart(mechanism, venue.settings, 'venue.settings', 'mechanism') },
    populations: populations.map((population, index) => {
      const path = `populations.${index}`;
      const agent = chooseAgent(population.agent, `${path}.agent`);
      const settings = completePart(agent, population.settings, `${path}.settings`, 'agent');
      checkUses(agent, settings, mechanism, `${path}.agent`);
      return { ...population, settings };
    }),
  };
  checkTrading(asMarkets(completed));
  return completed;
}

/** The same as a world of many venues that has one. */
export function asMarkets(config: MarketConfig): MarketsConfig {
  const { instrument, venue, populations, ...shared } = config;
  const { makerFeePpm, takerFeePpm, ...exchange } = venue;
  return {
    ...shared,
    instruments: [instrument],
    venues: [
      {
        ...exchange,
        name: 'venue',
        fees: { makerPpm: makerFeePpm, takerPpm: takerFeePpm, tiers: [] },
        lists: [],
        tickSize: '',
        tickTable: [],
        session: {},
        protection: { mode: 'off', locking: 'allow', quotes: 'direct' },
        reference: '',
      },
    ],
    consolidated: { enabled: false, delayNs: 0, place: 0 },
    fundamental: { process: 'none', settings: {}, place: 0 },
    populations: populations.map((population) => ({ ...population, venue: 'all', instrument: '' })),
  };
}
