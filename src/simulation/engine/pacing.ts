/**
 * Pacing against a wall clock: says up to which simulated time a world may run at a wall time. Pure: the host
 * reads the clock and calls `runUntil`. Pacing never changes the trace, only when its events happen.
 */
export class PacingClock {
  #speed: number;
  #simAtMark: number;
  #wallAtMark: number;
  #paused = false;

  /** `speed` is simulated time units per wall time unit; `Infinity` is as fast as possible. */
  constructor(speed: number, simNow: number, wallNow: number) {
    this.#speed = speed;
    this.#simAtMark = simNow;
    this.#wallAtMark = wallNow;
  }

  get paused(): boolean {
    return this.#paused;
  }

  get speed(): number {
    return this.#speed;
  }

  /** Latest simulated time due at `wallNow`. */
  dueAt(wallNow: number): number {
    if (this.#paused) return this.#simAtMark;
    if (this.#speed === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    return this.#simAtMark + Math.floor((wallNow - this.#wallAtMark) * this.#speed);
  }

  /** Wall time that has to pass from `wallNow` until `simTime` is due. */
  waitFor(simTime: number, wallNow: number): number {
    if (this.#paused) return Number.POSITIVE_INFINITY;
    if (this.#speed === Number.POSITIVE_INFINITY) return 0;
    return Math.max(0, (simTime - this.#simAtMark) / this.#speed - (wallNow - this.#wallAtMark));
  }

  pause(simNow: number): void {
    this.#paused = true;
    this.#simAtMark = simNow;
  }

  resume(wallNow: number): void {
    this.#paused = false;
    this.#wallAtMark = wallNow;
  }

  setSpeed(speed: number, simNow: number, wallNow: number): void {
    this.#speed = speed;
    this.#simAtMark = simNow;
    this.#wallAtMark = wallNow;
  }
}
