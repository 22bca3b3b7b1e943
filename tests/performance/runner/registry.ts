import { auctionBenchmark } from '../auction/auction.bench.ts';
import { bookBenchmark } from '../book/book.bench.ts';
import { compareBenchmark } from '../compare/compare.bench.ts';
import { consensusBenchmark } from '../consensus/consensus.bench.ts';
import { eventQueueBenchmark } from '../eventQueue/eventQueue.ts';
import { hawkesBenchmark } from '../hawkes/hawkes.bench.ts';
import { itchBenchmark } from '../itch/itch.bench.ts';
import { kernelBenchmark } from '../kernel/kernel.bench.ts';
import { l2Benchmark } from '../l2/l2.bench.ts';
import { mechanismsBenchmark } from '../mechanisms/mechanisms.bench.ts';
import { orderStreamBenchmark } from '../orderStream/orderStream.bench.ts';
import { icebergBenchmark } from '../orderTypes/icebergs.bench.ts';
import { orderTypesBenchmark } from '../orderTypes/orderTypes.bench.ts';
import { randomAgentsBenchmark } from '../randomAgents/randomAgents.bench.ts';
import { realismBenchmark } from '../realism/realism.bench.ts';
import { riskGateBenchmark } from '../riskGate/riskGate.bench.ts';
import { rmsc04Benchmark } from '../rmsc04/rmsc04.bench.ts';
import { scaleBenchmark } from '../scale/scale.bench.ts';
import { tablesBenchmark } from '../tables/tables.bench.ts';
import { textBenchmark } from '../text/text.bench.ts';
import type { Benchmark } from './benchmark.ts';

/** Every benchmark, in the order in which they run. */
export const BENCHMARKS: readonly Benchmark[] = [
  bookBenchmark,
  orderStreamBenchmark,
  eventQueueBenchmark,
  kernelBenchmark,
  rmsc04Benchmark,
  randomAgentsBenchmark,
  itchBenchmark,
  l2Benchmark,
  textBenchmark,
  tablesBenchmark,
  realismBenchmark,
  hawkesBenchmark,
  auctionBenchmark,
  riskGateBenchmark,
  orderTypesBenchmark,
  icebergBenchmark,
  mechanismsBenchmark,
  compareBenchmark,
  scaleBenchmark,
  consensusBenchmark,
];
