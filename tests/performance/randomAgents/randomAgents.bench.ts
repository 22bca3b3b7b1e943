import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { median } from '../runner/statistics.ts';
import type { RandomAgentsJob, RandomAgentsSample } from './randomAgentsSample.ts';

const SCRIPT = new URL('./randomAgentsSample.ts', import.meta.url);
const STEPS = 20_000;
const SMOKE_STEPS = 50;
/** What the simulator bourse does in Rust with its own bench, and what we aim for, in millions a second. */
const GOALS = [4.5, 8];

const CANDIDATES: readonly { readonly name: string; readonly candidate: RandomAgentsJob['candidate'] }[] = [
  {
    name: 'random-agents: door, book, accounts, trace hash, trades and ten levels a step',
    candidate: 'history',
  },
  { name: '  with the default log as well', candidate: 'log' },
  { name: 'plain arrays: book, trades and ten levels a step', candidate: 'plain' },
];

/** Placements a second of scenario `random-agents`, the bench of bourse. */
export const randomAgentsBenchmark: Benchmark = {
  name: 'random-agents',
  title: 'placements a second of 400 random traders in discrete time, beside the same in plain arrays',
  run,
};

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const steps = options.smoke ? SMOKE_STEPS : STEPS;
  const samples = CANDIDATES.map((): RandomAgentsSample[] => []);
  for (let round = 0; round < options.rounds; round++) {
    options.say(`  round ${round + 1} of ${options.rounds}`);
    for (const [i, { candidate }] of CANDIDATES.entries()) {
      samples[i].push(await runInChild<RandomAgentsSample>(SCRIPT, { candidate, steps }));
    }
  }
  const [{ totals }] = samples[0];
  const rate = (i: number, key: 'seconds' | 'processorSeconds') =>
    totals.placements / 1e6 / median(samples[i].map((sample) => sample[key]));
  const against = (i: number) =>
    median(
      samples[i].map(({ processorSeconds }, round) => processorSeconds / samples[2][round].processorSeconds),
    );
  const found = samples.flat().map((sample) => JSON.stringify(sample.totals));
  const traces = new Set(samples.slice(0, 2).flatMap((of) => of.map(({ traceHash }) => traceHash)));
  const reached = rate(0, 'seconds');
  return {
    tables: [
      {
        title: 'Random agents',
        columns: ['what is on', 'M placements/s', 'a second of the processor', 'time against plain arrays'],
        rows: CANDIDATES.map(({ name }, i) => [
          name,
          rate(i, 'seconds').toFixed(2),
          rate(i, 'processorSeconds').toFixed(2),
          `${against(i).toFixed(2)}x`,
        ]),
        note: `${steps} steps, ${totals.placements} placements, ${totals.cancels} cancels beside them, ${totals.trades} trades; the fastest of four runs in one warm process.`,
      },
    ],
    checks: [
      { name: 'all find the same orders and trades', ok: new Set(found).size === 1, found: found[0] },
      { name: 'one trace with and without the log', ok: traces.size === 1, found: [...traces].join(' ') },
    ],
    goals: GOALS.map((goal) => ({
      name: `${goal} M placements a second`,
      ok: reached >= goal,
      found: `${reached.toFixed(2)} M/s`,
    })),
    data: { samples },
  };
}
