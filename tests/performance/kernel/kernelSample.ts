/** One measurement of the kernel, in a process of its own: see `kernel.bench.ts`. */
import { LogWriter } from '../../../src/core/data/log/logWriter.ts';
import type { Recorder } from '../../../src/core/models/ports/recorder.ts';
import { HeapQueue } from '../../../src/core/utils/eventQueue/heapQueue.ts';
import { Hash64 } from '../../../src/core/utils/hash.ts';
import type { Kernel } from '../../../src/simulation/engine/kernel.ts';
import { restoreSnapshot, takeSnapshot } from '../../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';
import { CollectionCounter } from '../runner/collections.ts';
import { median } from '../runner/statistics.ts';
import { noOpKernel } from './noOpWorld.ts';

export interface KernelJob {
  readonly world: 'no-op' | 'no-op-heap' | 'zi';
  readonly actors: number;
  readonly hashed: boolean;
  readonly logged: boolean;
  readonly warmUp: number;
  readonly events: number;
}

export interface KernelSample {
  readonly nsPerEvent: number;
  readonly traceHash: string;
  readonly collections: number;
  readonly snapshotMs: number;
  readonly restoreMs: number;
}

/** What the trace hash costs is seen by taking it away; only here, never in the product. */
function withoutHash(): void {
  for (const method of ['addPair', 'addNumber', 'addFields'] as const) Hash64.prototype[method] = () => {};
}

/** Encodes the log and forgets it, so that the disk is not measured. */
function build(job: KernelJob): Kernel {
  const recorder: Recorder | undefined = job.logged ? new LogWriter({ write: () => {} }) : undefined;
  if (job.world !== 'zi') {
    const queue = job.world === 'no-op-heap' ? { queue: new HeapQueue() } : {};
    return noOpKernel(job.actors, { recorder, ...queue });
  }
  const crowd = { flow: { traders: job.actors }, subscribers: { count: 3 }, until: '100d' };
  return buildWorld(planWorld('zi', [{ source: 'benchmark', values: crowd }], 1), { recorder }).kernel;
}

/** Medians of eleven snapshots and of eleven restores into the same kernel. */
function snapshotTimes(kernel: Kernel): { snapshotMs: number; restoreMs: number } {
  const taken: number[] = [];
  const restored: number[] = [];
  for (let i = 0; i < 11; i++) {
    const start = performance.now();
    const snapshot = takeSnapshot(kernel);
    const middle = performance.now();
    restoreSnapshot(kernel, snapshot);
    taken.push(middle - start);
    restored.push(performance.now() - middle);
    kernel.run({ maxEvents: 1000 });
  }
  return { snapshotMs: median(taken), restoreMs: median(restored) };
}

const job = jobOfThisProcess<KernelJob>();
if (!job.hashed) withoutHash();
const kernel = build(job);
kernel.run({ maxEvents: job.warmUp });
const counter = new CollectionCounter();
counter.start();
const start = performance.now();
kernel.run({ maxEvents: job.events });
const nsPerEvent = ((performance.now() - start) * 1e6) / job.events;
const collections = (await counter.stop()).count;
const { traceHash } = kernel;
const sample: KernelSample = { nsPerEvent, traceHash, collections, ...snapshotTimes(kernel) };
answer(sample);
