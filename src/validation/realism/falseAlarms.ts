import type { FalseAlarmRate } from '../../analysis/realism/falseAlarmRate.ts';
import { measureLine } from '../../analysis/realism/measureRealism.ts';
import type { RealismStatistic } from '../../analysis/realism/realismStatistic.ts';
import { realismStatistics } from '../../analysis/realism/realismStatistics.ts';
import { meanOf, varianceOf } from '../../analysis/statistics/moments.ts';
import { assert } from '../../core/utils/assert.ts';
import { createRng } from '../../core/utils/rng.ts';
import { flowProcesses } from './flowProcesses.ts';
import type { KnownProcess } from './knownProcess.ts';
import { returnProcesses } from './returnProcesses.ts';

/** Every process of known answer. */
export const knownProcesses: readonly KnownProcess[] = [...returnProcesses, ...flowProcesses];

/** Seed of the paths; each process draws from its own stream. */
const SEED = 'false alarms';

/**
 * How often the realism report is wrong about a process: over `replications` paths of it, the shares that pass, for each
 * statistic whose answer is known. The same for the same number, on every machine.
 */
export function falseAlarms(process: KnownProcess, replications: number): FalseAlarmRate[] {
  const judged = [
    ...process.shows.map((key) => ({ key, truth: 'shows' as const })),
    ...process.lacks.map((key) => ({ key, truth: 'lacks' as const })),
  ].map(({ key, truth }) => ({
    statistic: named(key),
    truth,
    passes: 0,
    surePasses: 0,
    estimates: [] as number[],
  }));
  for (let i = 0; i < replications; i++) {
    const series = process.make(createRng(`${SEED} ${i}`, process.key));
    for (const each of judged) {
      const rng = createRng(`${SEED} ${i}`, `${process.key} ${each.statistic.key}`);
      const { verdict, isSure, estimate } = measureLine(series, each.statistic, rng);
      if (!Number.isNaN(estimate)) each.estimates.push(estimate);
      if (verdict !== 'pass') continue;
      each.passes++;
      if (isSure) each.surePasses++;
    }
  }
  return judged.map(({ statistic, truth, passes, surePasses, estimates }) => ({
    statistic: statistic.key,
    process: process.key,
    truth,
    passes: passes / replications,
    surePasses: surePasses / replications,
    ...knownEstimate(process.values?.[statistic.key], estimates),
  }));
}

function knownEstimate(
  value: number | undefined,
  estimates: readonly number[],
): Pick<FalseAlarmRate, 'known'> {
  if (value === undefined) return {};
  const [mean, deviation] = [meanOf(estimates), Math.sqrt(varianceOf(estimates))].map(rounded);
  return { known: { value: rounded(value), mean, deviation } };
}

function rounded(value: number): number {
  return Math.round(1000 * value) / 1000;
}

function named(key: string): RealismStatistic {
  const found = realismStatistics.find((statistic) => statistic.key === key);
  assert(found !== undefined, 'processes name statistics that there are');
  return found;
}
