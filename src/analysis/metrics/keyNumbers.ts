import type { KeyNumber } from './keyNumber.ts';
import type { KindCounts } from './kindActivity.ts';
import { HOPS } from './latencyHops.ts';
import { discoveryNumbers } from './numbers/discoveryNumbers.ts';
import { NumberGroup } from './numbers/numberGroup.ts';
import { qualityNumbers } from './numbers/qualityNumbers.ts';
import { recordNumbers } from './numbers/recordNumbers.ts';
import { welfareNumbers } from './numbers/welfareNumbers.ts';
import type { RunMetrics } from './runMetrics.ts';
import { venueNumbers } from './venues/venueNumbers.ts';
import { midVolatility } from './volatility.ts';

const ROUND_TRIP = HOPS.length - 1;

/** What the key numbers of a run are taken from. */
export type NumberMetrics = Pick<
  RunMetrics,
  | 'manifest'
  | 'survey'
  | 'scale'
  | 'quotes'
  | 'quoteBuckets'
  | 'quoteStatistics'
  | 'trades'
  | 'quality'
  | 'kyleLambda'
  | 'welfare'
  | 'discovery'
  | 'brierScore'
  | 'drift'
  | 'counts'
  | 'activity'
  | 'latency'
  | 'venues'
  | 'locked'
>;

/**
 * The numbers by which runs are summed up and compared; prices and quantities are of the instrument shown. Of a log that
 * holds nothing of a venue none is known, not even that nothing happened.
 */
export function keyNumbers(metrics: NumberMetrics): KeyNumber[] {
  const numbers = [
    ...quoteNumbers(metrics),
    ...tradeNumbers(metrics),
    ...recordNumbers(metrics),
    ...qualityNumbers(metrics),
    ...venueNumbers(metrics),
    ...welfareNumbers(metrics),
    ...discoveryNumbers(metrics),
    ...orderNumbers(metrics),
    ...latencyNumbers(metrics),
  ];
  return metrics.survey.hasFacts ? numbers : numbers.map((number) => ({ ...number, value: Number.NaN }));
}

/** Key numbers to be shown: of a heading that says nothing at all, none. */
export function tellingNumbers<Shown extends Pick<KeyNumber, 'group'>>(
  numbers: readonly Shown[],
  isKnown: (number: Shown) => boolean,
): Shown[] {
  const telling = new Set(numbers.filter(isKnown).map(({ group }) => group));
  return numbers.filter(({ group }) => telling.has(group));
}

function quoteNumbers(metrics: NumberMetrics): KeyNumber[] {
  const { quoteStatistics: quotes, scale } = metrics;
  const { perMinuteBps, intervalNs } = midVolatility(metrics);
  const seconds = Number((intervalNs / 1e9).toPrecision(3));
  const group = new NumberGroup('Quote', scale);
  const returns = `returns over about ${seconds} s`;
  return [
    group.plain('quoteUpdates', 'Changes of the best prices', '', 0, quotes.updates),
    group.plain('twoSidedShare', 'Time quoted on both sides', '%', 2, 100 * quotes.twoSidedShare, 'higher'),
    group.price('meanSpread', 'Mean spread', quotes.meanSpread, 2, 'lower'),
    group.price('medianSpread', 'Median spread', quotes.medianSpread, 0, 'lower'),
    group.price('spread95', '95 % of the time at most', quotes.spread95, 0, 'lower'),
    group.plain('meanSpreadBps', 'Mean spread over mid', 'bp', 1, quotes.meanSpreadBps, 'lower'),
    group.lots('meanBidQuantity', 'Mean quantity at bid', quotes.meanBidQuantity, 'higher'),
    group.lots('meanAskQuantity', 'Mean quantity at ask', quotes.meanAskQuantity, 'higher'),
    group.price('meanMid', 'Mean mid price', metrics.quotes.mid.overallMean(), 2),
    group.plain('volatilityPerMinute', `Volatility per √minute, ${returns}`, 'bp', 2, perMinuteBps),
  ];
}

function tradeNumbers({ trades, scale }: NumberMetrics): KeyNumber[] {
  const group = new NumberGroup('Trades', scale);
  const volume = trades.volume * scale.lot;
  return [
    group.plain('trades', 'Trades', '', 0, trades.count),
    group.plain('volume', 'Quantity traded', '', scale.quantityDecimals, volume),
    group.price('averagePrice', 'Volume-weighted price', trades.averagePrice, 2),
    group.price('lowestPrice', 'Lowest trade', extreme(trades.lowPrice, Math.min), 0),
    group.price('highestPrice', 'Highest trade', extreme(trades.highPrice, Math.max), 0),
  ];
}

function orderNumbers({ counts, trades, activity, scale }: NumberMetrics): KeyNumber[] {
  const group = new NumberGroup('Orders', scale);
  const count = (key: string, name: string, value: number) => group.plain(key, name, '', 0, value);
  const { newOrders, cancelRequests, replaceRequests, accepted, cancelled, rejected, cancelRejected } =
    counts;
  const sum = (of: (kind: KindCounts) => number) => activity.counts.reduce((all, kind) => all + of(kind), 0);
  const filled = sum((kind) => kind.quantityMade + kind.quantityTaken) / sum((kind) => kind.quantityOrdered);
  return [
    count('newOrders', 'New orders received', newOrders),
    count('cancelRequests', 'Cancels received', cancelRequests),
    count('replaceRequests', 'Replaces received', replaceRequests),
    count('acceptedOrders', 'Orders accepted', accepted),
    count('rejects', 'Rejects', rejected + cancelRejected),
    group.plain('ordersPerTrade', 'Orders per trade', '', 1, accepted / trades.count),
    group.plain('fillShare', 'Quantity ordered that was filled', '%', 2, 100 * filled, 'higher'),
    group.plain('cancelShare', 'Orders cancelled', '%', 2, (100 * cancelled) / accepted),
  ];
}

/** How long an order took until its sender knew; none where nothing was timed. */
function latencyNumbers({ latency, manifest, scale }: NumberMetrics): KeyNumber[] {
  const times = latency.overall(ROUND_TRIP);
  if (times.total === 0) return [];
  const group = new NumberGroup('Latency', scale);
  const micros = (key: string, name: string, p: number) =>
    group.plain(key, name, 'µs', 1, (times.quantile(p) * manifest.timeResolutionNs) / 1e3, 'lower');
  return [
    micros('roundTripMedian', 'Round trip of an order, median', 0.5),
    micros('roundTrip90', 'Round trip, 90 % within', 0.9),
    micros('roundTrip99', 'Round trip, 99 % within', 0.99),
  ];
}

function extreme(series: Float64Array, better: (a: number, b: number) => number): number {
  const values = series.filter((value) => !Number.isNaN(value));
  return values.length === 0 ? Number.NaN : values.reduce((a, b) => better(a, b));
}
