import { DROP, type LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import type { Rng } from '../../../core/utils/rng.ts';
import { nextAttempt } from './departure.ts';

/** A time in which an actor is down. */
export interface Outage {
  readonly actor: number;
  readonly from: number;
  /** It is up again at this time; infinity: never. */
  readonly until: number;
  /** What becomes of mail meanwhile: it waits, or it is lost and sent again every so many time units (0: never). */
  readonly mail: 'kept' | { readonly resendEvery: number };
}

/**
 * A network some of whose actors are down at times: mail that would reach them then does so later, or never. (Where ties are
 * shuffled the arrivals of one link are kept a time unit apart, so the last of several that were due together may still
 * reach an actor in the first units of its outage.)
 */
export class OutageLatency implements LatencyModel {
  readonly monotone = false;
  readonly #outages: readonly Outage[];
  readonly #model: LatencyModel;
  #clock: Float64Array | undefined;

  constructor(outages: readonly Outage[], model: LatencyModel) {
    this.#outages = outages;
    this.#model = model;
  }

  useClock(clock: Float64Array): void {
    this.#clock = clock;
    this.#model.useClock?.(clock);
  }

  sample(from: number, to: number, bytes: number, rng: Rng): number {
    const delay = this.#model.sample(from, to, bytes, rng);
    if (delay < 0) return delay;
    const now = (this.#clock as Float64Array)[0];
    let arrival = now + delay;
    for (let down = this.#downAt(to, arrival); down !== undefined; down = this.#downAt(to, arrival)) {
      const { until, mail } = down;
      if (until === Number.POSITIVE_INFINITY) return DROP;
      if (mail === 'kept') arrival = until;
      else if (mail.resendEvery === 0) return DROP;
      else arrival = nextAttempt(arrival, mail.resendEvery, until);
    }
    return arrival - now;
  }

  #downAt(actor: number, time: number): Outage | undefined {
    return this.#outages.find((each) => each.actor === actor && each.from <= time && time < each.until);
  }
}
