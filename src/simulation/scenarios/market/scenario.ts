import { parseDuration } from '../../../core/data/config/duration.ts';
import type { AccountSpec } from '../../../core/models/account.ts';
import { createInstrument } from '../../../core/models/createInstrument.ts';
import type { Instrument } from '../../../core/models/instrument.ts';
import type { AgentPlace } from '../../../market/agents/defineAgent.ts';
import { VenueActor } from '../../../market/exchange/venue.ts';
import { defineScenario, type World, type WorldHost } from '../scenario.ts';
import { WorldBuilder } from '../worldBuilder.ts';
import { chosenAgent, chosenMechanism, completeParts } from './chooseParts.ts';
import { type MarketConfig, marketSettings } from './settings.ts';

/** The venue joins first; agents follow in the order of their accounts. */
const VENUE = 0;

/** A market whose mechanism and agents are chosen by name, also those of plug-ins. */
export const marketScenario = defineScenario({
  name: 'market',
  title: 'A market of parts chosen by name: one mechanism, any agents, also those of plug-ins',
  description: `One instrument on a venue whose mechanism is chosen by name (venue.mechanism), and populations of agents
chosen by name, each with settings of its own. Where they are not changed: a hundred zero-intelligence traders and two
market makers on a continuous double auction. Change the mechanism and leave the agents, or the other way round.`,
  schema: marketSettings,
  complete: completeParts,
  build,
});

function build(config: MarketConfig, seed: number, host: WorldHost): World {
  const builder = new WorldBuilder(config, seed, host);
  const listed = createInstrument({ ...config.instrument, referencePrice: undefined, priceBand: undefined });
  const venue = addVenue(builder, config, listed, seed);
  addPopulations(builder, config, listed);
  const { symbol, tickSize, lotSize, currency, currencyScale, contractMultiplier } = listed;
  return {
    kernel: builder.kernel,
    until: builder.units(parseDuration(config.until, 'until')),
    timeResolutionNs: config.timeResolutionNs,
    tiePolicy: config.tiePolicy,
    actors: builder.actors,
    instruments: [{ symbol, tickSize, lotSize, currency, currencyScale, contractMultiplier }],
    counts: () => venue.counts,
    check: () => venue.check(),
    failure: () => venue.failure,
  };
}

function addVenue(builder: WorldBuilder, config: MarketConfig, listed: Instrument, seed: number): VenueActor {
  const { makerFeePpm, takerFeePpm, settings, place, computationDelayNs } = config.venue;
  const mechanism = chosenMechanism(config.venue);
  const agents = config.populations.reduce((sum, { count }) => sum + count, 0);
  const { cashMinor, position } = config.accounts;
  const participants = Array.from({ length: agents }, (_, i): AccountSpec => {
    return { actor: VENUE + 1 + i, cashMinor, positions: [{ instrument: 0, lots: position }] };
  });
  const venue = new VenueActor({
    instruments: [listed],
    participants,
    fees: { makerPpm: makerFeePpm, takerPpm: takerFeePpm },
    ...(mechanism.capabilities.orderTypes === true ? { desk: {} } : {}),
    createEngine: (events) => mechanism.createEngine(settings as never, { instruments: 1, seed }, events),
  });
  builder.add('venue', venue, { kind: 'venue', journaled: true, place, computationDelayNs });
  return venue;
}

function addPopulations(builder: WorldBuilder, config: MarketConfig, listed: Instrument): void {
  const { cashMinor, position } = config.accounts;
  const positions = [{ instrument: 0, lots: position }];
  const agentPlace: AgentPlace = {
    gateway: { venue: VENUE, instruments: [listed], cashMinor, positions },
    instrument: 0,
    openingPrice: config.instrument.openingPrice,
    openingPosition: position,
    unitsPerSecond: builder.unitsPerSecond,
  };
  const numbers = new Map<string, number>();
  for (const [index, population] of config.populations.entries()) {
    const agent = chosenAgent(population, index);
    const { count, settings, place, computationDelayNs } = population;
    for (let i = 0; i < count; i++) {
      const number = 1 + (numbers.get(agent.name) ?? 0);
      numbers.set(agent.name, number);
      const joining = { kind: agent.name, place, computationDelayNs };
      builder.add(`${agent.name}-${number}`, agent.create(settings as never, agentPlace), joining);
    }
  }
}
