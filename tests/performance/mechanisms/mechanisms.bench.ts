import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { measureAllocations } from './allocations.ts';
import { measureBatches } from './batches.ts';
import { measureCommands } from './commands.ts';

/** What each mechanism costs: pro rata against time priority, batches of growing size, and a command to every one. */
export const mechanismsBenchmark: Benchmark = {
  name: 'mechanisms',
  title: 'mechanisms: pro rata against time priority, batch auctions, a command to each',
  async run(options: BenchmarkOptions): Promise<BenchmarkResult> {
    const parts = [
      await measureAllocations(options),
      await measureBatches(options),
      await measureCommands(options),
    ];
    return {
      tables: parts.flatMap(({ tables }) => tables),
      checks: parts.flatMap(({ checks }) => checks),
      goals: parts.flatMap(({ goals }) => goals),
      data: parts.map(({ data }) => data),
    };
  },
};
