import type { Mechanism } from '../../../core/models/ports/mechanism.ts';
import { Mirror } from './mirror.ts';
import type { Step } from './step.ts';
import type { Watch } from './watch.ts';

/** Looks at the mechanism between two steps. */
export type Between = (place: number) => void;

/**
 * Drives a mechanism by a script as its host does: what is due before a command's time is done first, and a command of
 * that very time comes before it.
 */
export class Player {
  readonly mirror: Mirror;
  readonly mechanism: Mechanism;
  #now = 0;

  constructor(mechanism: Mechanism, watches: readonly Watch[] = [], now = 0) {
    this.mechanism = mechanism;
    this.mirror = new Mirror(watches);
    this.#now = now;
  }

  get now(): number {
    return this.#now;
  }

  play(steps: readonly Step[], between?: Between): void {
    for (const [place, step] of steps.entries()) {
      this.step(step);
      between?.(place);
    }
  }

  step(step: Step): void {
    if (step.wait === 'due') {
      const due = this.mechanism.nextTime();
      if (due !== null) this.#advance(due);
      return;
    }
    const time = this.#now + step.wait;
    this.#advanceBelow(time);
    this.#now = time;
    this.mirror.begin(time, step.command);
    this.mechanism.apply(time, step.command, this.mirror);
    this.mirror.end(this.mechanism);
  }

  /** One step at most for each unit of time, so that a clock that stands still cannot hold up its test. */
  #advanceBelow(time: number): void {
    for (let last = this.#now - 1; ; last = this.#now) {
      const due = this.mechanism.nextTime();
      if (due === null || !(due < time) || due <= last) return;
      this.#advance(due);
    }
  }

  #advance(due: number): void {
    this.#now = Math.max(this.#now, due);
    this.mirror.begin(this.#now, undefined);
    this.mechanism.advance(this.#now, this.mirror);
    this.mirror.end(this.mechanism);
  }
}

/** Plays a whole script with a mechanism and gives what it told. */
export function play(mechanism: Mechanism, steps: readonly Step[], watches: readonly Watch[] = []): Mirror {
  const player = new Player(mechanism, watches);
  player.play(steps);
  return player.mirror;
}
