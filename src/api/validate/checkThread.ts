/** A thread that runs validation checks, one family after another: see `WorkPool`. */
import { parentPort, workerData } from 'node:worker_threads';
import { sentFailure } from '../../simulation/results/node/guarded/threadMessages.ts';
import { WatchBoard } from '../../simulation/results/node/guarded/watchBoard.ts';
import { validationChecks } from '../../validation/checks.ts';
import type { PoolOrder, ThreadData, ThreadNews } from '../pool/poolMessages.ts';
import type { CheckAnswer, CheckJob } from './checkMessages.ts';

const board = new WatchBoard((workerData as ThreadData<PoolOrder>).memory);
const port = parentPort;

function tell(news: ThreadNews<readonly CheckAnswer[]>): void {
  port?.postMessage(news);
}

port?.on('message', (job: CheckJob) => {
  try {
    tell({ type: 'done', result: answersOf(job) });
  } catch (error) {
    tell({ type: 'failed', failure: sentFailure(error) });
  }
});
tell({ type: 'ready' });

function answersOf({ ids, scale }: CheckJob): CheckAnswer[] {
  return ids.map((id, place) => {
    board.rest(place, place / ids.length);
    const begun = performance.now();
    const check = validationChecks.find((candidate) => candidate.id === id)!;
    const outcome = check.run(scale);
    return { id, scale, outcome, elapsedMs: performance.now() - begun };
  });
}
