import type { PlainData } from '../models/plainData.ts';
import type { SimTime } from '../models/units.ts';
import type { Rng } from '../utils/rng.ts';
import type { Block } from './block.ts';
import type { MessageArchive } from './messageArchive.ts';
import type { Refusal } from './refusals.ts';
import type { SignedMessage } from './signedMessage.ts';

/** What a replica may do while one of its handlers runs. Sending is never to oneself. */
export interface ReplicaEnv {
  /** Time on the node's own clock. */
  readonly now: SimTime;
  /** The node's number in the committee. */
  readonly self: number;
  /** The node's own stream of random numbers: what it draws shifts nobody else's. */
  readonly rng: Rng;
  /** What the node puts into a block of its own of this epoch: what its clients asked for. */
  payloadOf(epoch: number): string;
  /** Makes a message of the node's own, signed; the block it speaks of, and what justifies it. */
  sign(phase: number, epoch: number, block: Block | null, justify?: readonly SignedMessage[]): SignedMessage;
  verify(message: SignedMessage): boolean;
  /** Sends to every other node. */
  broadcast(message: SignedMessage): void;
  send(to: number, message: SignedMessage): void;
  /** Asks for `wake(env, tag)` at a time of the node's own clock; at once, where that has passed. */
  wakeAt(time: SimTime, tag: number): void;
  /** What follows tells whoever watches; it never changes what happens. */
  beganEpoch(epoch: number): void;
  proposed(proposal: SignedMessage): void;
  voted(vote: SignedMessage): void;
  /** The node now holds a quorum for the block: it is notarised (Streamlet), prepared, or has a certificate. */
  certified(block: Block): void;
  /** The block, and with it every block before it, is final at this node. */
  finalised(block: Block): void;
  refused(message: SignedMessage, why: Refusal): void;
}

/** A node's part of a protocol: a state machine that is given messages and wake-ups, one at a time. */
export interface Replica {
  start(env: ReplicaEnv): void;
  /** `from` is the node that the message came from, which need not be its signer. */
  receive(env: ReplicaEnv, message: SignedMessage, from: number): void;
  wake(env: ReplicaEnv, tag: number): void;
  snapshot(): PlainData;
  /** A 32-bit hash of what may still change; where it is left out, the snapshot is hashed. */
  hash?(): number;
  /** Messages stand in snapshots by their numbers in the archive. */
  restore(state: PlainData, archive: MessageArchive): void;
}
