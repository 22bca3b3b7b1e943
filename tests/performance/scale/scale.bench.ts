import type { Benchmark, BenchmarkOptions, BenchmarkResult, Check } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import { median } from '../runner/statistics.ts';
import type { MemorySample, ScaleJob, SpeedSample } from './scaleSample.ts';

const SCRIPT = new URL('./scaleSample.ts', import.meta.url);
const AGENTS = [1000, 3000, 10_000, 30_000, 100_000];
const FEW_AGENTS = [20, 200];
/** The traders share the flow of the world, so every size delivers about four million messages. */
const FULL = { until: '45m', events: 1_000_000 };
const SMOKE = { until: '2s', events: 1000 };
const GOALS = [
  { agents: 10_000, millionMessages: 1 },
  { agents: 100_000, millionMessages: 0.6 },
];
const GOAL_MB = 300;

/** What the number of agents costs: the same flow, split over more and more traders. */
export const scaleBenchmark: Benchmark = {
  name: 'scale',
  title: 'messages per second and memory of kept runs with 1 000 to 100 000 agents',
  run,
};

interface Row {
  readonly agents: number;
  readonly messages: number;
  readonly perSecond: number;
  readonly perProcessorSecond: number;
  readonly peakMb: number;
  readonly worldMb: number;
  readonly buildSeconds: number;
  readonly traceHashes: readonly string[];
}

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const rows: Row[] = [];
  for (const agents of options.smoke ? FEW_AGENTS : AGENTS) {
    const job = { agents, ...(options.smoke ? SMOKE : FULL) };
    const speeds: SpeedSample[] = [];
    for (let round = 0; round < options.rounds; round++) {
      speeds.push(await runInChild<SpeedSample>(SCRIPT, { task: 'run', ...job } satisfies ScaleJob));
    }
    const memory = await runInChild<MemorySample>(SCRIPT, { task: 'memory', ...job } satisfies ScaleJob);
    rows.push(rowOf(agents, speeds, memory));
    options.say(`    ${agents} agents: ${figure(rows[rows.length - 1].perSecond / 1e6)} M messages/s`);
  }
  return { tables: [table(rows)], checks: checks(rows), goals: goals(rows), data: { rows } };
}

function rowOf(agents: number, speeds: readonly SpeedSample[], memory: MemorySample): Row {
  const middle = (of: (sample: SpeedSample) => number) => median(speeds.map(of));
  return {
    agents,
    messages: speeds[0].messages,
    perSecond: middle(({ messages, seconds }) => messages / seconds),
    perProcessorSecond: middle(({ messages, processorSeconds }) => messages / processorSeconds),
    peakMb: middle(({ peakMb }) => peakMb),
    ...memory,
    traceHashes: speeds.map(({ traceHash }) => traceHash),
  };
}

function table(rows: readonly Row[]) {
  return {
    title: 'The same flow, split over more traders',
    columns: [
      'agents',
      'M messages',
      'M messages/s',
      'M messages per processor second',
      'build s',
      'world MB',
      'peak MB of the process',
    ],
    rows: rows.map((row) => [
      row.agents,
      figure(row.messages / 1e6),
      figure(row.perSecond / 1e6),
      figure(row.perProcessorSecond / 1e6),
      figure(row.buildSeconds),
      figure(row.worldMb),
      figure(row.peakMb),
    ]),
    note: 'Scenario zi with trace hash and the log of level commands on disk. Processor time is that of all threads without building; the world is what is alive in it after a million events, the peak what the process ever held, the engine and what was not collected yet included.',
  };
}

/** A run is the same each time, whatever it costs. */
function checks(rows: readonly Row[]): Check[] {
  return rows.map(({ agents, traceHashes }) => ({
    name: `${agents} agents give one trace in every round`,
    ok: new Set(traceHashes).size === 1,
    found: traceHashes[0],
  }));
}

function goals(rows: readonly Row[]): Check[] {
  const largest = rows[rows.length - 1];
  const speeds = GOALS.flatMap(({ agents, millionMessages }) =>
    rows
      .filter((row) => row.agents === agents)
      .map(({ perSecond, perProcessorSecond }) => ({
        name: `${agents} agents: ${millionMessages} M messages/s`,
        ok: perProcessorSecond >= millionMessages * 1e6,
        found: `${figure(perProcessorSecond / 1e6)} M/s of processor time, ${figure(perSecond / 1e6)} M/s on this machine`,
      })),
  );
  const memory = {
    name: `${largest.agents} agents in ${GOAL_MB} MB`,
    ok: largest.worldMb <= GOAL_MB,
    found: `${figure(largest.worldMb)} MB`,
  };
  return [...speeds, memory];
}
