import type { SeedRun } from '../../analysis/comparison/seedRun.ts';
import { BaseError } from '../../core/utils/errors.ts';
import { receivedFailure } from '../../simulation/results/node/guarded/threadMessages.ts';
import { threadDeath } from './jobErrors.ts';
import { PoolThread } from './poolThread.ts';
import type { RunJob, ThreadNews, ThreadOrder } from './threadMessages.ts';

/** Milliseconds between two looks at the threads. */
const LOOK_MS = 100;

export interface SeedPoolOptions {
  /** Threads, at most; never more than jobs. */
  readonly workers: number;
  /** Real time without any progress after which a world is given up; never where it is left out. */
  readonly stallMs?: number;
  readonly signal?: AbortSignal;
  /** Told now and then: runs made, and those begun by the share that is done. */
  readonly onProgress?: (made: number, begun: number) => void;
  /** What an error says of the job that it came from. */
  readonly blame: (error: unknown, job: RunJob | undefined) => unknown;
}

/** What became of a job: its run, or why there is none. */
export type JobAnswer = SeedRun | BaseError;

/**
 * Makes runs in threads of their own, handed out one by one, so that no thread waits for another. The answers lie in
 * the order of the jobs, whoever made them. A thread is kept from job to job: the engine has its code compiled by then.
 */
export class SeedPool {
  readonly #jobs: readonly RunJob[];
  readonly #options: SeedPoolOptions;
  readonly #threads: PoolThread[] = [];
  readonly #answers: (JobAnswer | undefined)[];
  readonly #places = new Map<RunJob, number>();
  readonly #settled = Promise.withResolvers<void>();
  #next = 0;
  #made = 0;

  constructor(jobs: readonly RunJob[], options: SeedPoolOptions) {
    this.#jobs = jobs;
    this.#options = options;
    this.#answers = jobs.map(() => undefined);
    for (const [place, job] of jobs.entries()) this.#places.set(job, place);
  }

  /**
   * By place of the job; undefined where the signal came first.
   *
   * @throws what `blame` makes of a thread that could not begin, stood still or died, or of a bug.
   */
  async run(order: Omit<ThreadOrder, 'memory'>): Promise<readonly (JobAnswer | undefined)[]> {
    const { workers, signal } = this.#options;
    const stop = () => this.#settled.resolve();
    if (signal?.aborted || this.#jobs.length === 0) return this.#answers;
    signal?.addEventListener('abort', stop, { once: true });
    const host = {
      told: (thread: PoolThread, news: ThreadNews) => this.#told(thread, news),
      died: (thread: PoolThread, cause: { readonly error: unknown } | { readonly code: number }) =>
        this.#fail(threadDeath(cause, order.plugins.length > 0), thread.job),
    };
    for (let i = 0; i < Math.min(workers, this.#jobs.length); i++) {
      this.#threads.push(new PoolThread(order, host));
    }
    const look = setInterval(() => this.#look(), LOOK_MS);
    try {
      await this.#settled.promise;
    } finally {
      clearInterval(look);
      signal?.removeEventListener('abort', stop);
      await Promise.all(this.#threads.map((thread) => thread.end()));
    }
    return this.#answers;
  }

  #told(thread: PoolThread, news: ThreadNews): void {
    const { job } = thread;
    if (news.type === 'broken') {
      this.#fail(receivedFailure(news.failure), undefined);
      return;
    }
    if (job !== undefined && (news.type === 'done' || news.type === 'failed')) {
      const answer = news.type === 'done' ? news.run : this.#failed(receivedFailure(news.failure), job);
      if (answer === undefined) return;
      this.#answers[this.#places.get(job) ?? 0] = answer;
      this.#made++;
    }
    this.#giveNext(thread);
  }

  /** A failure of the user's world is the run's own; a bug of ours ends everything. */
  #failed(error: Error, job: RunJob): BaseError | undefined {
    const blamed = this.#options.blame(error, job);
    if (blamed instanceof BaseError) return blamed;
    this.#settled.reject(blamed);
    return undefined;
  }

  #giveNext(thread: PoolThread): void {
    const job = this.#jobs.at(this.#next++);
    if (job !== undefined) thread.give(job);
    else {
      thread.job = undefined;
      if (this.#made === this.#jobs.length) this.#settled.resolve();
    }
  }

  #look(): void {
    const { stallMs, onProgress } = this.#options;
    onProgress?.(this.#made, this.#made + this.#threads.reduce((sum, { share }) => sum + share, 0));
    if (stallMs === undefined) return;
    for (const thread of this.#threads) {
      const stalled = thread.stalled(stallMs, performance.now());
      if (stalled !== undefined) this.#fail(stalled, thread.job);
    }
  }

  #fail(error: unknown, job: RunJob | undefined): void {
    this.#settled.reject(this.#options.blame(error, job));
  }
}
