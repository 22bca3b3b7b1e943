import { PerformanceObserver, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Collections {
  readonly count: number;
  readonly ms: number;
}

/** Counts the garbage collections between `start` and `stop`. */
export class CollectionCounter {
  readonly #entries: { startTime: number; duration: number }[] = [];
  readonly #observer: PerformanceObserver;
  #from = 0;

  constructor() {
    this.#observer = new PerformanceObserver((list) => this.#entries.push(...list.getEntries()));
    this.#observer.observe({ entryTypes: ['gc'] });
  }

  /** Clears the young generation first, so that earlier garbage is not counted. */
  start(): void {
    (globalThis as { gc?: () => void }).gc?.();
    this.#from = performance.now();
  }

  async stop(): Promise<Collections> {
    const to = performance.now();
    // Entries are handed over from the event loop.
    await sleep(20);
    this.#observer.disconnect();
    const inside = this.#entries.filter(({ startTime }) => startTime >= this.#from && startTime <= to);
    return { count: inside.length, ms: inside.reduce((sum, { duration }) => sum + duration, 0) };
  }
}
