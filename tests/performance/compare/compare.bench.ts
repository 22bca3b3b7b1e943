import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import { median } from '../runner/statistics.ts';
import type { CompareJob, CompareSample } from './compareSample.ts';

const SCRIPT = new URL('./compareSample.ts', import.meta.url);
const SEEDS = 100;
/** The default market of `market` delivers a hundred thousand messages in this time. */
const UNTIL = '90s';
const WORKERS = [1, 2];
const GOAL_SECONDS = 30;

/** Two designs of a market over many seeds: run, measured and compared. */
export const compareBenchmark: Benchmark = {
  name: 'compare',
  title: 'Comparison: two variants over a hundred seeds',
  run,
};

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const size = options.smoke ? { until: '2s', seeds: 3 } : { until: UNTIL, seeds: SEEDS };
  const samples: CompareSample[] = [];
  for (let round = 1; round <= options.rounds; round++) {
    for (const workers of WORKERS) {
      const job: CompareJob = { ...size, workers };
      const sample = await runInChild<CompareSample>(SCRIPT, job);
      samples.push(sample);
      options.say(`    round ${round}, ${workers} threads: ${figure(sample.seconds)} s`);
    }
  }
  return summarize(samples);
}

function summarize(samples: readonly CompareSample[]): BenchmarkResult {
  const rows = WORKERS.map((workers) => {
    const own = samples.filter((sample) => sample.workers === workers);
    const middle = (of: (sample: CompareSample) => number) => median(own.map(of));
    return {
      workers,
      runs: own[0].runs,
      messages: own[0].messages,
      seconds: middle(({ seconds }) => seconds),
      processor: middle(({ processorSeconds }) => processorSeconds),
      statistics: middle(({ statisticsSeconds }) => statisticsSeconds),
    };
  });
  const two = rows[rows.length - 1];
  return {
    tables: [
      {
        title: 'Two variants of the default market',
        columns: [
          'threads',
          'runs',
          'M messages',
          'seconds',
          'processor seconds',
          'µs per message',
          'statistics s',
        ],
        rows: rows.map(({ workers, runs, messages, seconds, processor, statistics }) => [
          workers,
          runs,
          figure(messages / 1e6),
          figure(seconds),
          figure(processor),
          figure((processor * 1e6) / messages),
          figure(statistics),
        ]),
        note: 'Processor time of all threads for building, running, logging in memory and measuring every run, and for the statistics of all measures with 2000 bootstrap resamples each.',
      },
    ],
    checks: [
      {
        name: 'the answer does not depend on the number of threads',
        ok: new Set(samples.map(({ outcome }) => outcome)).size === 1,
        found: `${samples.length} comparisons`,
      },
    ],
    goals: [
      {
        name: `two variants over ${SEEDS} seeds of 100 000 messages in ${GOAL_SECONDS} s on two cores`,
        ok: two.processor / WORKERS.length <= GOAL_SECONDS,
        found: `${figure(two.processor)} s of processor time, ${figure(two.seconds)} s on this machine`,
      },
    ],
    data: samples.map(({ outcome: _, ...figures }) => figures),
  };
}
