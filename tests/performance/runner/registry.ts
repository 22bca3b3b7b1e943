import { bookBenchmark } from '../book/book.bench.ts';
import { kernelBenchmark } from '../kernel/kernel.bench.ts';
import type { Benchmark } from './benchmark.ts';

/** Every benchmark, in the order in which they run. */
export const BENCHMARKS: readonly Benchmark[] = [bookBenchmark, kernelBenchmark];
