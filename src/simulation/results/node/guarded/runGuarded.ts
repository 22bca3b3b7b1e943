import { Worker } from 'node:worker_threads';
import type { RunSummary } from '../../../../core/models/runSummary.ts';
import type { BaseError } from '../../../../core/utils/errors.ts';
import type { WorldPlan } from '../../../scenarios/createWorld.ts';
import type { LoadedPlugin } from '../../../scenarios/plugins/node/loadPlugins.ts';
import type { RunWorldOptions } from '../runWorld.ts';
import { unmarkWriter } from '../writerMark.ts';
import { blamePlugin } from './blamePlugin.ts';
import { endedUnasked, stalledError } from './endedThread.ts';
import { Stillness } from './stillness.ts';
import { receivedFailure, type WorldNews, type WorldOrder } from './threadMessages.ts';
import { WatchBoard } from './watchBoard.ts';

const THREAD = new URL(`./worldThread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
/** Milliseconds between two looks at the board. */
const LOOK_MS = 100;

export interface GuardedOptions
  extends Pick<RunWorldOptions, 'place' | 'logLevel' | 'speed' | 'signal' | 'onProgress'> {
  /** The plug-ins, loaded here already; the thread loads them again. */
  readonly plugins: readonly LoadedPlugin[];
  /** Real time without any progress after which the run is ended. */
  readonly stallMs: number;
}

type Built = Extract<WorldNews, { readonly type: 'built' }>;

/**
 * Runs a world with plug-ins as `runWorld` does, in a thread of its own, and ends it where its code does not return.
 *
 * @throws BaseError as `runWorld`; RUN_STALLED; PLUGIN_FAILED where a plug-in's code threw.
 */
export function runGuarded(plan: WorldPlan, options: GuardedOptions): Promise<RunSummary> {
  return new Guard(plan, options).finished;
}

class Guard {
  readonly finished: Promise<RunSummary>;
  readonly #board = new WatchBoard();
  readonly #options: GuardedOptions;
  readonly #worker: Worker;
  #built: Built | undefined;
  #done = false;
  readonly #stillness = new Stillness();
  readonly #settled = Promise.withResolvers<RunSummary>();

  constructor(plan: WorldPlan, options: GuardedOptions) {
    const { place, logLevel, speed, plugins, signal } = options;
    const { memory } = this.#board;
    const files = plugins.map(({ file }) => file);
    const order: WorldOrder = { plan, place, logLevel, speed, plugins: files, memory };
    this.#options = options;
    // What a plug-in prints must not get between the lines of a result.
    this.#worker = new Worker(THREAD, { workerData: order, stdout: true });
    this.#worker.stdout.pipe(process.stderr, { end: false });
    this.#worker.on('message', (news: WorldNews) => this.#hear(news));
    // What is thrown outside every handler, as by a timer, comes here; so does the end of all memory.
    this.#worker.on('error', (error) => this.#giveUp(blamePlugin(error, plugins)));
    this.#worker.on('exit', (code) => this.#giveUp(endedUnasked(code)));
    const abort = () => this.#worker.postMessage('abort');
    signal?.addEventListener('abort', abort, { once: true });
    const look = setInterval(() => this.#look(), LOOK_MS);
    this.finished = this.#settled.promise.finally(() => {
      clearInterval(look);
      signal?.removeEventListener('abort', abort);
    });
  }

  #hear(news: WorldNews): void {
    this.#done = news.type !== 'built';
    if (news.type === 'built') this.#built = news;
    else if (news.type === 'done') this.#settled.resolve(news.summary);
    else this.#settled.reject(receivedFailure(news.failure));
  }

  #look(): void {
    const { beat, share, events } = this.#board;
    // Until the thread has loaded program and plug-ins there is nothing to watch: they load here as well.
    if (beat === 0) return;
    this.#options.onProgress?.(share, events);
    if (this.#stillness.after(beat, performance.now()) >= this.#options.stallMs) void this.#end();
  }

  /** Stops the thread wherever it is, and says where that was. */
  async #end(): Promise<void> {
    const error = this.#stalled();
    this.#worker.removeAllListeners('exit');
    this.#worker.on('exit', () => {});
    await this.#worker.terminate();
    this.#giveUp(error);
  }

  /** Nothing more comes of the thread, which could not let go of its run folder. */
  #giveUp(error: unknown): void {
    const dir = this.#done ? undefined : this.#built?.runDir;
    if (typeof dir === 'string') unmarkWriter(dir);
    this.#settled.reject(error);
  }

  #stalled(): BaseError {
    const dir = this.#built?.runDir;
    return stalledError(this.#board, this.#options.stallMs, this.#built, dir ?? undefined);
  }
}
