import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import type { OrderTypesJob, OrderTypesSample } from './orderTypesSample.ts';

const SCRIPT = new URL('./orderTypesSample.ts', import.meta.url);
const SIZES = [1_000, 10_000, 100_000];
const ROUNDS_IN_CHILD = 5;
/** Growth beyond n log n that caches explain: all state of 100 000 orders no longer fits in them. */
const CACHES = 2;

type Sized = OrderTypesSample & { readonly orders: number };

/** One command that reaches every order of a kind: pegs, stops, trailing stops. */
export const orderTypesBenchmark: Benchmark = {
  name: 'orderTypes',
  title: 'Order types: one command moves every peg, sets off every stop',
  run,
};

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const sizes = options.smoke ? SIZES.slice(0, 1) : SIZES;
  const data: Sized[] = [];
  for (const orders of sizes) {
    for (let round = 1; round <= options.rounds; round++) {
      const job: OrderTypesJob = { orders, rounds: options.smoke ? 1 : ROUNDS_IN_CHILD };
      const sample = await runInChild<OrderTypesSample>(SCRIPT, job);
      data.push({ orders, ...sample });
      options.say(`    ${orders} orders, round ${round}: pegs ${figure(sample.pegsUs)} us`);
    }
  }
  const best = sizes.map((orders) => bestOf(data.filter((sample) => sample.orders === orders)));
  return {
    tables: [
      {
        title: 'Order types',
        columns: [
          'orders',
          'pegs us',
          'pegs ns/order',
          'stops us',
          'stops ns/order',
          'trails us',
          'trails ns/order',
        ],
        rows: best.map(({ orders, pegsUs, stopsUs, trailsUs }) => [
          orders,
          ...[pegsUs, stopsUs, trailsUs].flatMap((us) => [figure(us), figure((us * 1000) / orders)]),
        ]),
        note: 'Best of all rounds. A new bid reprices every peg; one trade sets off a cascade of stops, each of which sets off the next; a new high moves every trailing stop.',
      },
    ],
    checks: [
      {
        name: 'every peg moved and every stop was triggered',
        ok: data.every(
          ({ orders, pegsMoved, stopsTriggered }) => pegsMoved === orders && stopsTriggered === orders,
        ),
        found: best.map(({ pegsMoved, stopsTriggered }) => `${pegsMoved} and ${stopsTriggered}`).join(', '),
      },
    ],
    goals: growthGoals(best),
    data,
  };
}

function growthGoals(best: readonly Sized[]) {
  const columns = ['pegsUs', 'stopsUs', 'trailsUs'] as const;
  return best.slice(1).flatMap((large, i) =>
    columns.map((column) => {
      const small = best[i];
      const work = (n: number) => n * Math.log2(n);
      const growth = large[column] / small[column] / (work(large.orders) / work(small.orders));
      return {
        name: `${column} grows no worse than n log n to ${large.orders}`,
        ok: growth <= CACHES,
        found: `${figure(growth)} times n log n`,
      };
    }),
  );
}

function bestOf(samples: readonly Sized[]): Sized {
  const least = (column: 'pegsUs' | 'stopsUs' | 'trailsUs') =>
    Math.min(...samples.map((sample) => sample[column]));
  return { ...samples[0], pegsUs: least('pegsUs'), stopsUs: least('stopsUs'), trailsUs: least('trailsUs') };
}
