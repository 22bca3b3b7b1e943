import { requireReference } from '../../../market/exchange/mechanism/venueReference.ts';
import { chooseMechanism } from '../chooseParts.ts';
import { badSetting } from './badSetting.ts';
import { requireKnown } from './checkPopulations.ts';
import type { Listing } from './listings.ts';
import { ALL_VENUES } from './populations.ts';
import type { MarketsConfig, VenueSettings } from './settings.ts';

/** In place of a venue's name: the consolidated quote. */
export const CONSOLIDATED = 'consolidated';

/**
 * Refuses venues that cannot be as they are; `listings` is what they list, by venue.
 *
 * @throws BaseError CONFIG_INVALID_VALUE: two of one name, a consolidated quote of nothing, fee tiers out of order, a
 * reference that is missing, dark, not needed, or finer than the venue's tick.
 */
export function checkVenues(config: MarketsConfig, listings: readonly (readonly Listing[])[]): void {
  const names = config.venues.map(({ name }) => name);
  for (const [index, { name, fees }] of config.venues.entries()) {
    const path = `venues.${index}`;
    if (name === ALL_VENUES || name === CONSOLIDATED)
      throw badSetting(`${path}.name`, name, 'that word has a meaning of its own');
    if (names.indexOf(name) < index)
      throw badSetting(`${path}.name`, name, 'there are two venues of that name');
    checkTiers(fees.tiers, `${path}.fees.tiers`);
    checkReference(config, index, listings);
  }
  if (config.consolidated.enabled && !config.venues.some(isDisplayed)) {
    const advice =
      'Let one venue have a mechanism that displays depth, or do without the consolidated quote.';
    throw badSetting(
      'consolidated.enabled',
      true,
      'no venue displays quotes that could be put together',
      advice,
    );
  }
}

/** Whether a venue publishes quotes: a dark one has none. */
export function isDisplayed(venue: VenueSettings): boolean {
  return chooseMechanism(venue.mechanism, 'venues.mechanism').capabilities.displaysDepth;
}

function checkTiers(tiers: VenueSettings['fees']['tiers'], path: string): void {
  for (const [index, { fromLots }] of tiers.entries()) {
    if (index === 0 || fromLots > tiers[index - 1].fromLots) continue;
    throw badSetting(`${path}.${index}.fromLots`, fromLots, 'tiers stand in order, the fewest lots first');
  }
}

function checkReference(
  config: MarketsConfig,
  index: number,
  listings: readonly (readonly Listing[])[],
): void {
  const { reference, mechanism } = config.venues[index];
  const path = `venues.${index}.reference`;
  const { capabilities } = chooseMechanism(mechanism, `venues.${index}.mechanism`);
  requireReference(capabilities.reference, reference === '' ? undefined : reference, path);
  if (reference === '') return;
  for (const [place, source] of config.venues.entries()) {
    const meant = reference === CONSOLIDATED ? isDisplayed(source) : source.name === reference;
    if (meant) checkTicks(config, index, place, listings);
  }
  if (reference === CONSOLIDATED) checkConsolidated(config, index, listings);
  else checkSource(config, index, listings);
}

/** A venue that is followed shows quotes of the same instruments under the same numbers. */
function checkSource(config: MarketsConfig, index: number, listings: readonly (readonly Listing[])[]): void {
  const { reference, name } = config.venues[index];
  const path = `venues.${index}.reference`;
  const names = config.venues.map((venue) => venue.name);
  requireKnown(path, reference, names, 'venue');
  if (reference === name) throw badSetting(path, reference, 'a venue cannot follow itself');
  const source = names.indexOf(reference);
  if (!isDisplayed(config.venues[source])) {
    const advice = 'Name a venue that displays depth, or `consolidated`.';
    throw badSetting(path, reference, `${reference} is dark: it is a venue without a feed`, advice);
  }
  requireSameNumbers(config, index, (id) => listings[source][id]?.asset, listings);
}

/** The consolidated quote numbers instruments as the world does, and has those that a displayed venue lists. */
function checkConsolidated(
  config: MarketsConfig,
  index: number,
  listings: readonly (readonly Listing[])[],
): void {
  const path = `venues.${index}.reference`;
  if (!config.consolidated.enabled) {
    throw badSetting(path, CONSOLIDATED, 'nobody publishes that', 'Set consolidated.enabled to true.');
  }
  const shown = listings.filter((_, place) => isDisplayed(config.venues[place])).flat();
  requireSameNumbers(config, index, (id) => shown.find(({ asset }) => asset === id)?.asset, listings);
}

function requireSameNumbers(
  config: MarketsConfig,
  index: number,
  assetAt: (id: number) => number | undefined,
  listings: readonly (readonly Listing[])[],
): void {
  const { reference } = config.venues[index];
  for (const { id, asset } of listings[index]) {
    if (assetAt(id) === asset) continue;
    const { symbol } = config.instruments[asset];
    const advice = `Let both list the same symbols in the same order (venues.${index}.lists).`;
    throw badSetting(
      `venues.${index}.reference`,
      reference,
      `it shows no quote of ${symbol} as number ${id}`,
      advice,
    );
  }
}

/** Every price of the source must be one of the venue's own, and one ratio of ticks hold for all instruments. */
function checkTicks(
  config: MarketsConfig,
  index: number,
  source: number,
  listings: readonly (readonly Listing[])[],
): void {
  const { reference } = config.venues[index];
  const path = `venues.${index}.reference`;
  const ratios = listings[index].flatMap(({ asset, gridTicks }) => {
    const listing = listings[source].find((other) => other.asset === asset);
    return listing === undefined ? [] : [listing.gridTicks / gridTicks];
  });
  const advice = 'Choose a tickSize that divides that of the venue it follows.';
  if (ratios.some((ratio) => !Number.isInteger(ratio))) {
    const reason = `the tick at ${config.venues[source].name} is no multiple of the tick here`;
    throw badSetting(path, reference, reason, advice);
  }
  if (ratios.some((ratio) => ratio !== ratios[0])) {
    throw badSetting(path, reference, 'the ratio of ticks is not the same for all instruments', advice);
  }
}
