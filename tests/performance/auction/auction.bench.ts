import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import type { AuctionJob, AuctionSample } from './auctionSample.ts';

const SCRIPT = new URL('./auctionSample.ts', import.meta.url);
const SIZES = [1_000, 10_000, 100_000];
const AUCTIONS = 40;
const GOAL_ORDERS = 10_000;
const GOAL_US = 2_000;

/** A call auction in the order book: its indicative price, and the whole uncrossing. */
export const auctionBenchmark: Benchmark = {
  name: 'auction',
  title: 'Auction: orders of a call uncross at one price',
  run,
};

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const sizes = options.smoke ? SIZES.slice(0, 1) : SIZES;
  const data: (AuctionSample & { readonly orders: number })[] = [];
  for (const orders of sizes) {
    for (let round = 1; round <= options.rounds; round++) {
      const job: AuctionJob = { orders, auctions: options.smoke ? 2 : AUCTIONS };
      const sample = await runInChild<AuctionSample>(SCRIPT, job);
      data.push({ orders, ...sample });
      options.say(`    ${orders} orders, round ${round}: ${figure(sample.uncrossUs)} us`);
    }
  }
  const best = sizes.map((orders) => bestOf(data.filter((sample) => sample.orders === orders)));
  return {
    tables: [
      {
        title: 'Auction',
        columns: ['orders', 'levels', 'trades', 'indicative us', 'auction us', 'auction ns/order'],
        rows: best.map(({ orders, levels, pairs, indicativeUs, uncrossUs }) => [
          orders,
          levels,
          pairs,
          figure(indicativeUs),
          figure(uncrossUs),
          figure((uncrossUs * 1000) / orders),
        ]),
        note: 'Best of all auctions. The indicative price is found afresh from the book; the auction holds that and its trades.',
      },
    ],
    checks: [
      {
        name: 'an auction trades what its price promised',
        ok: data.every(({ traded, promised }) => traded === promised && traded > 0),
        found: best.map(({ traded, promised }) => `${traded} of ${promised}`).join(', '),
      },
    ],
    goals: best
      .filter(({ orders }) => orders === GOAL_ORDERS)
      .map(({ uncrossUs }) => ({
        name: `${GOAL_ORDERS} orders in ${GOAL_US / 1000} ms`,
        ok: uncrossUs <= GOAL_US,
        found: `${figure(uncrossUs / 1000)} ms`,
      })),
    data,
  };
}

function bestOf<T extends AuctionSample>(samples: readonly T[]): T {
  return samples.reduce((best, sample) => (sample.uncrossUs < best.uncrossUs ? sample : best));
}
