import type { SimTime } from '../models/units.ts';
import type { Block } from './block.ts';
import type { Refusal } from './refusals.ts';
import type { SignedMessage } from './signedMessage.ts';

/**
 * What happens at the nodes, told while it happens. `node` is the place of an instance among the validators of a world:
 * its number in the committee, but for the twins of a node, which come behind all others. Times are the world's. Whoever
 * listens sees everything and changes nothing, but may ask for the end of the run.
 */
export interface ConsensusEvents {
  /** Set by a listener that has seen enough: the run ends after the present event. */
  readonly stopReason?: string | undefined;
  /**
   * Before anything happens: how signatures of this run are verified. What a node has verified is not verified again, so
   * that asking costs nothing then.
   */
  begins?(verify: (message: SignedMessage) => boolean): void;
  /** A message reached the node for the first time, or for another one (`again`). */
  received?(node: number, message: SignedMessage, from: number, now: SimTime, again: boolean): void;
  /** The node sent a message to `receivers` others. */
  sent?(node: number, message: SignedMessage, receivers: number, now: SimTime): void;
  beganEpoch?(node: number, epoch: number, now: SimTime): void;
  proposed?(node: number, proposal: SignedMessage, now: SimTime): void;
  voted?(node: number, vote: SignedMessage, now: SimTime): void;
  certified?(node: number, block: Block, now: SimTime): void;
  finalised?(node: number, block: Block, now: SimTime): void;
  refused?(node: number, message: SignedMessage, why: Refusal, now: SimTime): void;
  /** The node went down, or came up again. */
  crashed?(node: number, isDown: boolean, now: SimTime): void;
}
