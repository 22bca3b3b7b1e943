import { parseDuration } from '../../core/data/config/duration.ts';
import { buildWorld, planWorld } from '../../simulation/scenarios/createWorld.ts';
import type { World } from '../../simulation/scenarios/scenario.ts';
import { type ExperimentPeriod, ExperimentRecord } from './experimentRecord.ts';

/** An experiment that has been run: its periods, and who took part. */
export interface PlayedExperiment {
  readonly periods: readonly ExperimentPeriod[];
  readonly world: World;
}

/** Runs scenario `gode-sunder` or `zip` with these settings and gives its whole periods. */
export function playExperiment(scenario: string, values: object, seed: number): PlayedExperiment {
  const plan = planWorld(scenario, [{ source: 'validation', values: { ...values } }], seed);
  const { period, timeResolutionNs } = plan.config as unknown as {
    readonly period: string;
    readonly timeResolutionNs: number;
  };
  const length = parseDuration(period, 'period') / timeResolutionNs;
  const record = new ExperimentRecord(length);
  const world = buildWorld(plan, { recorder: record, logLevel: 'commands' });
  world.kernel.runUntil(world.until);
  world.check();
  return { periods: record.periods.slice(0, Math.floor(world.until / length)), world };
}

/** Experiments by what they were asked for: several checks look at the same ones, and there are not many. */
const played = new Map<string, readonly (readonly ExperimentPeriod[])[]>();

/** The periods of the seeds 1 to `seeds`, by seed; those that were asked for before are not run again. */
export function playedPeriods(
  scenario: string,
  values: object,
  seeds: number,
): readonly (readonly ExperimentPeriod[])[] {
  const key = JSON.stringify([scenario, values, seeds]);
  const known = played.get(key);
  if (known !== undefined) return known;
  const runs = Array.from({ length: seeds }, (_, i) => playExperiment(scenario, values, i + 1).periods);
  played.set(key, runs);
  return runs;
}
