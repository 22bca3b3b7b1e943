import type { LogLevel } from '../../../core/models/manifest.ts';
import type { RunSummary } from '../../../core/models/runSummary.ts';
import { PacedHost } from '../../engine/node/pacedHost.ts';
import { buildWorld, manifestOf, type WorldPlan } from '../../scenarios/createWorld.ts';
import type { World } from '../../scenarios/scenario.ts';
import { programVersion } from './programVersion.ts';
import { RunFolder, type RunPlace } from './runFolder.ts';

export interface RunWorldOptions {
  /** Where to keep the run; nothing is kept where it is left out. */
  readonly place?: RunPlace;
  readonly logLevel: LogLevel;
  /** Simulated seconds per second, or `Infinity` for as fast as possible. */
  readonly speed: number;
  readonly signal?: AbortSignal;
  /** Told now and then: share of the simulated time done, 0 to 1, and events so far. */
  readonly onProgress?: (share: number, events: number) => void;
}

/**
 * Runs a world to its end and keeps what happened: manifest first, then the log, then the summary. The world is
 * built once before the folder is made, so that a plan which cannot be built leaves nothing behind.
 *
 * @throws BaseError of the plan, of the folder and of writing.
 */
export async function runWorld(plan: WorldPlan, options: RunWorldOptions): Promise<RunSummary> {
  if (options.place === undefined) return drive(plan, buildWorld(plan), options, null);
  buildWorld(plan);
  const folder = RunFolder.create(options.place);
  try {
    return await keep(plan, options, folder);
  } finally {
    folder.release();
  }
}

async function keep(plan: WorldPlan, options: RunWorldOptions, folder: RunFolder): Promise<RunSummary> {
  const log = folder.createLog();
  try {
    const world = buildWorld(plan, { recorder: log, logLevel: options.logLevel });
    folder.writeManifest(manifestOf(plan, world, options.logLevel, programVersion()));
    const summary = await drive(plan, world, options, folder.dir);
    log.close();
    folder.writeSummary(summary);
    return summary;
  } finally {
    log.close();
  }
}

async function drive(
  plan: WorldPlan,
  world: World,
  options: RunWorldOptions,
  runDir: string | null,
): Promise<RunSummary> {
  const { kernel, until, timeResolutionNs } = world;
  const { speed, signal, onProgress } = options;
  const started = performance.now();
  const host = new PacedHost(kernel, {
    unitsPerMs: 1e6 / timeResolutionNs,
    speed,
    signal,
    onSlice: () => onProgress?.(Math.min(1, kernel.now / until), kernel.events),
  });
  const cause = await host.run({ until });
  world.check();
  kernel.finish();
  const { orders, trades, rejects } = world.counts();
  return {
    scenario: plan.scenario,
    seed: plan.seed,
    events: kernel.events,
    messages: kernel.messages,
    orders,
    trades,
    rejects,
    traceHash: kernel.traceHash,
    simNs: kernel.now * timeResolutionNs,
    wallMs: Math.round(performance.now() - started),
    runDir,
    ...(cause === 'aborted' ? { interrupted: true as const } : {}),
  };
}
