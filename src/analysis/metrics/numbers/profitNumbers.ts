import type { KeyNumber } from '../keyNumber.ts';
import { profitByKind } from '../profitByKind.ts';
import type { RunMetrics } from '../runMetrics.ts';
import { NumberGroup } from './numberGroup.ts';

/** What the agents of each kind earned together, at the last price and after fees. */
export function profitNumbers(metrics: RunMetrics): KeyNumber[] {
  const { scale } = metrics;
  const group = new NumberGroup('Profits', scale);
  const { currency, currencyScale } = scale;
  return profitByKind(metrics).map(({ kind, profit }) =>
    group.plain(
      `profit:${kind}`,
      `Profit of ${kind}`,
      currency,
      currencyScale,
      profit * 10 ** -currencyScale,
      'higher',
    ),
  );
}
