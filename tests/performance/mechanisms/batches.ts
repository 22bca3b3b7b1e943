import type { BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import type { BatchJob, BatchSample } from './batchSample.ts';

const SCRIPT = new URL('./batchSample.ts', import.meta.url);
const SIZES = [1_000, 10_000, 100_000];
const BATCHES = 40;
const GOAL_ORDERS = 10_000;
const GOAL_US = 2_000;

/** Batches of growing size, each cleared and told whole. */
export async function measureBatches(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const sizes = options.smoke ? SIZES.slice(0, 1) : SIZES;
  const data: (BatchSample & { readonly orders: number })[] = [];
  for (const orders of sizes) {
    for (let round = 1; round <= options.rounds; round++) {
      const job: BatchJob = { orders, batches: options.smoke ? 2 : BATCHES };
      const sample = await runInChild<BatchSample>(SCRIPT, job);
      data.push({ orders, ...sample });
      options.say(`    batch of ${orders}, round ${round}: ${figure(sample.clearUs)} us`);
    }
  }
  const best = sizes.map((orders) =>
    data
      .filter((sample) => sample.orders === orders)
      .reduce((least, sample) => (sample.clearUs < least.clearUs ? sample : least)),
  );
  return {
    tables: [
      {
        title: 'Frequent batch auctions',
        columns: ['orders', 'trades', 'batch us', 'batch ns/order', 'sealing ns/order'],
        rows: best.map(({ orders, trades, clearUs, sealNs }) => [
          orders,
          trades,
          figure(clearUs),
          figure((clearUs * 1000) / orders),
          figure(sealNs),
        ]),
        note: 'Best of all batches: the price, the rationing, every trade told, and what is left shown.',
      },
    ],
    checks: [
      {
        name: 'batches trade the lots that they announce',
        ok: data.every(({ traded, announced }) => traded === announced && traded > 0),
        found: best.map(({ traded, announced }) => `${traded} of ${announced}`).join(', '),
      },
    ],
    goals: best
      .filter(({ orders }) => orders === GOAL_ORDERS)
      .map(({ clearUs }) => ({
        name: `a batch of ${GOAL_ORDERS} orders in ${GOAL_US / 1000} ms`,
        ok: clearUs <= GOAL_US,
        found: `${figure(clearUs / 1000)} ms`,
      })),
    data,
  };
}
