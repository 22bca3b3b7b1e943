/** Days of scenario rmsc04 in a process of their own: see `rmsc04.bench.ts`. */
import { performance } from 'node:perf_hooks';
import { LogWriter } from '../../../src/core/data/log/logWriter.ts';
import { buildWorld, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';
import { median } from '../runner/statistics.ts';

export interface Rmsc04Job {
  readonly until: string;
  /** Days before those that are measured. */
  readonly warmUp: number;
  readonly days: number;
}

export interface Rmsc04Sample {
  readonly traceHash: string;
  readonly events: number;
  readonly messages: number;
  /** Of one day: median over the days. */
  readonly seconds: number;
  /** The same, of the processor in the main thread. */
  readonly processorSeconds: number;
  /** From the start of the process to the end of its first day. */
  readonly coldSeconds: number;
  /** The same, of the processor in the main thread. */
  readonly coldProcessorSeconds: number;
}

interface Day
  extends Pick<Rmsc04Sample, 'traceHash' | 'events' | 'messages' | 'seconds' | 'processorSeconds'> {}

/** One day with trace hash, the log of the default level (encoded and forgotten), and the checks of a run's end. */
function playDay(until: string): Day {
  const plan = planWorld('rmsc04', [{ source: 'benchmark', values: { until } }], 1);
  const world = buildWorld(plan, { recorder: new LogWriter({ write: () => {} }) });
  const { kernel } = world;
  const processor = process.threadCpuUsage();
  const start = performance.now();
  kernel.runUntil(world.until);
  kernel.finish();
  world.check();
  const seconds = (performance.now() - start) / 1000;
  const { traceHash, events, messages } = kernel;
  return { traceHash, events, messages, seconds, processorSeconds: processorSince(processor) };
}

/** Seconds of the main thread: what other programs take of the machine is not in them. */
function processorSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1e6;
}

const job = jobOfThisProcess<Rmsc04Job>();
const first = playDay(job.until);
const coldSeconds = performance.now() / 1000;
const coldProcessorSeconds = processorSince({ user: 0, system: 0 });
for (let i = 1; i < job.warmUp; i++) playDay(job.until);
const days = Array.from({ length: job.days }, () => playDay(job.until));
const sample: Rmsc04Sample = {
  ...first,
  seconds: median(days.map(({ seconds }) => seconds)),
  processorSeconds: median(days.map(({ processorSeconds }) => processorSeconds)),
  coldSeconds,
  coldProcessorSeconds,
};
answer(sample);
