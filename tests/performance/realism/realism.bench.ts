import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import { median } from '../runner/statistics.ts';
import type { RealismJob, RealismSample } from './realismSample.ts';

const SCRIPT = new URL('./realismSample.ts', import.meta.url);
/** The default market delivers about ten million events in this time. */
const UNTIL = '87m';
const GOAL_SECONDS = 10;

/** A run's log to the realism report: series and every statistic with its interval. */
export const realismBenchmark: Benchmark = {
  name: 'realism',
  title: 'Realism: the log of a run to its report',
  run,
};

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const job: RealismJob = { until: options.smoke ? '30s' : UNTIL };
  const samples: RealismSample[] = [];
  for (let round = 1; round <= options.rounds; round++) {
    const sample = await runInChild<RealismSample>(SCRIPT, job);
    samples.push(sample);
    options.say(`    round ${round}: ${figure(sample.seconds)} s`);
  }
  return summarize(samples);
}

function summarize(samples: readonly RealismSample[]): BenchmarkResult {
  const [{ events, orders, measured, logBytes }] = samples;
  const seconds = median(samples.map((sample) => sample.seconds));
  return {
    tables: [
      {
        title: 'Log to realism report',
        columns: ['M events', 'MB of log', 'market orders', 'statistics measured', 'seconds'],
        rows: [
          [figure(events / 1e6), figure(logBytes / 1e6), String(orders), String(measured), figure(seconds)],
        ],
        note: 'One walk over the log, and 300 resamples for each interval.',
      },
    ],
    checks: [{ name: 'the market traded', ok: orders > 100, found: `${orders} market orders` }],
    goals: [
      {
        name: `10 M events in ${GOAL_SECONDS} s`,
        ok: (seconds * 1e7) / events <= GOAL_SECONDS,
        found: `${figure((seconds * 1e7) / events)} s`,
      },
    ],
    data: samples,
  };
}
