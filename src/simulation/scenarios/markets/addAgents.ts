import type { RecordingLibrary } from '../../../core/models/ports/recordings.ts';
import type { ActorId } from '../../../core/models/units.ts';
import type { AgentPlace, VenueAccess } from '../../../market/agents/defineAgent.ts';
import type { ValuePath } from '../../../market/dynamics/paths/valuePath.ts';
import { chooseAgent, chooseMechanism } from '../chooseParts.ts';
import type { WorldBuilder } from '../worldBuilder.ts';
import { type BuiltVenue, feeSchedule } from './addVenues.ts';
import { assetOf, venuesOf } from './populations.ts';
import type { MarketsConfig, PopulationSettings } from './settings.ts';

/** Who tells agents of the world beside its venues. */
export interface PublicSources {
  readonly consolidated?: ActorId;
  readonly news?: ActorId;
  readonly value?: ValuePath;
  readonly recordings?: RecordingLibrary;
}

/** Adds every population in its order; agents are called after their kind and numbered within it. */
export function addAgents(
  builder: WorldBuilder,
  config: MarketsConfig,
  venues: readonly BuiltVenue[],
  sources: PublicSources,
): void {
  const numbers = new Map<string, number>();
  for (const [index, population] of config.populations.entries()) {
    const path = `populations.${index}`;
    const agent = chooseAgent(population.agent, `${path}.agent`);
    const { count, settings, place, computationDelayNs } = population;
    const standing = agentPlace(builder, config, population, venues);
    for (let number = 0; number < count; number++) {
      const ordinal = 1 + (numbers.get(agent.name) ?? 0);
      numbers.set(agent.name, ordinal);
      const actor = agent.create(settings as never, { ...standing, ...sources, number, path });
      builder.add(`${agent.name}-${ordinal}`, actor, { kind: agent.name, place, computationDelayNs });
    }
  }
}

function agentPlace(
  builder: WorldBuilder,
  config: MarketsConfig,
  population: PopulationSettings,
  venues: readonly BuiltVenue[],
): AgentPlace {
  const asset = assetOf(config, population);
  const accesses = venuesOf(config, population).map((place) => accessTo(config, venues[place], asset));
  const [first] = accesses;
  const { openingPrice, instrument } = listingOf(venues[first.gateway.venue], asset);
  return {
    gateway: first.gateway,
    instrument: first.instrument,
    openingPrice,
    openingPosition: config.accounts.position,
    unitsPerSecond: builder.unitsPerSecond,
    capabilities: first.capabilities,
    venues: accesses,
    asset,
    units: { tickSize: instrument.tickSize, lotSize: instrument.lotSize },
  };
}

function accessTo(config: MarketsConfig, built: BuiltVenue, asset: number): VenueAccess {
  const { actor, settings, listings } = built;
  const { id, gridTicks } = listingOf(built, asset);
  const { cashMinor, position } = config.accounts;
  return {
    name: settings.name,
    gateway: {
      venue: actor,
      instruments: listings.map(({ instrument }) => instrument),
      cashMinor,
      positions: [{ instrument: id, lots: position }],
    },
    instrument: id,
    gridTicks,
    fees: feeSchedule(settings.fees),
    capabilities: chooseMechanism(settings.mechanism, 'venues.mechanism').capabilities,
  };
}

function listingOf({ listings }: BuiltVenue, asset: number) {
  return listings.find((listing) => listing.asset === asset)!;
}
