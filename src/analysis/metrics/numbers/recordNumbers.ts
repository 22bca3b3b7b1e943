import type { InstrumentScale } from '../instrumentScale.ts';
import type { KeyNumber } from '../keyNumber.ts';
import type { DriftSummary } from '../recordDrift.ts';
import { NumberGroup } from './numberGroup.ts';

/** How far the market went from the record that was played into it; none where none was. */
export function recordNumbers(metrics: {
  readonly drift: DriftSummary | undefined;
  readonly scale: InstrumentScale;
}): KeyNumber[] {
  const { drift, scale } = metrics;
  if (drift === undefined) return [];
  const group = new NumberGroup('Record', scale);
  const { midDistance, largestMidDistance, spreadDistance, bookDistance, executedLots, metLots } = drift;
  const met = (100 * metLots) / executedLots;
  return [
    group.price('recordMidDistance', 'Mid from the record’s, mean', midDistance, 3),
    group.price('recordMidLargest', 'Mid from the record’s, largest', largestMidDistance, 1),
    group.price('recordSpreadDistance', 'Spread from the record’s, mean', spreadDistance, 3),
    group.plain('recordBookDistance', 'Recorded lots that differ, mean', '%', 2, 100 * bookDistance),
    group.plain('recordMetShare', 'Recorded executions that met the same order', '%', 2, met),
  ];
}
