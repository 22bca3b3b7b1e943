import type { Kernel, RunLimits, StopCause } from '../kernel.ts';
import { PacingClock } from '../pacing.ts';

/** Longest sleep, so that pause, resume and a new speed are felt at once. */
const LONGEST_SLEEP_MS = 20;
/** Events between two looks at the clock. */
const BATCH_EVENTS = 4096;

export interface PacedHostOptions {
  /** Simulated time units per millisecond of wall time at speed 1. */
  readonly unitsPerMs: number;
  /** 1 is real time; `Infinity` as fast as possible. */
  readonly speed: number;
  readonly onSlice?: () => void;
  readonly signal?: AbortSignal;
}

/**
 * Runs a kernel held back by the wall clock: the same events in the same order as an unpaced run, delivered when
 * they are due. Can be paused, resumed and changed in speed while it runs.
 */
export class PacedHost {
  readonly #kernel: Kernel;
  readonly #options: PacedHostOptions;
  readonly #clock: PacingClock;

  constructor(kernel: Kernel, options: PacedHostOptions) {
    this.#kernel = kernel;
    this.#options = options;
    this.#clock = new PacingClock(options.speed * options.unitsPerMs, kernel.now, performance.now());
  }

  pause(): void {
    this.#clock.pause(this.#kernel.now);
  }

  resume(): void {
    this.#clock.resume(performance.now());
  }

  setSpeed(speed: number): void {
    this.#clock.setSpeed(speed * this.#options.unitsPerMs, this.#kernel.now, performance.now());
  }

  /** Runs to the limits; resolves with the cause, or `aborted` where the signal ended it. */
  async run(limits: RunLimits): Promise<StopCause | 'aborted'> {
    const until = limits.until ?? Number.POSITIVE_INFINITY;
    for (;;) {
      if (this.#options.signal?.aborted) return 'aborted';
      const due = Math.min(until, this.#clock.dueAt(performance.now()));
      const cause = this.#clock.paused ? 'time' : this.#kernel.run({ until: due, maxEvents: BATCH_EVENTS });
      this.#options.onSlice?.();
      if (cause === 'stopped' || (cause === 'idle' && this.#kernel.queue.size === 0)) return cause;
      if (cause === 'time' && due >= until) return 'time';
      await sleep(cause === 'events' ? 0 : this.#sleepMs());
    }
  }

  #sleepMs(): number {
    const wait = this.#clock.waitFor(this.#kernel.queue.peekTime(), performance.now());
    return Math.min(LONGEST_SLEEP_MS, Math.max(1, wait));
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms === 0) setImmediate(resolve);
    else setTimeout(resolve, ms);
  });
}
