/** One measurement of the workload of random traders, in a process of its own: see `randomAgents.bench.ts`. */
import { resolveConfig } from '../../../src/core/data/config/resolve.ts';
import { LogWriter } from '../../../src/core/data/log/logWriter.ts';
import {
  buildRandomAgents,
  type RandomAgentsWorld,
} from '../../../src/simulation/scenarios/randomAgents/scenario.ts';
import {
  type RandomAgentsConfig,
  randomAgentsSettings,
} from '../../../src/simulation/scenarios/randomAgents/settings.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';
import { plainRandomAgents, type RandomAgentsTotals } from './plainRandomAgents.ts';

export interface RandomAgentsJob {
  readonly candidate: 'plain' | 'history' | 'log';
  readonly steps: number;
}

export interface RandomAgentsSample {
  /** Of the fastest of some runs in the one warm process, in seconds; and of the processor. */
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly totals: RandomAgentsTotals;
  readonly traceHash: string;
}

const SEED = 101;
const RUNS = 4;
const config = resolveConfig(randomAgentsSettings, []) as RandomAgentsConfig;
const { candidate, steps } = jobOfThisProcess<RandomAgentsJob>();

function totalsOf({ member, keeper }: RandomAgentsWorld): RandomAgentsTotals {
  let lots = 0;
  for (let step = 0; step < keeper.steps; step++) {
    const rows = keeper.tradesOf(step);
    for (let i = 2; i < rows.length; i += 2) lots += Math.abs(rows[i]);
  }
  const [placements, cancels] = member.sent;
  return { placements, cancels, trades: keeper.tradeCount, lots };
}

function run(): { readonly totals: () => RandomAgentsTotals; readonly traceHash: string } {
  if (candidate === 'plain') {
    const totals = plainRandomAgents(config.groups, SEED, steps, 128);
    return { totals: () => totals, traceHash: '' };
  }
  // The log is encoded and forgotten, so that the disk is not measured.
  const host = candidate === 'log' ? { recorder: new LogWriter({ write: () => {} }) } : {};
  const world = buildRandomAgents(config, SEED, host);
  const { kernel } = world.builder;
  kernel.runUntil(world.builder.units(config.stepNs) * steps);
  return { totals: () => totalsOf(world), traceHash: kernel.traceHash };
}

let seconds = Number.POSITIVE_INFINITY;
let processorSeconds = Number.POSITIVE_INFINITY;
let last = run();
for (let i = 0; i < RUNS; i++) {
  globalThis.gc?.();
  const usage = process.cpuUsage();
  const start = performance.now();
  last = run();
  seconds = Math.min(seconds, (performance.now() - start) / 1000);
  const { user, system } = process.cpuUsage(usage);
  processorSeconds = Math.min(processorSeconds, (user + system) / 1e6);
}
answer({
  seconds,
  processorSeconds,
  totals: last.totals(),
  traceHash: last.traceHash,
} satisfies RandomAgentsSample);
