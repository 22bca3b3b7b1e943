import type { SimTime } from '../models/units.ts';
import type { SignedMessage } from './signedMessage.ts';

/** Something that a protocol promises and a run did not keep. */
export interface Violation {
  /** Name of the monitor that saw it. */
  readonly monitor: string;
  /** What happened, in one sentence. */
  readonly what: string;
  /** The node at which it was seen. */
  readonly node: number;
  /** The epoch that the node was in. */
  readonly epoch: number;
  /** The world's time at which it was seen. */
  readonly time: SimTime;
  /** Signed messages that show it to whoever knows the committee; what is not shown by messages alone has none. */
  readonly proof: readonly SignedMessage[];
}
