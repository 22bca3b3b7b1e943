import { BaseError } from '../../core/utils/errors.ts';
import { receivedFailure } from '../../simulation/results/node/guarded/threadMessages.ts';
import type { PoolOrder, ThreadNews } from './poolMessages.ts';
import { PoolThread } from './poolThread.ts';
import { type ThreadEnd, threadDeath } from './threadDeath.ts';

/** Milliseconds between two looks at the threads. */
const LOOK_MS = 100;

export interface WorkPoolOptions<Job> {
  readonly workers: number;
  /** Real time without any progress after which a world is given up; never where it is left out. */
  readonly stallMs?: number;
  readonly signal?: AbortSignal;
  /** What an error says of the job that it came from. */
  readonly blame: (error: unknown, job: Job | undefined) => unknown;
}

/** Who hears of a batch while it is done. */
export interface BatchHearer<Result> {
  /** Told of results as they come, in no certain order; where it throws, all is given up. */
  readonly onResult?: (result: Result) => void;
  /** Told now and then: jobs done, and those begun by the share that is done. */
  readonly onProgress?: (done: number, begun: number) => void;
}

/** Jobs that are done together, and what came of them by place. */
interface Batch<Job, Result> {
  readonly jobs: readonly Job[];
  readonly places: ReadonlyMap<Job, number>;
  readonly answers: (Result | BaseError | undefined)[];
  readonly hearer: BatchHearer<Result>;
  readonly settled: PromiseWithResolvers<void>;
  next: number;
  done: number;
}

/**
 * Threads that do jobs handed out one by one, so that none waits for another. The answers lie in the order of the jobs,
 * whoever did them. A thread is kept from job to job: the engine has its code compiled by then.
 */
export class WorkPool<Job extends object, Result> {
  readonly #options: WorkPoolOptions<Job>;
  readonly #threads: readonly PoolThread<Job, Result>[];
  readonly #idle: PoolThread<Job, Result>[] = [];
  readonly #look: NodeJS.Timeout;
  #batch: Batch<Job, Result> | undefined;
  /** What ended a thread while no batch was there to be told. */
  #failure: { readonly error: unknown } | undefined;

  /** `script` is what its threads run: it answers jobs in the words of `ThreadNews`. */
  constructor(script: URL, order: PoolOrder, options: WorkPoolOptions<Job>) {
    this.#options = options;
    const hasPlugins = order.plugins.length > 0;
    const host = {
      told: (thread: PoolThread<Job, Result>, news: ThreadNews<Result>) => this.#told(thread, news),
      died: (thread: PoolThread<Job, Result>, cause: ThreadEnd) =>
        this.#fail(threadDeath(cause, hasPlugins), thread.job),
    };
    this.#threads = Array.from({ length: options.workers }, () => new PoolThread(script, order, host));
    this.#look = setInterval(() => this.#watch(), LOOK_MS);
  }

  /**
   * What came of each job: its result, an error of the user's world, or undefined where the signal came first.
   *
   * @throws what `blame` makes of a thread that could not begin, stood still or died, or of a bug.
   */
  async run(
    jobs: readonly Job[],
    hearer: BatchHearer<Result> = {},
  ): Promise<readonly (Result | BaseError | undefined)[]> {
    const { signal } = this.#options;
    const answers: Batch<Job, Result>['answers'] = jobs.map(() => undefined);
    const settled = Promise.withResolvers<void>();
    const places = new Map(jobs.map((job, place) => [job, place]));
    const batch: Batch<Job, Result> = { jobs, places, answers, hearer, settled, next: 0, done: 0 };
    this.#batch = batch;
    const stop = () => settled.resolve();
    signal?.addEventListener('abort', stop, { once: true });
    if (this.#failure !== undefined) settled.reject(this.#failure.error);
    if (signal?.aborted) stop();
    else for (const thread of this.#idle.splice(0)) this.#giveNext(thread, batch);
    try {
      await settled.promise;
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#batch = undefined;
    }
    return answers;
  }

  /** Ends every thread, wherever it is. */
  async close(): Promise<void> {
    clearInterval(this.#look);
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  #told(thread: PoolThread<Job, Result>, news: ThreadNews<Result>): void {
    const { job } = thread;
    const batch = this.#batch;
    if (news.type === 'broken') this.#fail(receivedFailure(news.failure), undefined);
    else if (batch === undefined) this.#idle.push(thread);
    else {
      if (job !== undefined) this.#answered(batch, job, news);
      this.#giveNext(thread, batch);
    }
  }

  #answered(batch: Batch<Job, Result>, job: Job, news: ThreadNews<Result>): void {
    try {
      const place = batch.places.get(job) as number;
      batch.answers[place] = this.#answerOf(job, news, batch);
      batch.done++;
    } catch (error) {
      batch.settled.reject(error);
    }
  }

  /** A failure of the user's world is the job's own answer; a bug of ours ends everything. */
  #answerOf(job: Job, news: ThreadNews<Result>, batch: Batch<Job, Result>): Result | BaseError | undefined {
    if (news.type === 'failed') {
      const blamed = this.#options.blame(receivedFailure(news.failure), job);
      if (blamed instanceof BaseError) return blamed;
      throw blamed;
    }
    if (news.type !== 'done') return undefined;
    batch.hearer.onResult?.(news.result);
    return news.result;
  }

  #giveNext(thread: PoolThread<Job, Result>, batch: Batch<Job, Result>): void {
    const job = batch.jobs.at(batch.next);
    if (job !== undefined) {
      batch.next++;
      thread.give(job);
      return;
    }
    thread.job = undefined;
    this.#idle.push(thread);
    if (batch.done === batch.jobs.length) batch.settled.resolve();
  }

  #watch(): void {
    const { stallMs } = this.#options;
    const done = this.#batch?.done ?? 0;
    const share = this.#threads.reduce((sum, thread) => sum + thread.share, 0);
    this.#batch?.hearer.onProgress?.(done, done + share);
    if (stallMs === undefined) return;
    for (const thread of this.#threads) {
      const stalled = thread.stalled(stallMs, performance.now());
      if (stalled !== undefined) this.#fail(stalled, thread.job);
    }
  }

  #fail(error: unknown, job: Job | undefined): void {
    this.#failure = { error: this.#options.blame(error, job) };
    this.#batch?.settled.reject(this.#failure.error);
  }
}
