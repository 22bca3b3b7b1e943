import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import { median } from '../runner/statistics.ts';
import type { TableName } from './tables.ts';
import type { TextJob, TextResult } from './textRound.ts';

const SCRIPT = new URL('./textRound.ts', import.meta.url);
const BYTES = { full: 64e6, smoke: 1e6 };
const GOAL = 100;
const TABLES: readonly (readonly [TableName, string])[] = [
  ['bars', 'OHLCV bars'],
  ['trades', 'trades'],
  ['messages', 'LOBSTER messages'],
];

interface Measured {
  readonly title: string;
  readonly ours: TextResult[];
  readonly split: TextResult[];
}

/** Tables of text: speed of reading, against decoding, splitting and converting strings. */
export const textBenchmark: Benchmark = {
  name: 'text',
  title: 'bars, trades and LOBSTER messages as text, against a reader that splits strings',
  async run(options) {
    const measured: Measured[] = TABLES.map(([, title]) => ({ title, ours: [], split: [] }));
    for (let round = 1; round <= options.rounds; round++) {
      for (const [i, [table, title]] of TABLES.entries()) {
        const bytes = options.smoke ? BYTES.smoke : BYTES.full;
        const read = (reader: TextJob['reader']) =>
          runInChild<TextResult>(SCRIPT, { table, reader, bytes } satisfies TextJob);
        measured[i].ours.push(await read('market-sim'));
        measured[i].split.push(await read('split'));
        say(options, round, title, measured[i]);
      }
    }
    return summarize(measured);
  },
};

function say(options: BenchmarkOptions, round: number, title: string, { ours, split }: Measured): void {
  const [a, b] = [ours, split].map((results) => figure(results[results.length - 1].megabytesPerSecond));
  options.say(`    round ${round}: ${title} ${a} MB/s, split ${b} MB/s`);
}

function summarize(measured: readonly Measured[]): BenchmarkResult {
  const speeds = measured.map(({ ours }) => median(ours.map(({ megabytesPerSecond }) => megabytesPerSecond)));
  return {
    tables: [
      {
        title: 'Tables of text',
        columns: ['table', 'rows', 'MB/s', 'faster than splitting'],
        rows: measured.map(({ title, ours, split }, i) => [
          title,
          ours[0].rows,
          figure(speeds[i]),
          `${figure(median(ours.map((each, round) => each.megabytesPerSecond / split[round].megabytesPerSecond)))}x`,
        ]),
        note: 'From bytes in memory, in chunks of 1 MiB, every field converted and checked. Splitting checks nothing.',
      },
    ],
    checks: measured.map(({ title, ours, split }) => ({
      name: `${title}: both readers read the same`,
      ok: [...ours, ...split].every(({ rows, sum }) => rows === ours[0].rows && sum === ours[0].sum),
      found: `${ours[0].rows} rows, sums ${ours[0].sum} and ${split[0].sum}`,
    })),
    goals: measured.map(({ title }, i) => ({
      name: `${title}: at least ${GOAL} MB/s`,
      ok: speeds[i] >= GOAL,
      found: `${figure(speeds[i])} MB/s`,
    })),
    data: { tables: measured },
  };
}
