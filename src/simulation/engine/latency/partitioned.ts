import { DROP, type LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import type { Rng } from '../../../core/utils/rng.ts';
import { Departure, nextAttempt } from './departure.ts';

/** The group of an actor that is cut off from nobody. */
export const EVERYWHERE = -1;

/** A time in which actors of different groups do not reach each other. */
export interface Partition {
  /** Group of each actor, or {@link EVERYWHERE}. */
  readonly groups: ArrayLike<number>;
  /** Messages that leave from this time on, and before `until`, do not cross. */
  readonly from: number;
  readonly until: number;
  /**
   * What becomes of a message across: it leaves at the heal (`wait`), or it is lost and sent again every so many time units
   * (0: never).
   */
  readonly crossing: 'wait' | { readonly resendEvery: number };
}

/** A network that falls apart at times. What was on its way when links were cut still arrives. */
export class PartitionedLatency implements LatencyModel {
  readonly monotone = false;
  readonly #partitions: readonly Partition[];
  readonly #latest: number;
  readonly #model: LatencyModel;
  readonly #departure = new Departure();

  /** What is sent again leaves by `latest`, which is no earlier than the last heal. */
  constructor(partitions: readonly Partition[], latest: number, model: LatencyModel) {
    this.#partitions = partitions;
    this.#latest = latest;
    this.#model = model;
    model.useClock?.(this.#departure.clock);
  }

  useClock(clock: Float64Array): void {
    this.#departure.follow(clock);
  }

  sample(from: number, to: number, bytes: number, rng: Rng): number {
    const { clock, now } = this.#departure;
    clock[0] = now;
    for (let cut = this.#cutBy(from, to); cut !== undefined; cut = this.#cutBy(from, to)) {
      if (cut.crossing === 'wait') clock[0] = cut.until;
      else if (cut.crossing.resendEvery === 0) return DROP;
      else clock[0] = Math.min(nextAttempt(now, cut.crossing.resendEvery, cut.until), this.#latest);
    }
    const delay = this.#model.sample(from, to, bytes, rng);
    return delay < 0 ? delay : this.#departure.wait + delay;
  }

  /** A partition that lies between the two at the time of departure. */
  #cutBy(from: number, to: number): Partition | undefined {
    const time = this.#departure.clock[0];
    for (const partition of this.#partitions) {
      if (time < partition.from || time >= partition.until) continue;
      const [here, there] = [partition.groups[from], partition.groups[to]];
      if (here !== there && here !== EVERYWHERE && there !== EVERYWHERE) return partition;
    }
    return undefined;
  }
}
