import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildWorld, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { AbidesCount } from '../../../src/validation/rmsc04/abidesCount.ts';
import type { Benchmark, BenchmarkOptions, BenchmarkResult, Check, Table } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import { median } from '../runner/statistics.ts';
import type { Rmsc04Job, Rmsc04Sample } from './rmsc04Sample.ts';

const SCRIPT = new URL('./rmsc04Sample.ts', import.meta.url);
const COMMAND = fileURLToPath(new URL('../../../bin/market-sim.mjs', import.meta.url));
const DAY = '6h30m';

/** What ABIDES itself does on a quiet machine of this kind: seed 1, its event loop alone. */
const ABIDES = { messages: 472_869, bookUpdates: 53_050, seconds: 9.4 };

/** The trading day of ABIDES: warm, in a cold process, and from the command line. */
export const rmsc04Benchmark: Benchmark = {
  name: 'rmsc04',
  title: 'The trading day of ABIDES: messages and book updates per second, wall time warm and cold',
  run,
};

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const job: Rmsc04Job = options.smoke
    ? { until: '5m', warmUp: 1, days: 1 }
    : { until: DAY, warmUp: 3, days: 9 };
  const samples: Rmsc04Sample[] = [];
  const commands: number[] = [];
  for (let round = 1; round <= options.rounds; round++) {
    samples.push(await runInChild<Rmsc04Sample>(SCRIPT, job));
    commands.push(await commandSeconds(job.until));
    const { seconds, coldSeconds } = samples[samples.length - 1];
    options.say(`    round ${round}: a day in ${figure(seconds)} s warm, ${figure(coldSeconds)} s cold`);
  }
  return summarize(job, samples, commands);
}

/** From the start of the command to its end, with the run's folder written. */
async function commandSeconds(until: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'market-sim-bench-'));
  try {
    const start = performance.now();
    const args = ['run', 'rmsc04', '--seed', '1', '--until', until, '--out', join(folder, 'day')];
    await promisify(execFile)(process.execPath, [COMMAND, ...args]);
    return (performance.now() - start) / 1000;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function summarize(
  job: Rmsc04Job,
  samples: readonly Rmsc04Sample[],
  commands: readonly number[],
): BenchmarkResult {
  const of = (key: keyof Omit<Rmsc04Sample, 'traceHash'>) => median(samples.map((sample) => sample[key]));
  const { bookUpdates, asAbides } = counts(job.until);
  const seconds = {
    warm: of('seconds'),
    processor: of('processorSeconds'),
    cold: of('coldSeconds'),
    coldProcessor: of('coldProcessorSeconds'),
    command: median(commands),
  };
  const day = { events: of('events'), messages: of('messages'), bookUpdates, asAbides };
  const hashes = new Set(samples.map(({ traceHash }) => traceHash));
  return {
    tables: [table(day, seconds)],
    checks: [{ name: 'one trace in every round', ok: hashes.size === 1, found: [...hashes].join(' ') }],
    goals: goals(day.events, seconds),
    data: { day, seconds, abides: ABIDES },
  };
}

interface DayCounts {
  readonly events: number;
  readonly bookUpdates: number;
  readonly asAbides: number;
}

interface DaySeconds {
  readonly warm: number;
  readonly processor: number;
  readonly cold: number;
  readonly coldProcessor: number;
  readonly command: number;
}

/** What the day is in the terms of ABIDES; a day of its own, at the full log, that nobody times. */
function counts(until: string): Pick<DayCounts, 'bookUpdates' | 'asAbides'> {
  const plan = planWorld('rmsc04', [{ source: 'benchmark', values: { until } }], 1);
  const actors = buildWorld(plan).actors.length;
  const count = new AbidesCount({ actors, venue: 0, computationDelay: 50 });
  const world = buildWorld(plan, { recorder: count, logLevel: 'full' });
  world.kernel.runUntil(world.until);
  return { bookUpdates: count.bookUpdates, asAbides: count.messages };
}

function table(day: DayCounts, seconds: DaySeconds): Table {
  const row = (name: string, time: number) => [
    name,
    (1000 * time).toFixed(0),
    figure(day.events / time / 1e6),
    figure(day.asAbides / time / 1e6),
    figure(day.bookUpdates / time / 1e3),
    figure(ABIDES.seconds / time),
  ];
  return {
    title: 'rmsc04, seed 1',
    columns: ['', 'ms a day', 'M messages/s', 'M as ABIDES counts/s', 'k book updates/s', 'ABIDES days'],
    rows: [
      row('warm', seconds.warm),
      row('  of it processor time of the main thread', seconds.processor),
      row('cold process, to the end of its first day', seconds.cold),
      row('  of it processor time of the main thread', seconds.coldProcessor),
      row('`market-sim run rmsc04`, folder written', seconds.command),
    ],
    note: `Trace hash, log at its default level and checks are on. A day is ${day.events} messages and wake-ups, each counted
once, ${day.asAbides} as ABIDES counts (re-queues too, batches as one, no feeds), and ${day.bookUpdates} changes of the book.
ABIDES, seed 1, on a quiet machine: ${ABIDES.messages} messages, ${ABIDES.bookUpdates} changes, ${ABIDES.seconds} s, which is
0.05 M messages and 5.6 k changes a second; the last column says how many times faster the day is.`,
  };
}

function goals(events: number, { warm, cold }: DaySeconds): Check[] {
  const rate = events / warm / 1e6;
  return [
    { name: 'warm: 1.5 M messages/s', ok: rate >= 1.5, found: `${rate.toFixed(2)} M/s` },
    { name: 'warm, aim: 5 M messages/s', ok: rate >= 5, found: `${rate.toFixed(2)} M/s` },
    { name: 'cold process: the day in 0.7 s', ok: cold <= 0.7, found: `${cold.toFixed(2)} s` },
    { name: 'cold process, aim: 0.3 s', ok: cold <= 0.3, found: `${cold.toFixed(2)} s` },
  ];
}
