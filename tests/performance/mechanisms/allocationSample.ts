import { allocationRules } from '../../../src/market/mechanisms/proRata/proRata.ts';
import { ProRataEngine } from '../../../src/market/mechanisms/proRata/proRataEngine.ts';
import type { Totals } from '../book/candidate.ts';
import { MarketSimCandidate } from '../book/marketSim.ts';
import { loadWorkload } from '../book/workload.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';
import { elapsedNs } from '../runner/latency.ts';

export interface AllocationJob {
  readonly workloadFile: string;
  /** A preset of pro rata, or `price-time` for the ordinary book. */
  readonly allocation: string;
}

/** Replays of the workload; the fastest counts, because what else a machine does only slows one down. */
const REPLAYS = 3;

export interface AllocationSample {
  readonly nsPerMessage: number;
  readonly totals: Totals;
}

const { workloadFile, allocation } = jobOfThisProcess<AllocationJob>();
const workload = loadWorkload(workloadFile);
const candidate =
  allocation === 'price-time'
    ? new MarketSimCandidate(workload)
    : new MarketSimCandidate(
        workload,
        (events) => new ProRataEngine(events, allocationRules({ preset: allocation })),
      );
candidate.replay(0, workload.count);
let nsPerMessage = Number.POSITIVE_INFINITY;
for (let replay = 0; replay < REPLAYS; replay++) {
  candidate.restart();
  globalThis.gc?.();
  const before = process.hrtime();
  candidate.replay(0, workload.count);
  nsPerMessage = Math.min(nsPerMessage, elapsedNs(before, process.hrtime()) / workload.count);
}
answer({ nsPerMessage, totals: candidate.totals() } satisfies AllocationSample);
