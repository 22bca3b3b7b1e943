import type { NamedCount } from '../metrics/orderCounts.ts';
import type { RunMetrics } from '../metrics/runMetrics.ts';
import { formatNumber, formatPercent } from '../visualization/numbers.ts';

/** A small table of facts in a report's overview: a heading, and names with values. */
export interface FactTable {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
}

/** Numbers of the whole run that no figure shows. */
export function overviewTables(metrics: RunMetrics): FactTable[] {
  const tables = [quoteTable(metrics), tradeTable(metrics), orderTable(metrics)];
  const rejects = metrics.counts.rejectsByCode();
  const cancels = metrics.counts.cancelsByReason();
  if (cancels.length > 0) tables.push({ title: 'Orders ended, by reason', rows: countRows(cancels) });
  if (rejects.length > 0) tables.push({ title: 'Rejects, by code', rows: countRows(rejects) });
  return tables;
}

function quoteTable(metrics: RunMetrics): FactTable {
  const { quoteStatistics: quotes, scale } = metrics;
  const price = (ticks: number, extra = 0) =>
    `${formatNumber(ticks * scale.tick, scale.priceDecimals + extra)} ${scale.currency}`;
  const quantity = (lots: number) => formatNumber(lots * scale.lot, scale.quantityDecimals + 1);
  return {
    title: 'Quote',
    rows: [
      ['Changes of the best prices', formatNumber(quotes.updates)],
      ['Time quoted on both sides', formatPercent(quotes.twoSidedShare, 2)],
      ['Mean spread', price(quotes.meanSpread, 2)],
      ['Median spread', price(quotes.medianSpread)],
      ['95 % of the time at most', price(quotes.spread95)],
      ['Mean spread over mid', `${formatNumber(quotes.meanSpreadBps, 1)} bp`],
      ['Mean quantity at bid', quantity(quotes.meanBidQuantity)],
      ['Mean quantity at ask', quantity(quotes.meanAskQuantity)],
    ],
  };
}

function tradeTable(metrics: RunMetrics): FactTable {
  const { trades, quotes, scale } = metrics;
  const price = (ticks: number, extra = 0) =>
    `${formatNumber(ticks * scale.tick, scale.priceDecimals + extra)} ${scale.currency}`;
  const prices = (series: Float64Array) => series.filter((value) => !Number.isNaN(value));
  const extreme = (values: Float64Array, better: (a: number, b: number) => number) =>
    values.length === 0 ? Number.NaN : values.reduce((a, b) => better(a, b));
  return {
    title: 'Trades',
    rows: [
      ['Trades', formatNumber(trades.count)],
      ['Quantity traded', formatNumber(trades.volume * scale.lot, scale.quantityDecimals)],
      ['Volume-weighted price', price(trades.averagePrice, 2)],
      ['Lowest trade', price(extreme(prices(trades.lowPrice), Math.min))],
      ['Highest trade', price(extreme(prices(trades.highPrice), Math.max))],
      ['Mean mid price', price(quotes.mid.overallMean(), 2)],
    ],
  };
}

function orderTable(metrics: RunMetrics): FactTable {
  const { counts, trades } = metrics;
  return {
    title: 'Orders',
    rows: [
      ['New orders received', formatNumber(counts.newOrders)],
      ['Cancels received', formatNumber(counts.cancelRequests)],
      ['Replaces received', formatNumber(counts.replaceRequests)],
      ['Orders accepted', formatNumber(counts.accepted)],
      ['Rejects', formatNumber(counts.rejected + counts.cancelRejected)],
      ['Orders per trade', formatNumber(counts.accepted / trades.count, 1)],
    ],
  };
}

/** `immediateOrCancel` as "immediate or cancel". */
function countRows(counts: readonly NamedCount[]): [string, string][] {
  return counts.map(({ name, count }) => [
    name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    formatNumber(count),
  ]);
}
