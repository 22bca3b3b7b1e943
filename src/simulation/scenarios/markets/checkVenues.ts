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
  const { reference, mechanism, name } = config.venues[index];
  const path = `venues.${index}.reference`;
  const { capabilities } = chooseMechanism(mechanism, `venues.${index}.mechanism`);
  if (capabilities.reference !== true) {
    if (reference !== '') throw badSetting(path, reference, `${mechanism} follows no quote of others`);
    return;
  }
  if (reference === '') {
    const advice = 'Name a venue that displays quotes, or `consolidated`.';
    throw badSetting(path, reference, `${mechanism} follows the quote of another market`, advice);
  }
  if (reference === CONSOLIDATED) {
    if (!config.consolidated.enabled) throw badSetting(path, reference, 'consolidated.enabled is false');
  } else {
    requireKnown(
      path,
      reference,
      config.venues.map((venue) => venue.name),
      'venue',
    );
    if (reference === name) throw badSetting(path, reference, 'a venue cannot follow itself');
  }
  for (const { asset, gridTicks } of listings[index])
    checkSource(config, path, reference, listings, asset, gridTicks);
}

/** Every price of the source must be one of the venue's own. */
function checkSource(
  config: MarketsConfig,
  path: string,
  reference: string,
  listings: readonly (readonly Listing[])[],
  asset: number,
  gridTicks: number,
): void {
  const sources = config.venues.flatMap((venue, place) => {
    const meant = reference === CONSOLIDATED ? isDisplayed(venue) : venue.name === reference;
    return meant ? [{ venue, listing: listings[place].find((listing) => listing.asset === asset) }] : [];
  });
  const { symbol } = config.instruments[asset];
  if (!sources.some(({ venue, listing }) => listing !== undefined && isDisplayed(venue))) {
    throw badSetting(
      path,
      reference,
      `it shows no quote of ${symbol}`,
      'Name a venue that displays depth in it.',
    );
  }
  for (const { venue, listing } of sources) {
    if (listing === undefined || listing.gridTicks % gridTicks === 0) continue;
    const reason = `the tick of ${symbol} at ${venue.name} is no multiple of the tick here`;
    throw badSetting(path, reference, reason, 'Choose a tickSize that divides that of the venue it follows.');
  }
}
