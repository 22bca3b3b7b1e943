import { createRng } from '../../core/utils/rng.ts';
import { type Interval, NO_INTERVAL } from '../statistics/interval.ts';
import type { AcceptedRange, Measured, RealismStatistic } from './realismStatistic.ts';
import { realismStatistics } from './realismStatistics.ts';
import type { MarketSeries } from './series/marketSeries.ts';

/** Resamples are drawn from streams of this seed and the statistic's key, so that a report is the same every time. */
const SEED = 'realism';

/** `reported`: nothing is demanded. */
export type RealismVerdict = 'pass' | 'fail' | 'not enough data' | 'reported';

/** A statistic of one market. */
export interface RealismLine {
  readonly statistic: RealismStatistic;
  /** Values that the series have. */
  readonly sample: number;
  readonly estimate: number;
  readonly interval: Interval;
  readonly verdict: RealismVerdict;
  /** Whether the whole interval is on one side of the range's ends: a pass that is not sure could be a fail. */
  readonly isSure: boolean;
  readonly note?: string;
}

/** Every statistic of a market. */
export function measureRealism(
  series: MarketSeries,
  statistics: readonly RealismStatistic[] = realismStatistics,
): RealismLine[] {
  return statistics.map((statistic) => measureLine(series, statistic));
}

/** One statistic of a market. A statistic passes where its interval meets the accepted range. */
export function measureLine(
  series: MarketSeries,
  statistic: RealismStatistic,
  rng = createRng(SEED, statistic.key),
): RealismLine {
  const sample = statistic.sample(series);
  if (sample < statistic.least) {
    const verdict = 'not enough data';
    return { statistic, sample, estimate: Number.NaN, interval: NO_INTERVAL, verdict, isSure: false };
  }
  const measured = statistic.measure(series, rng);
  const { estimate, interval, note } = measured;
  return {
    statistic,
    sample,
    estimate,
    interval: Number.isNaN(estimate) ? NO_INTERVAL : interval,
    ...judged(measured, statistic.range),
    ...noted(note, estimate),
  };
}

function judged(
  { estimate, interval, isAccepted }: Measured,
  range: AcceptedRange | undefined,
): Pick<RealismLine, 'verdict' | 'isSure'> {
  if (range === undefined) return { verdict: 'reported', isSure: false };
  if (Number.isNaN(estimate)) return { verdict: 'fail', isSure: true };
  const { low, high } = Number.isNaN(interval.low) ? { low: estimate, high: estimate } : interval;
  const [from, to] = [range.low ?? Number.NEGATIVE_INFINITY, range.high ?? Number.POSITIVE_INFINITY];
  const isMet = isAccepted ?? (high >= from && low <= to);
  const isWithin = low >= from && high <= to;
  return { verdict: isMet ? 'pass' : 'fail', isSure: !isMet || isWithin };
}

function noted(note: string | undefined, estimate: number): { readonly note?: string } {
  const words =
    note ?? (Number.isNaN(estimate) ? 'nothing to fit: most of the values are not above 0' : undefined);
  return words === undefined ? {} : { note: words };
}
