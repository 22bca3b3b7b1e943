import type { LogLevel } from '../../../core/models/manifest.ts';
import type { Recorder } from '../../../core/models/ports/recorder.ts';
import type { RunSummary } from '../../../core/models/runSummary.ts';
import type { Kernel } from '../../engine/kernel.ts';
import { PacedHost } from '../../engine/node/pacedHost.ts';
import { buildWorld, manifestOf, type WorldPlan } from '../../scenarios/createWorld.ts';
import type { World, WorldHost } from '../../scenarios/scenario.ts';
import { FileLog } from './fileLog.ts';
import { nodeHost } from './nodeHost.ts';
import { programVersion } from './programVersion.ts';
import { RunFolder, type RunPlace } from './runFolder.ts';

export interface RunWorldOptions {
  /** Where to keep the run; nothing is kept where it is left out. */
  readonly place?: RunPlace;
  readonly logLevel: LogLevel;
  /** Takes the log of a run that is not kept. */
  readonly recorder?: Recorder;
  /** Who is told what happens at the nodes of a chain, and what they have found when it ends. */
  readonly watchers?: WorldHost['watchers'];
  readonly findings?: WorldHost['findings'];
  /** Builds a world that no plan can name, as one of a broken protocol; it cannot be kept. */
  readonly build?: (host: WorldHost) => World;
  /** Simulated seconds per second, or `Infinity` for as fast as possible. */
  readonly speed: number;
  readonly signal?: AbortSignal;
  /** Told now and then: share of the simulated time done, 0 to 1, and events so far. */
  readonly onProgress?: (share: number, events: number) => void;
  /** A world with plug-ins has an anchor also after a batch of events that ends so many behind the last one. */
  readonly anchorEvents?: number;
  /** Told once, before the first event of the world that is driven; `runDir` is null where nothing is kept. */
  readonly onBuilt?: (world: World, runDir: string | null) => void;
}

/**
 * Runs a world to its end and keeps what happened: manifest first, then the log, then the summary. The world is
 * built before the folder is made, so that a plan which cannot be built leaves nothing behind.
 *
 * @throws BaseError of the plan, of the folder and of writing; MECHANISM_BROKEN at the end of a run in which one failed.
 */
export async function runWorld(plan: WorldPlan, options: RunWorldOptions): Promise<RunSummary> {
  if (options.place === undefined) {
    const { recorder, logLevel } = options;
    const host = { ...hostOf(options), ...(recorder && { recorder, logLevel }) };
    const world = options.build?.(host) ?? buildWorld(plan, host);
    return orItsFailure(world, await drive(plan, world, options, null));
  }
  const log = new FileLog();
  const world = buildWorld(plan, { ...hostOf(options), recorder: log, logLevel: options.logLevel });
  const folder = RunFolder.create(options.place);
  try {
    return await keep(plan, world, log, options, folder);
  } finally {
    folder.release();
  }
}

function hostOf({ watchers, findings }: RunWorldOptions): WorldHost {
  return { ...nodeHost, ...(watchers && { watchers }), ...(findings && { findings }) };
}

async function keep(
  plan: WorldPlan,
  world: World,
  log: FileLog,
  options: RunWorldOptions,
  folder: RunFolder,
): Promise<RunSummary> {
  folder.createLog(log);
  try {
    folder.writeManifest(manifestOf(plan, world, options.logLevel, programVersion()));
    const summary = await drive(plan, world, options, folder.dir);
    log.close();
    folder.writeSummary(summary);
    return orItsFailure(world, summary);
  } finally {
    log.close();
  }
}

/** A world whose mechanism failed ran to its end and is kept whole; whoever asked for it is told of the failure. */
function orItsFailure(world: World, summary: RunSummary): RunSummary {
  const failure = world.failure?.();
  if (failure !== undefined) throw failure;
  return summary;
}

/** Anchors between batches, beside those that the kernel writes by itself. */
class ExtraAnchors {
  readonly #kernel: Kernel;
  readonly #interval: number;
  #last = 0;

  constructor(kernel: Kernel, interval = Number.POSITIVE_INFINITY) {
    this.#kernel = kernel;
    this.#interval = interval;
  }

  take(): void {
    const { events } = this.#kernel;
    if (events - this.#last < this.#interval) return;
    this.#last = events;
    this.#kernel.finish();
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
  const anchors = new ExtraAnchors(kernel, world.plugins && options.anchorEvents);
  options.onBuilt?.(world, runDir);
  const host = new PacedHost(kernel, {
    unitsPerMs: 1e6 / timeResolutionNs,
    speed,
    signal,
    onSlice: () => {
      anchors.take();
      onProgress?.(Math.min(1, kernel.now / until), kernel.events);
    },
  });
  const cause = await host.run({ until });
  world.check();
  kernel.finish();
  const { orders, trades, rejects } = world.counts();
  const chain = world.chainCounts?.();
  return {
    scenario: plan.scenario,
    seed: plan.seed,
    events: kernel.events,
    messages: kernel.messages,
    orders,
    trades,
    rejects,
    ...(chain && { chain }),
    traceHash: kernel.traceHash,
    simNs: kernel.now * timeResolutionNs,
    wallMs: Math.round(performance.now() - started),
    runDir,
    ...(cause === 'aborted' ? { interrupted: true as const } : {}),
  };
}
