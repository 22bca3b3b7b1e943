/** A thread that runs chains, one job after another: see `WorkPool`. */
import { parentPort, workerData } from 'node:worker_threads';
import { NO_ACTOR } from '../../core/models/units.ts';
import { blamePlugin } from '../../simulation/results/node/guarded/blamePlugin.ts';
import { sentFailure } from '../../simulation/results/node/guarded/threadMessages.ts';
import { DOING, WatchBoard } from '../../simulation/results/node/guarded/watchBoard.ts';
import { type LoadedPlugin, loadPlugins } from '../../simulation/scenarios/plugins/node/loadPlugins.ts';
import { registeredPlugins } from '../../simulation/scenarios/plugins/registerPlugin.ts';
import { requirePlugins } from '../../simulation/scenarios/plugins/requirePlugins.ts';
import type { ThreadData, ThreadNews } from '../pool/poolMessages.ts';
import type { ChainAnswer, ChainJob, ChainOrder } from './chainMessages.ts';
import { runChain } from './runChain.ts';

const order = workerData as ThreadData<ChainOrder>;
const board = new WatchBoard(order.memory);
const port = parentPort;

function tell(news: ThreadNews<ChainAnswer>): void {
  port?.postMessage(news);
}

let plugins: readonly LoadedPlugin[] = [];
try {
  plugins = await loadPlugins(order.plugins);
  requirePlugins(order.identities, registeredPlugins());
  port?.on('message', answer);
  tell({ type: 'ready' });
} catch (error) {
  tell({ type: 'broken', failure: sentFailure(blamePlugin(error, plugins)) });
}

function answer({ place, seed }: ChainJob): void {
  try {
    board.enter(0, 0, NO_ACTOR, DOING.building);
    tell({ type: 'done', result: runChain({ ...order.plans[place], seed }) });
  } catch (error) {
    tell({ type: 'failed', failure: sentFailure(blamePlugin(error, plugins)) });
  }
}
