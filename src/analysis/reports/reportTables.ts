import type { KeyNumber } from '../metrics/keyNumber.ts';
import { tellingNumbers } from '../metrics/keyNumbers.ts';
import type { NamedCount } from '../metrics/orderCounts.ts';
import type { RunMetrics } from '../metrics/runMetrics.ts';
import { formatNumber } from '../visualization/numbers.ts';
import type { FactTable } from './reportContent.ts';

/** Numbers of the whole run that no figure shows. */
export function overviewTables(metrics: RunMetrics, statistics: readonly KeyNumber[]): FactTable[] {
  const telling = tellingNumbers(statistics, ({ value }) => Number.isFinite(value));
  const groups = [...new Set(telling.map(({ group }) => group))];
  const tables: FactTable[] = groups.map((title) => ({
    title,
    rows: telling.filter(({ group }) => group === title).map((number) => [number.name, keyText(number)]),
  }));
  const rejects = metrics.counts.rejectsByCode();
  const cancels = metrics.counts.cancelsByReason();
  if (cancels.length > 0) tables.push({ title: 'Orders ended, by reason', rows: countRows(cancels) });
  if (rejects.length > 0) tables.push({ title: 'Rejects, by code', rows: countRows(rejects) });
  return tables;
}

/** A key number with its unit. */
function keyText({ value, decimals, unit }: KeyNumber): string {
  const text = formatNumber(value, decimals);
  return unit === '' || !Number.isFinite(value) ? text : `${text} ${unit}`;
}

/** `immediateOrCancel` as "immediate or cancel". */
function countRows(counts: readonly NamedCount[]): [string, string][] {
  return counts.map(({ name, count }) => [
    name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    formatNumber(count),
  ]);
}
