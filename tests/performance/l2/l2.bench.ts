import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import { median } from '../runner/statistics.ts';
import type { L2Job, L2Sample } from './l2Sample.ts';

const SCRIPT = new URL('./l2Sample.ts', import.meta.url);
const LINES = { tardis: { full: 2_000_000, smoke: 4000 }, binance: { full: 300_000, smoke: 400 } };
const WORKS: readonly Pick<L2Job, 'format' | 'work'>[] = [
  { format: 'tardis', work: 'decode' },
  { format: 'tardis', work: 'replay' },
  { format: 'tardis', work: 'slow' },
  { format: 'tardis', work: 'book' },
  { format: 'binance', work: 'decode' },
  { format: 'binance', work: 'replay' },
  { format: 'binance', work: 'slow' },
];
const DECODE_GOAL = 100;

/** Depth recordings: decoding, and replaying into books, of generated files. */
export const l2Benchmark: Benchmark = {
  name: 'l2',
  title: 'depth recordings: Tardis CSV and Binance JSON, decoded and replayed into books',
  run,
};

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const samples = WORKS.map((): L2Sample[] => []);
  for (let round = 1; round <= options.rounds; round++) {
    for (const [i, { format, work }] of WORKS.entries()) {
      const lines = LINES[format][options.smoke ? 'smoke' : 'full'];
      const sample = await runInChild<L2Sample>(SCRIPT, { format, work, lines } satisfies L2Job);
      samples[i].push(sample);
      options.say(`    round ${round}: ${format} ${work} ${figure(rateMB(sample))} MB/s`);
    }
  }
  return summarize(samples);
}

function rateMB({ bytes, ms }: L2Sample): number {
  return bytes / 1000 / ms;
}

function summarize(samples: readonly (readonly L2Sample[])[]): BenchmarkResult {
  const slowOf = (format: string) =>
    samples[WORKS.findIndex((one) => one.format === format && one.work === 'slow')];
  const rows = WORKS.map(({ format, work }, i) => [
    format,
    work,
    figure(median(samples[i].map(rateMB))),
    figure(median(samples[i].map(({ lines, ms }) => lines / 1000 / ms))),
    `${figure(median(samples[i].map(({ ms }, round) => slowOf(format)[round].ms / ms)))}x`,
  ]);
  const decoded = median(samples[0].map(rateMB));
  const books = (format: string) =>
    new Set(WORKS.flatMap((one, i) => (one.format === format ? samples[i].map(({ levels }) => levels) : [])));
  return {
    tables: [
      {
        title: 'Depth recordings',
        columns: ['format', 'work', 'MB/s', 'M lines/s', 'faster than slow'],
        rows,
        note:
          'Generated files in memory, in chunks of 1 MiB. Book: the level changes alone, a line each. Slow: split or ' +
          'JSON.parse, Number and a Map for each side, without sorting, checks or exact decimals.',
      },
    ],
    checks: ['tardis', 'binance'].map((format) => {
      const found = [...books(format)].filter((levels) => levels !== undefined);
      return {
        name: `${format}: all who keep books end with the same`,
        ok: found.length === 1,
        found: found.join('; '),
      };
    }),
    goals: [
      {
        name: `Tardis CSV: at least ${DECODE_GOAL} MB/s decoded`,
        ok: decoded >= DECODE_GOAL,
        found: `${figure(decoded)} MB/s`,
      },
    ],
    data: { works: WORKS.map((one, i) => ({ ...one, rounds: samples[i] })) },
  };
}
