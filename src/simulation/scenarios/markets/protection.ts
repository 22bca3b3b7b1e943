import type { ActorId } from '../../../core/models/units.ts';
import type {
  ProtectedFeed,
  ProtectionConfig,
} from '../../../market/exchange/protection/protectionConfig.ts';
import { chooseMechanism } from '../chooseParts.ts';
import { badSetting } from './badSetting.ts';
import { isDisplayed } from './checkVenues.ts';
import type { Listing } from './listings.ts';
import type { MarketsConfig } from './settings.ts';

type Listings = readonly (readonly Listing[])[];

/** The quotes that a venue protects, from the venues themselves or from the consolidated quote; undefined for none. */
export function protectionOf(
  config: MarketsConfig,
  place: number,
  listings: Listings,
  consolidator: ActorId,
): ProtectionConfig | undefined {
  const { mode, locking, quotes } = config.venues[place].protection;
  if (mode === 'off' && locking === 'allow') return undefined;
  if (quotes === 'consolidated') {
    const instruments = listings[place].map(({ asset, id, gridTicks }) => {
      return { there: asset, here: id, scale: [1, gridTicks] as const };
    });
    return { mode, locking, feeds: [{ from: consolidator, instruments }] };
  }
  const feeds = config.venues.flatMap((venue, from): ProtectedFeed[] => {
    if (from === place || !isDisplayed(venue)) return [];
    const instruments = listings[place].flatMap(({ asset, id, gridTicks }) => {
      const there = listings[from].find((listing) => listing.asset === asset);
      if (there === undefined) return [];
      return [{ there: there.id, here: id, scale: [there.gridTicks, gridTicks] as const }];
    });
    return [{ from, instruments }];
  });
  return { mode, locking, feeds };
}

/**
 * Refuses protection that cannot be.
 *
 * @throws BaseError CONFIG_INVALID_VALUE: a mechanism that trades other than at an order's arrival, or quotes that nobody
 * publishes.
 */
export function checkProtection(config: MarketsConfig): void {
  for (const [index, { mechanism, name, protection }] of config.venues.entries()) {
    const { mode, locking, quotes } = protection;
    if (mode === 'off' && locking === 'allow') continue;
    const path = `venues.${index}.protection`;
    if (chooseMechanism(mechanism, `venues.${index}.mechanism`).capabilities.trading !== 'continuous') {
      const reason = `${mechanism} does not trade when an order arrives`;
      throw badSetting(`${path}.mode`, mode, reason, 'Leave it off, or trade continuously.');
    }
    if (quotes === 'consolidated' && !config.consolidated.enabled) {
      throw badSetting(`${path}.quotes`, quotes, 'consolidated.enabled is false');
    }
    if (!config.venues.some((venue) => venue.name !== name && isDisplayed(venue))) {
      throw badSetting(`${path}.mode`, mode, 'no other venue displays quotes');
    }
  }
}
