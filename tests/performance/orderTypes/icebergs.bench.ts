import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import type { IcebergJob, IcebergSample } from './icebergSample.ts';

const SCRIPT = new URL('./icebergSample.ts', import.meta.url);
const SIZES = [1_000, 10_000, 100_000];
/** Each order has five peaks. */
const REFILLS = 4;
/** What a table that outgrows the caches may cost beyond n log n. */
const CACHES = 1.5;

type Row = IcebergJob & IcebergSample;

/** Icebergs at rest by the hundred thousand, beside plain orders of the same quantity. */
export const icebergBenchmark: Benchmark = {
  name: 'icebergs',
  title: 'icebergs: rest, refill, sweep and cancel',
  run,
};

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const sizes = options.smoke ? SIZES.slice(0, 1) : SIZES;
  const data: Row[] = [];
  for (const orders of sizes) {
    for (const plain of [false, true]) {
      const job: IcebergJob = { orders, plain };
      const samples: IcebergSample[] = [];
      for (let round = 0; round < options.rounds; round++) {
        samples.push(await runInChild<IcebergSample>(SCRIPT, job));
      }
      const row = { ...job, ...bestOf(samples) };
      options.say(`    ${nameOf(row)}: ${figure(row.takeNs)} ns a peak`);
      data.push(row);
    }
  }
  const icebergs = data.filter(({ plain }) => !plain);
  return {
    tables: [
      {
        title: 'Icebergs, ns',
        columns: ['orders', 'rest', 'take one peak', 'trade of a sweep', 'cancel'],
        rows: data.map((row) => [
          nameOf(row),
          ...[row.restNs, row.takeNs, row.sweepNs, row.cancelNs].map(figure),
        ]),
        note: 'Of one order; best of all passes. Sell orders of 50 lots, icebergs in peaks of 10, on 1 000 levels.',
      },
    ],
    checks: [
      {
        name: 'every peak but the first is a refill, and a cancelled book is empty',
        ok: icebergs.every((row) => row.refills === expected(row) && row.leftLots === 0),
        found: icebergs.map((row) => `${row.refills} of ${expected(row)}`).join(', '),
      },
    ],
    goals: icebergs.slice(1).map((row, at) => growth(data, icebergs[at], row)),
    data,
  };
}

function expected({ orders, passes }: Row): number {
  return REFILLS * orders * passes;
}

/**
 * n log n: the time of one operation grows no faster than the logarithm of the number of orders, but for what memory
 * costs plain orders in the same step, on the same machine at the same time, if that is more than {@link CACHES}.
 */
function growth(data: readonly Row[], smaller: Row, larger: Row): BenchmarkResult['goals'][number] {
  const plainOf = ({ orders }: Row) => timeOf(data.find((row) => row.plain && row.orders === orders)!);
  const memory = Math.max(CACHES, plainOf(larger) / plainOf(smaller));
  const allowed = (memory * Math.log(larger.orders)) / Math.log(smaller.orders);
  const found = timeOf(larger) / timeOf(smaller);
  return {
    name: `${nameOf(larger)}: one takes at most x${figure(allowed)} of ${nameOf(smaller)}, log n and memory`,
    ok: found <= allowed,
    found: `x${figure(found)}`,
  };
}

function timeOf(row: Row): number {
  return row.restNs + row.takeNs + REFILLS * row.sweepNs + row.cancelNs;
}

function nameOf({ orders, plain }: IcebergJob): string {
  return `${orders.toLocaleString('en')} ${plain ? 'plain orders' : 'icebergs'}`;
}

/** The best of each figure over the rounds. */
function bestOf(samples: readonly IcebergSample[]): IcebergSample {
  const least = (of: (sample: IcebergSample) => number) => Math.min(...samples.map(of));
  return {
    ...samples[0],
    restNs: least(({ restNs }) => restNs),
    takeNs: least(({ takeNs }) => takeNs),
    sweepNs: least(({ sweepNs }) => sweepNs),
    cancelNs: least(({ cancelNs }) => cancelNs),
  };
}
