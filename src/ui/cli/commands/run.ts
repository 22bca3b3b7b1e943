import { formatDuration, parseDuration } from '../../../core/data/config/duration.ts';
import type { LogLevel } from '../../../core/models/manifest.ts';
import type { ChainCounts, RunSummary } from '../../../core/models/runSummary.ts';
import { EXIT } from '../../../core/utils/errorCodes.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { runGuarded } from '../../../simulation/results/node/guarded/runGuarded.ts';
import type { RunPlace } from '../../../simulation/results/node/runFolder.ts';
import { runWorld } from '../../../simulation/results/node/runWorld.ts';
import { runsRoot } from '../../../simulation/results/node/store/resolveRun.ts';
import type { WorldPlan } from '../../../simulation/scenarios/createWorld.ts';
import { interruptible } from '../interrupt.ts';
import { columns, grouped, Output } from '../output.ts';
import { loadedPlugins } from '../plugins.ts';
import { startProgress } from '../progress.ts';
import { planRequest } from '../runRequest.ts';
import { showReport } from '../showReport.ts';

export interface RunOptions {
  readonly seed?: string;
  readonly until?: string;
  readonly set: readonly string[];
  readonly without?: readonly string[];
  readonly speed: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly log: LogLevel;
  readonly stallTimeout?: string;
  readonly store: boolean;
  readonly report?: boolean;
  readonly open?: boolean;
  readonly json?: boolean;
}

/** `market-sim run` */
export async function runCommand(target: string, options: RunOptions): Promise<void> {
  refuseContradictions(options);
  const output = new Output(options.json === true);
  const { without = [] } = options;
  const whole = planRequest({ target, ...options });
  const silent = without.filter((word) => word !== 'none');
  const plan = without.length === 0 ? whole : { ...whole, silent };
  const summary = await keepRun(plan, options, output);
  if (options.report && summary.runDir !== null) {
    await showReport([summary.runDir], { forms: new Set(['html']), open: options.open === true, output });
  }
  output.result(summary);
  if (summary.interrupted) process.exitCode = EXIT.interrupted;
}

/** Runs a world with progress, keeps it where that is asked for, and tells what it came to. */
export async function keepRun(plan: WorldPlan, options: RunOptions, output: Output): Promise<RunSummary> {
  const place = options.store ? placeOf(plan, options) : undefined;
  const summary = await runShown(plan, place, options);
  tell(summary, output);
  return summary;
}

async function runShown(
  plan: WorldPlan,
  place: RunPlace | undefined,
  options: RunOptions,
): Promise<RunSummary> {
  const speed = parseSpeed(options.speed);
  const stallMs = parseDuration(options.stallTimeout ?? '10s', '--stall-timeout') / 1e6;
  const plugins = loadedPlugins();
  const progress = await startProgress(plan.scenario, 'events');
  try {
    return await interruptible((signal) => {
      const onProgress = (share: number, events: number) => progress.update(share, events);
      const common = { place, logLevel: options.log, speed, signal, onProgress };
      return plugins.length === 0
        ? runWorld(plan, common)
        : runGuarded(plan, { ...common, plugins, stallMs });
    });
  } finally {
    progress.stop();
  }
}

function refuseContradictions(options: RunOptions): void {
  const wrong = (message: string) => new BaseError('USAGE', message);
  if (!options.store && options.report) throw wrong('--report needs a stored run: leave out --no-store');
  if (!options.store && options.out !== undefined) throw wrong('--out and --no-store contradict each other');
  if (options.report && options.log === 'inputs') throw wrong('--report needs --log commands or full');
  if (options.open && !options.report) throw wrong('--open needs --report');
  if (options.force && options.out === undefined) throw wrong('--force needs --out');
}

function placeOf(plan: WorldPlan, options: RunOptions): RunPlace {
  if (options.out !== undefined) return { dir: options.out, force: options.force === true };
  return { root: runsRoot(), scenario: plan.scenario, seed: plan.seed };
}

function parseSpeed(text: string): number {
  if (text === 'max') return Number.POSITIVE_INFINITY;
  const speed = Number(text);
  if (Number.isFinite(speed) && speed > 0) return speed;
  throw new BaseError('USAGE', `--speed ${text}: must be max or a number above zero`, {
    facts: { speed: text },
  });
}

function marketRow({ orders, trades, rejects }: RunSummary): string[] {
  return ['market', `${grouped(orders)} orders, ${grouped(trades)} trades, ${grouped(rejects)} rejects`];
}

function chainRow({ epochs, certified, final }: ChainCounts): string[] {
  const blocks = `${grouped(certified)} blocks certified, ${grouped(final)} final at every honest node`;
  return ['chain', `${grouped(epochs)} epochs, ${blocks}`];
}

function tell(summary: RunSummary, output: Output): void {
  const rate =
    summary.wallMs > 0 ? ` (${grouped(Math.round((1000 * summary.events) / summary.wallMs))} events/s)` : '';
  const rows = [
    ['scenario', `${summary.scenario}, seed ${summary.seed}`],
    ['simulated', `${formatDuration(summary.simNs)} in ${formatDuration(summary.wallMs * 1e6)}${rate}`],
    ['events', `${grouped(summary.events)}, ${grouped(summary.messages)} of them messages`],
    summary.chain === undefined ? marketRow(summary) : chainRow(summary.chain),
    ['trace hash', summary.traceHash],
  ];
  if (summary.runDir !== null) rows.push(['run folder', summary.runDir]);
  if (summary.interrupted) output.say('Interrupted: the run is kept up to here, and verifies.');
  for (const line of columns(rows)) output.say(line);
}
