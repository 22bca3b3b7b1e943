import type { ActorId } from '../../../core/models/units.ts';

/** So many lots worth (to a buyer) or costing (a seller) so many ticks each; values may lie between ticks. */
export interface ValueStep {
  readonly side: number;
  readonly lots: number;
  readonly value: number;
}

/** Schedules of value by instrument and account, as the traders recorded them (`value-assigned`). */
export class ValueSchedules {
  readonly #byPlace = new Map<number, Map<ActorId, ValueStep[]>>();

  /** `place` is the instrument's place in the manifest. */
  assigned(account: ActorId, place: number, step: ValueStep): void {
    let accounts = this.#byPlace.get(place);
    if (accounts === undefined) {
      accounts = new Map();
      this.#byPlace.set(place, accounts);
    }
    const steps = accounts.get(account);
    if (steps === undefined) accounts.set(account, [step]);
    else steps.push(step);
  }

  /** Takes `amount` off every value of an instrument. */
  lower(place: number, amount: number): void {
    for (const [account, steps] of this.#byPlace.get(place) ?? []) {
      const lowered = steps.map((step) => ({ ...step, value: step.value - amount }));
      this.#byPlace.get(place)?.set(account, lowered);
    }
  }

  /** What an account was given is void from now on; gives what that was. */
  lapse(account: ActorId, place: number): readonly ValueStep[] {
    const steps = this.#byPlace.get(place)?.get(account) ?? [];
    this.#byPlace.get(place)?.delete(account);
    return steps;
  }

  /** Places of the instruments that anybody values, in ascending order. */
  places(): number[] {
    return [...this.#byPlace.keys()].sort((a, b) => a - b);
  }

  /** Schedules of an instrument by account, each in the order in which it was recorded. */
  at(place: number): ReadonlyMap<ActorId, readonly ValueStep[]> {
    return this.#byPlace.get(place) ?? new Map();
  }
}
