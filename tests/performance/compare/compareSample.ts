import { compareVariants } from '../../../src/analysis/comparison/compareVariants.ts';
import { compareWorlds } from '../../../src/api/compare/compareWorlds.ts';
import { parseAssignment } from '../../../src/core/data/config/layers.ts';
import { planWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';

export interface CompareJob {
  /** Simulated time of each run. */
  readonly until: string;
  readonly seeds: number;
  readonly workers: number;
}

export interface CompareSample {
  readonly workers: number;
  readonly runs: number;
  readonly messages: number;
  readonly seconds: number;
  /** Processor time of all threads: what the work costs, however busy the machine is. */
  readonly processorSeconds: number;
  /** Of these, in the statistics. */
  readonly statisticsSeconds: number;
  /** All numbers and trace hashes, which must not depend on the number of threads. */
  readonly outcome: string;
}

const { until, seeds: count, workers } = jobOfThisProcess<CompareJob>();
const seeds = Array.from({ length: count }, (_, i) => i + 1);
const values = ['continuous-double-auction', 'call-auction'];
const variants = values.map((value) => {
  const layers = [`until=${until}`, `venue.mechanism=${value}`].map((text) => parseAssignment(text));
  return {
    label: value,
    settings: [{ path: 'venue.mechanism', value }],
    plan: planWorld('market', layers, 1),
  };
});
const started = performance.now();
const runs = await compareWorlds(variants, { seeds, workers });
const measured = performance.now();
const { measures } = compareVariants({ variants, seeds, runs });
const ended = performance.now();
const { user, system } = process.cpuUsage();
const all = runs.runs.flat();
answer({
  workers,
  runs: all.length,
  messages: all.reduce((sum, run) => sum + (run?.messages ?? Number.NaN), 0),
  seconds: (ended - started) / 1000,
  processorSeconds: (user + system) / 1e6,
  statisticsSeconds: (ended - measured) / 1000,
  outcome: JSON.stringify([all.map((run) => run?.traceHash), measures.map(({ differences }) => differences)]),
} satisfies CompareSample);
