import { formatNumber, formatPercent } from '../../visualization/numbers.ts';
import { falseAlarmRates } from '../falseAlarmRates.ts';
import type { RealismLine } from '../measureRealism.ts';
import type { RealismStatistic } from '../realismStatistic.ts';

/** The verdict as people read it. */
export function verdictText({ verdict, isSure }: RealismLine): string {
  return verdict === 'pass' && !isSure ? 'pass, not sure' : verdict;
}

/** `0.512`, or a dash. */
export function estimateText({ estimate, statistic }: RealismLine): string {
  return formatNumber(estimate, statistic.decimals);
}

/** `0.49 to 0.53`, or a dash. */
export function intervalText({ interval: { low, high }, statistic: { decimals } }: RealismLine): string {
  if (Number.isNaN(low)) return '–';
  return `${formatNumber(low, decimals)} to ${formatNumber(high, decimals)}`;
}

/** What is accepted, or that nothing is demanded. */
export function rangeText({ range }: RealismStatistic): string {
  return range?.words ?? 'reported';
}

/** How many values there are, and of how many where they are not enough; and what is to be known of the estimate. */
export function sampleText({ sample, verdict, note, statistic }: RealismLine): string {
  if (verdict === 'not enough data') {
    return `only ${formatNumber(sample)} of ${formatNumber(statistic.least)} ${statistic.sampleOf}`;
  }
  const words = `from ${formatNumber(sample)} ${statistic.sampleOf}`;
  return note === undefined ? words : `${words}; ${note}`;
}

/** The worst of the statistic's shares of wrong answers over the processes of known answer. */
export interface FalseAlarmSummary {
  /** Fails where the fact is there. */
  readonly falseFail: number;
  /** Passes where it is not, and sure passes. */
  readonly falsePass: number;
  readonly falseSurePass: number;
}

/** What is known of the statistic's false alarms; `NaN` where no process has or lacks its fact for sure. */
export function falseAlarmsOf({ key }: RealismStatistic): FalseAlarmSummary {
  const of = (truth: 'shows' | 'lacks') =>
    falseAlarmRates.filter((rate) => rate.statistic === key && rate.truth === truth);
  const worst = (rates: readonly number[]) => (rates.length === 0 ? Number.NaN : Math.max(...rates));
  return {
    falseFail: worst(of('shows').map(({ passes }) => 1 - passes)),
    falsePass: worst(of('lacks').map(({ passes }) => passes)),
    falseSurePass: worst(of('lacks').map(({ surePasses }) => surePasses)),
  };
}

/** `0 %`, and `96 % (3 % sure)`. */
export function falseAlarmTexts(statistic: RealismStatistic): [fail: string, pass: string] {
  const { falseFail, falsePass, falseSurePass } = falseAlarmsOf(statistic);
  const pass = Number.isNaN(falsePass)
    ? '–'
    : `${formatPercent(falsePass, 0)} (${formatPercent(falseSurePass, 0)} sure)`;
  return [formatPercent(falseFail, 0), pass];
}
