import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import type { IcebergJob, IcebergSample } from './icebergSample.ts';

const SCRIPT = new URL('./icebergSample.ts', import.meta.url);
const SIZES = [1_000, 25_000, 50_000, 100_000, 200_000];
/** Each order has five peaks: four refills, in every one of five passes. */
const REFILLS = 4 * 5;

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
        ok: icebergs.every(({ orders, refills, leftLots }) => refills === REFILLS * orders && leftLots === 0),
        found: icebergs.map(({ orders, refills }) => `${refills} of ${REFILLS * orders}`).join(', '),
      },
    ],
    goals: icebergs.slice(1).map((row, at) => growth(icebergs[at], row)),
    data,
  };
}

/** n log n: the time of one operation grows no faster than the logarithm of the number of orders. */
function growth(smaller: Row, larger: Row): BenchmarkResult['goals'][number] {
  const allowed = Math.log(larger.orders) / Math.log(smaller.orders);
  const of = (row: Row) => row.restNs + row.takeNs + 4 * row.sweepNs + row.cancelNs;
  const found = of(larger) / of(smaller);
  return {
    name: `${nameOf(larger)}: time of one against ${nameOf(smaller)} at most x${figure(allowed)}`,
    ok: found <= allowed,
    found: `x${figure(found)}`,
  };
}

function nameOf({ orders, plain }: IcebergJob): string {
  return `${orders.toLocaleString('en')} ${plain ? 'plain orders' : 'icebergs'}`;
}

/** The best of each figure over the rounds. */
function bestOf(samples: readonly IcebergSample[]): IcebergSample {
  const [first, ...others] = samples;
  return others.reduce(
    (best, sample) => ({
      ...best,
      restNs: Math.min(best.restNs, sample.restNs),
      takeNs: Math.min(best.takeNs, sample.takeNs),
      sweepNs: Math.min(best.sweepNs, sample.sweepNs),
      cancelNs: Math.min(best.cancelNs, sample.cancelNs),
    }),
    first,
  );
}
