import { DROP, type LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import { log } from '../../../core/utils/math/log.ts';
import type { Rng } from '../../../core/utils/rng.ts';
import { Departure } from './departure.ts';

/** -ln of the least chance that a stream of 53 bits can draw. */
const LEAST_CHANCE = 37;

export interface ResendingOptions {
  /** Probability that an attempt is lost, from 0 to below 1. */
  readonly loss: number;
  /** Time from one attempt to the next, or 0 where nobody tries again: then the message is lost. */
  readonly every: number;
  /** Nothing is lost from this time on, and what was is sent once more then at the latest. */
  readonly until: number;
}

/**
 * A reliable link over one that loses messages: the transport sends again by a timer until it is acknowledged, as TCP does.
 * Only the attempt that gets through is a message of the world; how many were lost before it is drawn by inversion of
 * the geometric distribution, from one uniform. Acknowledgements cost nothing and are not lost.
 */
export class ResendingLatency implements LatencyModel {
  readonly monotone = false;
  readonly #options: ResendingOptions;
  readonly #model: LatencyModel;
  readonly #logLoss: number;
  readonly #departure = new Departure();

  constructor(options: ResendingOptions, model: LatencyModel) {
    this.#options = options;
    this.#model = model;
    this.#logLoss = log(options.loss);
    model.useClock?.(this.#departure.clock);
  }

  useClock(clock: Float64Array): void {
    this.#departure.follow(clock);
  }

  /** Longest time from sending to the attempt that gets through, where that is not cut short by `until`. */
  get longestWait(): number {
    return Math.ceil(LEAST_CHANCE / -this.#logLoss) * this.#options.every;
  }

  sample(from: number, to: number, bytes: number, rng: Rng): number {
    const { every, until } = this.#options;
    const departure = this.#departure;
    const { now } = departure;
    departure.clock[0] = now;
    if (now < until) {
      const lost = Math.floor(log(1 - rng.uniform()) / this.#logLoss);
      if (lost > 0 && every === 0) return DROP;
      departure.clock[0] = Math.min(now + lost * every, until);
    }
    const delay = this.#model.sample(from, to, bytes, rng);
    return delay < 0 ? delay : departure.wait + delay;
  }
}
