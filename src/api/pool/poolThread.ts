import { Worker } from 'node:worker_threads';
import { stalledError, type WatchedCast } from '../../simulation/results/node/guarded/endedThread.ts';
import { Stillness } from '../../simulation/results/node/guarded/stillness.ts';
import { WatchBoard } from '../../simulation/results/node/guarded/watchBoard.ts';
import type { PoolOrder, ThreadData, ThreadNews } from './poolMessages.ts';
import type { ThreadEnd } from './threadDeath.ts';

export interface PoolThreadHost<Job, Result> {
  /** It is ready, has done its job, or has failed in it. */
  readonly told: (thread: PoolThread<Job, Result>, news: ThreadNews<Result>) => void;
  /** It died of an error, or it ended with this code although nobody asked it to. */
  readonly died: (thread: PoolThread<Job, Result>, cause: ThreadEnd) => void;
}

/** One thread of a pool, the job it is at, and how far it is. */
export class PoolThread<Job, Result> {
  job: Job | undefined;
  readonly #board = new WatchBoard();
  readonly #worker: Worker;
  readonly #stillness = new Stillness();
  #cast: WatchedCast | undefined;
  #isMeasuring = false;
  #isOver = false;

  constructor(script: URL, order: PoolOrder, host: PoolThreadHost<Job, Result>) {
    const workerData: ThreadData<PoolOrder> = { ...order, memory: this.#board.memory };
    // What a plug-in prints must not get between the lines of a result.
    this.#worker = new Worker(script, { workerData, stdout: true });
    this.#worker.stdout.pipe(process.stderr, { end: false });
    this.#worker.on('message', (news: ThreadNews<Result>) => {
      if (this.#isOver) return;
      if (news.type === 'built') this.#cast = news;
      else if (news.type === 'measuring') this.#isMeasuring = true;
      else host.told(this, news);
    });
    this.#worker.on('error', (error) => this.#isOver || host.died(this, { error }));
    this.#worker.on('exit', (code) => this.#isOver || host.died(this, { code }));
  }

  /** Hands it its next job. */
  give(job: Job): void {
    this.job = job;
    this.#cast = undefined;
    this.#isMeasuring = false;
    this.#worker.postMessage(job);
  }

  /** Share of its job that is done, 0 to 1. */
  get share(): number {
    if (this.job === undefined) return 0;
    return this.#isMeasuring ? 1 : this.#board.share;
  }

  /** RUN_STALLED where its world has not moved for so long; the measuring of a long log is no stall. */
  stalled(stallMs: number, nowMs: number) {
    const { beat } = this.#board;
    const still = this.#stillness.after(this.#isMeasuring ? Number.NaN : beat, nowMs);
    if (this.job === undefined || beat === 0 || still < stallMs) return undefined;
    return stalledError(this.#board, stallMs, this.#cast, undefined);
  }

  /** Ends it wherever it is; nothing more is heard of it. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#worker.terminate();
  }
}
