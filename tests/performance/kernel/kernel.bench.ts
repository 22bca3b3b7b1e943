import type { Benchmark, BenchmarkOptions, BenchmarkResult, Check, Table } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { median } from '../runner/statistics.ts';
import type { KernelJob, KernelSample } from './kernelSample.ts';

const SCRIPT = new URL('./kernelSample.ts', import.meta.url);

interface Variant {
  readonly name: string;
  readonly job: Omit<KernelJob, 'warmUp' | 'events'>;
}

const full = { hashed: true, logged: true };
const bare = { hashed: false, logged: false };

const VARIANTS: readonly Variant[] = [
  { name: 'no-op, 1 000 actors of 12 classes', job: { world: 'no-op', actors: 1000, ...full } },
  { name: '  without trace hash and log', job: { world: 'no-op', actors: 1000, ...bare } },
  { name: '  on the binary heap', job: { world: 'no-op-heap', actors: 1000, ...full } },
  { name: 'no-op, 100 000 actors', job: { world: 'no-op', actors: 100_000, ...full } },
  { name: 'zi, 1 000 traders, everything on', job: { world: 'zi', actors: 1000, ...full } },
  { name: '  without trace hash and log', job: { world: 'zi', actors: 1000, ...bare } },
];

/** The kernel with actors that do nothing, and with a whole market on it. */
export const kernelBenchmark: Benchmark = {
  name: 'kernel',
  title: 'events per second with no-op actors and with scenario zi; snapshot and restore',
  run,
};

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const counts = options.smoke ? { warmUp: 2000, events: 2000 } : { warmUp: 1_500_000, events: 2_000_000 };
  const samples = VARIANTS.map((): KernelSample[] => []);
  for (let round = 0; round < options.rounds; round++) {
    options.say(`  round ${round + 1} of ${options.rounds}`);
    for (const [i, { job }] of VARIANTS.entries()) {
      samples[i].push(await runInChild<KernelSample>(SCRIPT, { ...job, ...counts }));
    }
  }
  const rows = VARIANTS.map(({ name }, i) => summary(name, samples[i]));
  return { tables: [table(rows)], checks: checks(samples), goals: goals(rows), data: { rows } };
}

interface Row {
  readonly name: string;
  readonly nsPerEvent: number;
  readonly collections: number;
  readonly snapshotMs: number;
  readonly restoreMs: number;
}

function summary(name: string, samples: readonly KernelSample[]): Row {
  const of = (key: keyof Omit<KernelSample, 'traceHash'>) => median(samples.map((sample) => sample[key]));
  return {
    name,
    nsPerEvent: of('nsPerEvent'),
    collections: of('collections'),
    snapshotMs: of('snapshotMs'),
    restoreMs: of('restoreMs'),
  };
}

function table(rows: readonly Row[]): Table {
  return {
    title: 'Kernel',
    columns: ['world', 'ns/event', 'M events/s', 'collections', 'snapshot ms', 'restore ms'],
    rows: rows.map((row) => [
      row.name,
      row.nsPerEvent.toFixed(0),
      (1000 / row.nsPerEvent).toFixed(2),
      row.collections,
      row.snapshotMs.toFixed(2),
      row.restoreMs.toFixed(2),
    ]),
    note: 'Medians of rounds in fresh, warm processes; collections while the events of one round ran.',
  };
}

/** Runs that differ in queue or in log only have one trace. */
function checks(samples: readonly (readonly KernelSample[])[]): Check[] {
  const hashes = (i: number) => new Set(samples[i].map(({ traceHash }) => traceHash));
  const noOp = new Set([...hashes(0), ...hashes(2)]);
  const zi = hashes(4);
  return [
    {
      name: 'calendar and heap give one trace, in every round',
      ok: noOp.size === 1,
      found: [...noOp].join(' '),
    },
    { name: 'zi gives one trace in every round', ok: zi.size === 1, found: [...zi].join(' ') },
  ];
}

function goals(rows: readonly Row[]): Check[] {
  const [noOp, noOpBare, , , zi, ziBare] = rows;
  const rate = (row: Row) => 1000 / row.nsPerEvent;
  const extra = (row: Row, without: Row) => 100 * (row.nsPerEvent / without.nsPerEvent - 1);
  const goal = (name: string, ok: boolean, found: string): Check => ({ name, ok, found });
  return [
    goal('no-op actors: 5 M events/s', rate(noOp) >= 5, `${rate(noOp).toFixed(2)} M/s`),
    goal(
      'hash and log cost at most 35% (no-op)',
      extra(noOp, noOpBare) <= 35,
      `${extra(noOp, noOpBare).toFixed(0)}%`,
    ),
    goal('hash and log cost at most 35% (zi)', extra(zi, ziBare) <= 35, `${extra(zi, ziBare).toFixed(0)}%`),
    goal('no collection with no-op actors', noOpBare.collections === 0, `${noOpBare.collections}`),
    goal('zi: 1.5 M events/s', rate(zi) >= 1.5, `${rate(zi).toFixed(2)} M/s`),
    goal('zi: snapshot within 3 ms', zi.snapshotMs <= 3, `${zi.snapshotMs.toFixed(2)} ms`),
    goal('zi: restore within 1 ms', zi.restoreMs <= 1, `${zi.restoreMs.toFixed(2)} ms`),
  ];
}
