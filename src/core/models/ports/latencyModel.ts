import type { Rng } from '../../utils/rng.ts';
import type { PlainData } from '../plainData.ts';
import type { ActorId, DelayNs } from '../units.ts';

/** Returned by {@link LatencyModel.sample} for a message that is lost. */
export const DROP: DelayNs = -1;

/** How long a message travels. A plain whole number of time units, or {@link DROP}. */
export interface LatencyModel {
  /** True where the delay of a link never shrinks from one message to the next, so order needs no bookkeeping. */
  readonly monotone: boolean;
  /** `rng` is the sender's own latency stream. */
  sample(from: ActorId, to: ActorId, bytes: number, rng: Rng): DelayNs;
  /**
   * Delay of a second copy of the message sampled last, or {@link DROP} where the network makes none. Asked for after each
   * message that is not lost; left out by networks that never deliver twice.
   */
  copy?(from: ActorId, to: ActorId, bytes: number, rng: Rng): DelayNs;
  /** A model whose delays depend on the time is given, before the run, the cell that holds it: `clock[0]` is the present. */
  useClock?(clock: Float64Array): void;
  /** A model with a state of its own puts it into snapshots, and takes it from there. */
  snapshot?(): PlainData;
  restore?(state: PlainData): void;
}
