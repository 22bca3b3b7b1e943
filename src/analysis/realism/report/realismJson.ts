import type { DistanceLine } from '../distances/measureDistances.ts';
import { REPLICATIONS } from '../falseAlarmRates.ts';
import type { RealismLine } from '../measureRealism.ts';
import type { JudgedMarket } from './judgedMarket.ts';
import { falseAlarmsOf, rangeText } from './realismWords.ts';

/** Number of the shape below; it rises when a field changes its meaning or goes. */
const FORMAT_VERSION = 1;

/** The realism report as data that JSON holds; docs/guides/realism.md explains its fields. */
export function realismJson(
  markets: readonly JudgedMarket[],
  distances: readonly DistanceLine[],
  command: string,
): object {
  return {
    format: 'market-sim-realism',
    formatVersion: FORMAT_VERSION,
    command,
    markets: markets.map(({ series, lines }) => ({
      label: series.label,
      minuteNs: Number.isNaN(series.minuteNs) ? null : series.minuteNs,
      notes: series.notes,
      statistics: Object.fromEntries(lines.map((line) => [line.statistic.key, lineJson(line)])),
    })),
    distances: Object.fromEntries(
      distances.map(({ distance, samples, means, kolmogorovSmirnov, wasserstein }) => [
        distance.key,
        {
          name: distance.name,
          unit: distance.unit,
          samples,
          means: means.map(known),
          kolmogorovSmirnov: known(kolmogorovSmirnov),
          wasserstein: known(wasserstein),
        },
      ]),
    ),
    falseAlarmReplications: REPLICATIONS,
  };
}

function lineJson({ statistic, sample, estimate, interval, verdict, isSure, note }: RealismLine): object {
  const { falseFail, falsePass, falseSurePass } = falseAlarmsOf(statistic);
  return {
    name: statistic.name,
    verdict,
    isSure,
    estimate: known(estimate),
    interval: [known(interval.low), known(interval.high)],
    accepted: rangeText(statistic),
    sample,
    least: statistic.least,
    sampleOf: statistic.sampleOf,
    note: note ?? null,
    source: statistic.source,
    confirmed: statistic.confirmed,
    falseFail: known(falseFail),
    falsePass: known(falsePass),
    falseSurePass: known(falseSurePass),
  };
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
