import { percentile } from './statistics.ts';

export interface LatencyPercentiles {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  /** What reading the clock twice costs with nothing between: part of every figure above. */
  readonly timerNs: number;
}

const TIMER_PROBES = 20_001;

/** Nanoseconds of single steps, sampled: every figure includes the clock's own cost, which is told beside it. */
export class LatencySampler {
  readonly #samples: Float64Array;
  #count = 0;

  constructor(capacity: number) {
    this.#samples = new Float64Array(capacity);
  }

  add(ns: number): void {
    if (this.#count < this.#samples.length) this.#samples[this.#count++] = ns;
  }

  percentiles(): LatencyPercentiles {
    const sorted = this.#samples.slice(0, this.#count).sort();
    return {
      p50: percentile(sorted, 0.5),
      p99: percentile(sorted, 0.99),
      p999: percentile(sorted, 0.999),
      timerNs: timerCostNs(),
    };
  }
}

/** Nanoseconds from one `process.hrtime()` to a later one. */
export function elapsedNs(from: [number, number], to: [number, number]): number {
  return (to[0] - from[0]) * 1e9 + (to[1] - from[1]);
}

function timerCostNs(): number {
  const costs = new Float64Array(TIMER_PROBES);
  for (let i = 0; i < TIMER_PROBES; i++) costs[i] = elapsedNs(process.hrtime(), process.hrtime());
  return percentile(costs.sort(), 0.5);
}
