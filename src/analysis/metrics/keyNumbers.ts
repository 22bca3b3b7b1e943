import type { KeyNumber } from './keyNumber.ts';
import type { KindCounts } from './kindActivity.ts';
import { HOPS } from './latencyHops.ts';
import type { RunMetrics } from './runMetrics.ts';
import { midVolatility } from './volatility.ts';

const ROUND_TRIP = HOPS.length - 1;

/**
 * The numbers by which runs are summed up and compared; prices and quantities are of the instrument shown. Of a log that
 * holds nothing of a venue none is known, not even that nothing happened.
 */
export function keyNumbers(metrics: RunMetrics): KeyNumber[] {
  const numbers = [
    ...quoteNumbers(metrics),
    ...tradeNumbers(metrics),
    ...orderNumbers(metrics),
    ...latencyNumbers(metrics),
  ];
  return metrics.survey.hasFacts ? numbers : numbers.map((number) => ({ ...number, value: Number.NaN }));
}

function quoteNumbers(metrics: RunMetrics): KeyNumber[] {
  const { quoteStatistics: quotes, scale } = metrics;
  const { perMinuteBps, intervalNs } = midVolatility(metrics);
  const seconds = Number((intervalNs / 1e9).toPrecision(3));
  const group = 'Quote';
  const price = (key: string, name: string, ticks: number, extra: number): KeyNumber => ({
    key,
    group,
    name,
    unit: scale.currency,
    decimals: scale.priceDecimals + extra,
    value: ticks * scale.tick,
  });
  const lots = (key: string, name: string, value: number): KeyNumber => ({
    key,
    group,
    name,
    unit: '',
    decimals: scale.quantityDecimals + 1,
    value: value * scale.lot,
  });
  const plain = (key: string, name: string, unit: string, decimals: number, value: number): KeyNumber => ({
    key,
    group,
    name,
    unit,
    decimals,
    value,
  });
  return [
    plain('quoteUpdates', 'Changes of the best prices', '', 0, quotes.updates),
    plain('twoSidedShare', 'Time quoted on both sides', '%', 2, 100 * quotes.twoSidedShare),
    price('meanSpread', 'Mean spread', quotes.meanSpread, 2),
    price('medianSpread', 'Median spread', quotes.medianSpread, 0),
    price('spread95', '95 % of the time at most', quotes.spread95, 0),
    plain('meanSpreadBps', 'Mean spread over mid', 'bp', 1, quotes.meanSpreadBps),
    lots('meanBidQuantity', 'Mean quantity at bid', quotes.meanBidQuantity),
    lots('meanAskQuantity', 'Mean quantity at ask', quotes.meanAskQuantity),
    price('meanMid', 'Mean mid price', metrics.quotes.mid.overallMean(), 2),
    plain(
      'volatilityPerMinute',
      `Volatility per √minute, returns over about ${seconds} s`,
      'bp',
      2,
      perMinuteBps,
    ),
  ];
}

function tradeNumbers({ trades, scale }: RunMetrics): KeyNumber[] {
  const group = 'Trades';
  const price = (key: string, name: string, ticks: number, extra: number): KeyNumber => ({
    key,
    group,
    name,
    unit: scale.currency,
    decimals: scale.priceDecimals + extra,
    value: ticks * scale.tick,
  });
  const volume = trades.volume * scale.lot;
  const decimals = scale.quantityDecimals;
  return [
    { key: 'trades', group, name: 'Trades', unit: '', decimals: 0, value: trades.count },
    { key: 'volume', group, name: 'Quantity traded', unit: '', decimals, value: volume },
    price('averagePrice', 'Volume-weighted price', trades.averagePrice, 2),
    price('lowestPrice', 'Lowest trade', extreme(trades.lowPrice, Math.min), 0),
    price('highestPrice', 'Highest trade', extreme(trades.highPrice, Math.max), 0),
  ];
}

function orderNumbers({ counts, trades, activity }: RunMetrics): KeyNumber[] {
  const count = (key: string, name: string, value: number): KeyNumber => ({
    key,
    group: 'Orders',
    name,
    unit: '',
    decimals: 0,
    value,
  });
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
    { ...count('ordersPerTrade', 'Orders per trade', accepted / trades.count), decimals: 1 },
    { ...count('fillShare', 'Quantity ordered that was filled', 100 * filled), unit: '%', decimals: 2 },
    { ...count('cancelShare', 'Orders cancelled', (100 * cancelled) / accepted), unit: '%', decimals: 2 },
  ];
}

/** How long an order took until its sender knew; none where nothing was timed. */
function latencyNumbers({ latency, manifest }: RunMetrics): KeyNumber[] {
  const times = latency.overall(ROUND_TRIP);
  if (times.total === 0) return [];
  const micros = (key: string, name: string, p: number): KeyNumber => ({
    key,
    group: 'Latency',
    name,
    unit: 'µs',
    decimals: 1,
    value: (times.quantile(p) * manifest.timeResolutionNs) / 1e3,
  });
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
