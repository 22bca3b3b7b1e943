/** A thread that makes runs of a comparison, one job after another: see `WorkPool`. */
import { parentPort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { midPath } from '../../analysis/comparison/midPath.ts';
import type { SeedRun } from '../../analysis/comparison/seedRun.ts';
import { keyNumbers } from '../../analysis/metrics/keyNumbers.ts';
import { measureNumbers } from '../../analysis/metrics/measureNumbers.ts';
import { profitNumbers } from '../../analysis/metrics/numbers/profitNumbers.ts';
import { measureRun } from '../../analysis/metrics/runMetrics.ts';
import { MemoryLog } from '../../core/data/log/memoryLog.ts';
import { NO_ACTOR } from '../../core/models/units.ts';
import { blamePlugin } from '../../simulation/results/node/guarded/blamePlugin.ts';
import { sentFailure } from '../../simulation/results/node/guarded/threadMessages.ts';
import { watchActors } from '../../simulation/results/node/guarded/watchActors.ts';
import { DOING, WatchBoard } from '../../simulation/results/node/guarded/watchBoard.ts';
import { runWorld } from '../../simulation/results/node/runWorld.ts';
import { buildWorld, manifestOf, type WorldPlan } from '../../simulation/scenarios/createWorld.ts';
import { type LoadedPlugin, loadPlugins } from '../../simulation/scenarios/plugins/node/loadPlugins.ts';
import { registeredPlugins } from '../../simulation/scenarios/plugins/registerPlugin.ts';
import { requirePlugins } from '../../simulation/scenarios/plugins/requirePlugins.ts';
import { fileRecordings } from '../../simulation/scenarios/recordings/node/fileRecordings.ts';
import type { World } from '../../simulation/scenarios/scenario.ts';
import type { ThreadData, ThreadNews } from '../pool/poolMessages.ts';
import type { JobResult, ThreadOrder, WorldJob } from './threadMessages.ts';

const LOG_LEVEL = 'commands';

const order = workerData as ThreadData<ThreadOrder>;
const board = new WatchBoard(order.memory);
const port = parentPort;

function tell(news: ThreadNews<JobResult>): void {
  port?.postMessage(news);
}

let plugins: readonly LoadedPlugin[] = [];
try {
  plugins = await loadPlugins(order.plugins);
  requirePlugins(order.identities, registeredPlugins());
  port?.on('message', (job: WorldJob) => void answer(job));
  tell({ type: 'ready' });
} catch (error) {
  tell({ type: 'broken', failure: sentFailure(blamePlugin(error, plugins)) });
}

async function answer(job: WorldJob): Promise<void> {
  try {
    board.enter(0, 0, NO_ACTOR, DOING.building);
    tell({ type: 'done', result: await resultOf(job) });
  } catch (error) {
    tell({ type: 'failed', failure: sentFailure(blamePlugin(error, plugins)) });
  }
}

async function resultOf({ task, variant, seed }: WorldJob): Promise<JobResult> {
  const plan = { ...order.plans[variant], seed };
  if (task === 'run') return measuredRun(plan);
  return manifestOf(plan, buildWorld(plan, { recordings: fileRecordings }), LOG_LEVEL, order.programVersion);
}

/** Runs a world into a log in memory, and measures it. */
async function measuredRun(plan: WorldPlan): Promise<SeedRun> {
  const recorder = new MemoryLog({ crc32 });
  let built: World | undefined;
  const { seed, traceHash, events, messages, orders, trades, rejects, simNs } = await runWorld(plan, {
    recorder,
    logLevel: LOG_LEVEL,
    speed: Number.POSITIVE_INFINITY,
    onBuilt(world) {
      built = world;
      if (plugins.length === 0) return;
      watchActors(world.kernel, board);
      const { kernel, timeResolutionNs } = world;
      tell({ type: 'built', actors: kernel.table.names, timeResolutionNs });
    },
    onProgress: (share, done) => board.rest(done, share),
  });
  tell({ type: 'measuring' });
  const manifest = manifestOf(plan, built as World, LOG_LEVEL, order.programVersion);
  const end = Math.floor(simNs / manifest.timeResolutionNs);
  const run = { seed, traceHash, events, messages, orders, trades, rejects, simNs };
  if (!order.hasPaths) return { ...run, numbers: measureNumbers(manifest, recorder, { end }) };
  const metrics = measureRun(manifest, recorder, { end });
  const path = midPath(manifest, recorder, metrics.instrument, metrics.survey);
  return { ...run, numbers: [...keyNumbers(metrics), ...profitNumbers(metrics)], midPath: path };
}
