import type { InstrumentScale } from '../instrumentScale.ts';
import type { KeyNumber } from '../keyNumber.ts';
import { NumberGroup } from '../numbers/numberGroup.ts';
import type { VenueStatistics } from './venueComparison.ts';

/** What many venues did to the prices of those who took; none where the instrument is traded at one venue. */
export function venueNumbers(metrics: {
  readonly venues: readonly VenueStatistics[];
  readonly scale: InstrumentScale;
}): KeyNumber[] {
  const { venues, scale } = metrics;
  if (venues.length === 0) return [];
  const group = new NumberGroup('Quality', scale);
  const sum = (of: (venue: VenueStatistics) => number) => venues.reduce((all, venue) => all + of(venue), 0);
  const trades = sum((venue) => venue.trades);
  const throughs = sum((venue) => venue.tradeThroughs);
  return [
    group.plain('venueTrades', 'Trades at all venues', '', 0, trades),
    group.plain('tradeThroughs', 'Trade-throughs', '', 0, throughs, 'lower'),
    group.plain('tradeThroughShare', 'Trades that were', '%', 2, (100 * throughs) / trades, 'lower'),
  ];
}
