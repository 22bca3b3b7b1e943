/** The thread that runs a world with plug-ins: see `runGuarded`. */
import { parentPort, workerData } from 'node:worker_threads';
import { NO_ACTOR } from '../../../../core/models/units.ts';
import { type LoadedPlugin, loadPlugins } from '../../../scenarios/plugins/node/loadPlugins.ts';
import { runWorld } from '../runWorld.ts';
import { blamePlugin } from './blamePlugin.ts';
import { sentFailure, type WorldNews, type WorldOrder } from './threadMessages.ts';
import { watchActors } from './watchActors.ts';
import { DOING, WatchBoard } from './watchBoard.ts';

/** Events between two anchors: a run that is ended from outside keeps what lies before the last one. */
const ANCHOR_EVENTS = 16_384;

const order = workerData as WorldOrder;
const board = new WatchBoard(order.memory);
const abort = new AbortController();
const port = parentPort;
port?.once('message', () => abort.abort());

function tell(news: WorldNews): void {
  port?.postMessage(news);
}

let plugins: readonly LoadedPlugin[] = [];
try {
  plugins = await loadPlugins(order.plugins);
  board.enter(0, 0, NO_ACTOR, DOING.building);
  const summary = await runWorld(order.plan, {
    ...order,
    anchorEvents: ANCHOR_EVENTS,
    signal: abort.signal,
    onBuilt({ kernel, timeResolutionNs }, runDir) {
      watchActors(kernel, board);
      tell({ type: 'built', actors: kernel.table.names, timeResolutionNs, runDir });
    },
    onProgress: (share, events) => board.rest(events, share),
  });
  tell({ type: 'done', summary });
} catch (error) {
  tell({ type: 'failed', failure: sentFailure(blamePlugin(error, plugins)) });
} finally {
  port?.close();
}
