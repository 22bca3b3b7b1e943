import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import { median } from '../runner/statistics.ts';
import type { ItchJob, ItchSample } from './itchSample.ts';

const SCRIPT = new URL('./itchSample.ts', import.meta.url);
const SIZE = {
  full: { messages: 4_000_000, stocks: 8000, liveOrders: 400_000 },
  smoke: { messages: 3000, stocks: 20, liveOrders: 400 },
};
/** The slow decoder filters all orders once for each stock. */
const SLOW_SIZE = { messages: 300_000, stocks: 100, liveOrders: 400_000 };
const WORKS = ['decode', 'replay', 'slow'] as const;
const DECODE_GOAL = 5;
const REPLAY_GOAL = 2;

/** NASDAQ ITCH: decoding, and replaying into books, of a generated day. */
export const itchBenchmark: Benchmark = {
  name: 'itch',
  title: 'ITCH 5.0: messages a second decoded and replayed into books',
  run,
};

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const samples: Record<ItchJob['work'], ItchSample[]> = { decode: [], replay: [], slow: [] };
  for (let round = 1; round <= options.rounds; round++) {
    for (const work of WORKS) {
      const size = options.smoke ? SIZE.smoke : work === 'slow' ? SLOW_SIZE : SIZE.full;
      const sample = await runInChild<ItchSample>(SCRIPT, { work, ...size } satisfies ItchJob);
      samples[work].push(sample);
      options.say(`    round ${round}: ${work} ${figure(sample.nsPerMessage)} ns a message`);
    }
  }
  return summarize(samples, options.smoke);
}

function summarize(samples: Record<ItchJob['work'], readonly ItchSample[]>, smoke: boolean): BenchmarkResult {
  const ns = (work: ItchJob['work']) => median(samples[work].map(({ nsPerMessage }) => nsPerMessage));
  const rate = (work: ItchJob['work']) => 1000 / ns(work);
  const bytes = samples.decode[0].bytesPerMessage;
  const faster = (work: ItchJob['work']) =>
    median(samples[work].map(({ nsPerMessage }, i) => samples.slow[i].nsPerMessage / nsPerMessage));
  const rows = WORKS.map((work) => [
    work,
    figure(ns(work)),
    figure(rate(work)),
    figure(rate(work) * bytes),
    `${figure(faster(work))}x`,
  ]);
  const goal = (work: ItchJob['work'], least: number) => ({
    name: `${work}: at least ${least} M messages a second`,
    ok: rate(work) >= least,
    found: `${figure(rate(work))} M/s`,
  });
  const { resting } = samples.replay[0];
  const agreement = {
    name: 'replay and slow decoder end with the same books',
    ok: resting === samples.slow[0].resting,
    found: String(resting),
  };
  return {
    tables: [
      {
        title: 'ITCH 5.0',
        columns: ['work', 'ns/message', 'M messages/s', 'MB/s', 'faster than the slow decoder'],
        rows,
        note:
          'A generated day of 8 000 stocks with 400 000 resting orders, length-prefixed, in memory, in chunks of 1 MiB. ' +
          'The slow decoder (DataView, bigints, maps) has a shorter day of 100 stocks.',
      },
    ],
    checks: smoke ? [agreement] : [],
    goals: [goal('decode', DECODE_GOAL), goal('replay', REPLAY_GOAL)],
    data: samples,
  };
}
