import type { DriftSummary } from '../../../../analysis/metrics/recordDrift.ts';
import { columns, grouped } from '../../output.ts';

/** What the rules for lines that the market cannot follow are called, by their names in `RECORD_RULE`. */
const RULE_WORDS: Readonly<Record<string, string>> = {
  gone: 'cancels of orders of which nothing was left here',
  unknown: 'lines about orders that the record never introduced',
  outOfTurn: 'executions that jumped the queue: the order shrank, nothing traded',
  hidden: 'trades against orders that the record does not show: left out',
  crossed: 'new orders that cross the record’s own book: they traded',
  unfilled: 'recorded aggressors that did not find all that they wanted',
  missed: 'resting orders whose recorded trade went to somebody else, or nowhere',
  extra: 'fills of recorded orders that the record does not have',
  refused: 'recorded orders that the venue refused',
};

/** How far a market went from its record, for people. Prices in ticks. */
export function driftLines(drift: DriftSummary): string[] {
  const { looks, midDistance, largestMidDistance, spreadDistance, bookDistance, entered } = drift;
  const { executedLots, metLots, rules } = drift;
  const ticks = (value: number) => (Number.isNaN(value) ? 'no two-sided look' : `${value.toFixed(2)} ticks`);
  const met = executedLots === 0 ? 100 : (100 * metLots) / executedLots;
  return [
    '',
    `The market against its record, at ${grouped(looks)} looks`,
    ...columns([
      ['  mid apart', `${ticks(midDistance)} on average, ${ticks(largestMidDistance)} at most`],
      ['  spread apart', `${ticks(spreadDistance)} on average`],
      ['  book apart', `${(100 * bookDistance).toFixed(2)} % of the recorded lots on average`],
      ['  recorded orders', `${grouped(entered)} entered`],
      [
        '  recorded trades',
        `${grouped(executedLots)} lots, ${met.toFixed(2)} % of them with the same order, price and time`,
      ],
    ]),
    ...Object.entries(rules).map(
      ([name, { count, lots }]) =>
        `  ${grouped(count)} ${RULE_WORDS[name] ?? name}${lots === 0 ? '' : ` (${grouped(lots)} lots)`}`,
    ),
  ];
}
