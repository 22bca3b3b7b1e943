import type { AccountSpec, FeeSchedule } from '../../../core/models/account.ts';
import type { InstrumentEntry } from '../../../core/models/manifest.ts';
import type { ActorId } from '../../../core/models/units.ts';
import { createRng } from '../../../core/utils/rng.ts';
import type { ReferenceConfig } from '../../../market/exchange/mechanism/venueReference.ts';
import { VenueActor } from '../../../market/exchange/venue.ts';
import { chooseMechanism } from '../chooseParts.ts';
import { type SessionSettings, sessionConfig } from '../sessionSettings.ts';
import type { WorldBuilder } from '../worldBuilder.ts';
import { CONSOLIDATED } from './checkVenues.ts';
import type { Listing } from './listings.ts';
import { assetOf, venuesOf } from './populations.ts';
import { protectionOf } from './protection.ts';
import type { MarketsConfig, VenueSettings } from './settings.ts';

/** A venue in its world; its actor id is its place in the settings, as venues join first. */
export interface BuiltVenue {
  readonly actor: ActorId;
  readonly settings: VenueSettings;
  readonly listings: readonly Listing[];
  readonly venue: VenueActor;
}

/** Adds every venue; `firstAgent` is the actor id of the first agent, from which accounts count on. */
export function addVenues(
  builder: WorldBuilder,
  config: MarketsConfig,
  seed: number,
  listings: readonly (readonly Listing[])[],
  firstAgent: ActorId,
): BuiltVenue[] {
  return config.venues.map((settings, place) => {
    const venue = createVenue(builder, config, seed, place, listings, firstAgent);
    const { name, place: row, computationDelayNs } = settings;
    const actor = builder.add(name, venue, {
      kind: 'venue',
      journaled: true,
      place: row,
      computationDelayNs,
    });
    return { actor, settings, listings: listings[place], venue };
  });
}

/** Instruments as the log's readers need them: in a world of several venues with where they are listed. */
export function listedInstruments(venues: readonly BuiltVenue[]): InstrumentEntry[] {
  return venues.flatMap(({ actor, listings }) =>
    listings.map(({ id, instrument }) => {
      const { symbol, tickSize, lotSize, currency, currencyScale, contractMultiplier } = instrument;
      const entry = { symbol, tickSize, lotSize, currency, currencyScale, contractMultiplier };
      return venues.length === 1 ? entry : { ...entry, venue: actor, venueInstrument: id };
    }),
  );
}

/** The schedule that settings ask for, without tiers where there are none. */
export function feeSchedule({ makerPpm, takerPpm, tiers }: VenueSettings['fees']): FeeSchedule {
  return tiers.length === 0 ? { makerPpm, takerPpm } : { makerPpm, takerPpm, tiers };
}

function createVenue(
  builder: WorldBuilder,
  config: MarketsConfig,
  seed: number,
  place: number,
  listings: readonly (readonly Listing[])[],
  firstAgent: ActorId,
): VenueActor {
  const { name, mechanism, settings, fees, session, reference } = config.venues[place];
  const chosen = chooseMechanism(mechanism, `venues.${place}.mechanism`);
  const instruments = listings[place].map(({ instrument }) => instrument);
  // The first venue draws as the only one does; every other one from streams of its own.
  const environment = {
    instruments: instruments.length,
    seed: place === 0 ? seed : createRng(seed, name).nextU32(),
  };
  const hasDay = Object.keys(session).length > 0;
  return new VenueActor({
    instruments,
    participants: participants(config, place, listings[place], firstAgent),
    fees: feeSchedule(fees),
    ...(reference === '' ? {} : { reference: referenceOf(config, place, listings) }),
    protection: protectionOf(config, place, listings, config.venues.length),
    ...(hasDay ? { session: sessionConfig(session as SessionSettings, (ns) => builder.units(ns)) } : {}),
    ...(chosen.capabilities.orderTypes === true ? { desk: {} } : {}),
    createEngine: (events) => chosen.createEngine(settings as never, environment, events),
  });
}

/** Whom a venue follows, and its ticks in one of there. The consolidated quote is in ticks of the common grid. */
function referenceOf(
  config: MarketsConfig,
  place: number,
  listings: readonly (readonly Listing[])[],
): ReferenceConfig {
  const { reference } = config.venues[place];
  const [{ gridTicks }] = listings[place];
  if (reference === CONSOLIDATED) return { from: config.venues.length, scale: [1, gridTicks] };
  const from = config.venues.findIndex(({ name }) => name === reference);
  return { from, scale: [listings[from][0].gridTicks, gridTicks] };
}

/** Accounts of a venue, in the order of their agents. */
function participants(
  config: MarketsConfig,
  place: number,
  listings: readonly Listing[],
  firstAgent: ActorId,
): AccountSpec[] {
  const { cashMinor, position } = config.accounts;
  const accounts: AccountSpec[] = [];
  let actor = firstAgent;
  for (const population of config.populations) {
    const trades = venuesOf(config, population).includes(place);
    const listing = listings.find(({ asset }) => asset === assetOf(config, population));
    for (let i = 0; i < population.count; i++, actor++) {
      if (!trades || listing === undefined) continue;
      accounts.push({ actor, cashMinor, positions: [{ instrument: listing.id, lots: position }] });
    }
  }
  return accounts;
}
