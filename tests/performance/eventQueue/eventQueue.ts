import { benchEventQueue } from '../eventQueue.bench.ts';
import type { Benchmark, BenchmarkOptions, BenchmarkResult, Check } from '../runner/benchmark.ts';
import { figure } from '../runner/markdown.ts';
import { contenders } from './contenders.ts';

/** The loads that goals are set for; the module itself takes any of its list. */
const LOADS = ['exponential, 10 000', 'exponential, 1 000 000', 'two sizes', 'broadcast'];
const OWN = 'calendar';

type Row = Record<string, number | string>;

/** The kernel's event queue against queues from npm and against our own stable heap. */
export const eventQueueBenchmark: Benchmark = {
  name: 'event-queue',
  title: 'event queue with deterministic ties against flatqueue, tinyqueue, heap-js and our heap',
  run,
};

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const { rows } = await benchEventQueue({ smoke: options.smoke, rounds: options.rounds, loads: LOADS });
  const others = Object.keys(contenders).filter((name) => name !== OWN);
  return {
    tables: [
      {
        title: 'Event queue: one push and one pop',
        columns: ['load', `${OWN}, ns`, ...others.map((name) => `${name}, x`)],
        rows: rows.map((row) => [
          String(row.load),
          figure(ns(row)),
          ...others.map((name) => figure(against(row, name))),
        ]),
        note:
          `Times of the other queues as multiples of ours (${OWN}). flatqueue keeps no order among equal times; ` +
          'all others, ours too, do.',
      },
    ],
    checks: [
      {
        name: 'all queues agree on the order of times, and all that keep ties on theirs',
        ok: rows.length > 0,
        found: `${rows.length} loads`,
      },
    ],
    goals: rows.flatMap(goals),
    data: { rows },
  };
}

function ns(row: Row): number {
  return Number(row[`${OWN} ns`]);
}

function against(row: Row, name: string): number {
  return Number(row[`${name} / ${OWN}`]);
}

function goals(row: Row): Check[] {
  const load = String(row.load);
  const least = load.startsWith('exponential') ? 2 : 0.8;
  const flat = against(row, 'flatqueue');
  const heap = against(row, 'heap');
  return [
    { name: `${load}: at least ${least}x flatqueue`, ok: flat >= least, found: `${figure(flat)}x` },
    {
      name: `${load}: at most 1.5x the time of our heap`,
      ok: heap >= 1 / 1.5,
      found: `${figure(1 / heap)}x`,
    },
  ];
}
