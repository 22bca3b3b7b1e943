import { answer, jobOfThisProcess } from '../runner/childProcess.ts';
import { CollectionCounter, type Collections } from '../runner/collections.ts';
import { elapsedNs, type LatencyPercentiles, LatencySampler } from '../runner/latency.ts';
import type { Candidate, CandidateName, Totals } from './candidate.ts';
import { MarketSimCandidate } from './marketSim.ts';
import { PeerCandidate } from './peers.ts';
import { PlainObjectsCandidate } from './plainObjects.ts';
import { loadWorkload, type Workload } from './workload.ts';

export interface RoundJob {
  readonly candidate: CandidateName;
  readonly workloadFile: string;
  /** Messages replayed once before, on books thrown away: lets the compiler finish. */
  readonly warmUp: number;
  readonly latency: boolean;
}

export interface RoundResult {
  readonly nsPerMessage: number;
  readonly totals: Totals;
  readonly collections: Collections;
  readonly latency: LatencyPercentiles | null;
}

/** Every so many messages one is timed alone. */
const LATENCY_STRIDE = 8;

function make(name: CandidateName, workload: Workload): Candidate {
  if (name === 'market-sim') return new MarketSimCandidate(workload);
  if (name === 'plain objects') return new PlainObjectsCandidate(workload);
  return new PeerCandidate(workload, name);
}

function measureLatency(candidate: Candidate, count: number): LatencyPercentiles {
  const sampler = new LatencySampler(Math.ceil(count / LATENCY_STRIDE));
  for (let i = 0; i < count; i += LATENCY_STRIDE) {
    const before = process.hrtime();
    candidate.replay(i, i + 1);
    sampler.add(elapsedNs(before, process.hrtime()));
    candidate.replay(i + 1, Math.min(count, i + LATENCY_STRIDE));
  }
  return sampler.percentiles();
}

const job = jobOfThisProcess<RoundJob>();
const workload = loadWorkload(job.workloadFile);
const candidate = make(job.candidate, workload);
candidate.replay(0, Math.min(workload.count, job.warmUp));
candidate.restart();
const collector = new CollectionCounter();
collector.start();
const before = process.hrtime();
candidate.replay(0, workload.count);
const nsPerMessage = elapsedNs(before, process.hrtime()) / workload.count;
const collections = await collector.stop();
const totals = candidate.totals();
let latency: LatencyPercentiles | null = null;
if (job.latency) {
  candidate.restart();
  latency = measureLatency(candidate, workload.count);
}
answer({ nsPerMessage, totals, collections, latency } satisfies RoundResult);
