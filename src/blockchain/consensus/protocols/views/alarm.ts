import type { ReplicaEnv } from '../../../../core/consensus/replica.ts';
import type { PlainData } from '../../../../core/models/plainData.ts';

const NEVER = Number.MAX_SAFE_INTEGER;

/**
 * One alarm of a replica, which progress puts off again and again. A wake-up that is under way is let pass, and asked for
 * anew where the alarm has been put off: so what puts it off costs no event.
 */
export class Alarm {
  readonly #tag: number;
  #due = NEVER;
  /** When the wake-up that is under way comes. */
  #coming = NEVER;

  /** @param tag the wake-up's tag */
  constructor(tag: number) {
    this.#tag = tag;
  }

  /** Rings at that time of the node's clock, and not before. */
  set(env: ReplicaEnv, time: number): void {
    this.#due = time;
    if (this.#coming > time) this.#ask(env, time);
  }

  stop(): void {
    this.#due = NEVER;
  }

  /** To be asked at each wake-up with its tag: true where the alarm rings now. It is then stopped. */
  rings(env: ReplicaEnv): boolean {
    if (env.now < this.#coming) return false;
    this.#coming = NEVER;
    if (this.#due === NEVER) return false;
    if (env.now < this.#due) {
      this.#ask(env, this.#due);
      return false;
    }
    this.#due = NEVER;
    return true;
  }

  #ask(env: ReplicaEnv, time: number): void {
    this.#coming = time;
    env.wakeAt(time, this.#tag);
  }

  snapshot(): PlainData {
    return [this.#due, this.#coming];
  }

  restore(state: PlainData): void {
    [this.#due, this.#coming] = state as [number, number];
  }
}
