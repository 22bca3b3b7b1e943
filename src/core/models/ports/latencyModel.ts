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
  /** A model with a state of its own puts it into snapshots, and takes it from there. */
  snapshot?(): PlainData;
  restore?(state: PlainData): void;
}
