import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import { median } from '../runner/statistics.ts';
import type { HawkesJob, HawkesSample } from './hawkesSample.ts';

const SCRIPT = new URL('./hawkesSample.ts', import.meta.url);

/** Self-exciting order flow: how fast its events are drawn, and how long it takes to fit them. */
export const hawkesBenchmark: Benchmark = {
  name: 'hawkes',
  title: 'Hawkes processes: drawing events, and fitting a model of six kinds',
  run,
};

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const job: HawkesJob = options.smoke ? { draws: 2000, duration: 60 } : { draws: 2_000_000, duration: 2500 };
  const samples: HawkesSample[] = [];
  for (let round = 1; round <= options.rounds; round++) {
    const sample = await runInChild<HawkesSample>(SCRIPT, job);
    samples.push(sample);
    options.say(`    round ${round}: fitted in ${figure(sample.fit.seconds)} s`);
  }
  return summarize(samples);
}

function summarize(samples: readonly HawkesSample[]): BenchmarkResult {
  const [first] = samples;
  const { events, errors } = first.fit;
  return {
    tables: [
      {
        title: 'Events drawn',
        columns: ['model', 'M events/s'],
        rows: first.drawn.map(({ model }, i) => [
          model,
          figure(median(samples.map(({ drawn }) => drawn[i].perSecond)) / 1e6),
        ]),
      },
      {
        title: 'Exponential kernel fitted to six kinds',
        columns: ['events', 'seconds'],
        rows: [[String(events), figure(median(samples.map(({ fit }) => fit.seconds)))]],
        note: 'Maximum likelihood of 21 numbers and a decay, with standard errors.',
      },
    ],
    checks: [
      {
        name: 'the branching ratio is found within 4 standard errors',
        ok: errors < 4,
        found: `${errors.toFixed(2)} standard errors`,
      },
    ],
    goals: [],
    data: samples,
  };
}
