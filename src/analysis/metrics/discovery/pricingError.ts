import type { SimTime } from '../../../core/models/units.ts';

/** Distance of the mid from the fundamental value, weighted by time while there are both, in ticks. */
export class PricingError {
  readonly #end: SimTime;
  #since: SimTime = 0;
  #mid = Number.NaN;
  #value = Number.NaN;
  #duration = 0;
  #errors = 0;
  #squares = 0;

  constructor(end: SimTime) {
    this.#end = end;
  }

  /** A one-sided book has no mid. */
  quote(time: SimTime, bid: number, ask: number): void {
    this.#stand(time);
    this.#mid = bid > 0 && ask > 0 ? (bid + ask) / 2 : Number.NaN;
  }

  /** The fundamental value from now on, in ticks. */
  changed(time: SimTime, value: number): void {
    this.#stand(time);
    this.#value = value;
  }

  finish(): void {
    this.#stand(this.#end);
  }

  /** Mean of mid less value, and the root of its mean square; `NaN` without a fundamental. */
  get bias(): number {
    return this.#errors / this.#duration;
  }
  get rootMeanSquare(): number {
    return Math.sqrt(this.#squares / this.#duration);
  }

  #stand(until: SimTime): void {
    const stood = until - this.#since;
    this.#since = until;
    const error = this.#mid - this.#value;
    if (stood === 0 || Number.isNaN(error)) return;
    this.#duration += stood;
    this.#errors += stood * error;
    this.#squares += stood * error * error;
  }
}
