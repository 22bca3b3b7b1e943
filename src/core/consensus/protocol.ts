import type { Static, TSchema } from 'typebox';
import type { Block } from './block.ts';
import type { Committee } from './committee.ts';
import type { Replica, ReplicaEnv } from './replica.ts';
import type { SignedMessage } from './signedMessage.ts';

/** What a message does, whatever its protocol calls it: this is what adversaries and monitors go by. */
export const PHASE_ROLES = ['proposal', 'vote', 'other'] as const;
export type PhaseRole = (typeof PHASE_ROLES)[number];

/** One kind of message of a protocol. Its place in the list is its number on the wire. */
export interface Phase {
  readonly name: string;
  readonly role: PhaseRole;
}

/**
 * What a node that does not keep to the rules can still do with its own key: messages that an honest node would never
 * make, and that others cannot tell by themselves. It is what makes an adversary fit every protocol.
 */
export interface Craft {
  /** A second proposal beside `proposal`: same epoch, same parent, another payload. */
  rival(env: ReplicaEnv, proposal: SignedMessage, payload: string): SignedMessage;
  /**
   * A proposal for `epoch` on a parent of the adversary's choice. Where proposals are justified, `like` is another one on
   * that parent, whose justification serves again.
   */
  proposalOn(
    env: ReplicaEnv,
    epoch: number,
    parent: Block,
    payload: string,
    like?: SignedMessage,
  ): SignedMessage;
  /** The votes of the next phase for what `message` proposes or certifies, asked by nobody. */
  voteFor(env: ReplicaEnv, message: SignedMessage): SignedMessage;
  /**
   * A replica in place of an honest one that has not begun. It keeps to the rules but for its proposals, which fork as deep
   * as honest nodes follow; left out where they follow no fork at all.
   */
  forker?(honest: Replica): Replica;
}

/**
 * Rules that the honest nodes of some protocols keep, each watched where a protocol names it:
 * `one-vote`: a node votes for one block in an epoch, in each phase; `one-certificate`: no two blocks of one epoch are
 * certified; `longest-chain`: leaders propose on, and nodes vote for, what extends a longest certified chain they have
 * seen, and a block is certified by votes of two thirds that a node itself has received; `three-in-a-row`: of three
 * adjacent certified blocks with consecutive epochs the second is final, and nothing else is.
 */
export type ProtocolRule = 'one-vote' | 'one-certificate' | 'longest-chain' | 'three-in-a-row';

/** A consensus protocol: its messages, its settings, and how one node of it is made. */
export interface Protocol<Schema extends TSchema = TSchema> {
  /** Small letters, digits and hyphens, as `streamlet`. */
  readonly name: string;
  readonly title: string;
  /** Paper or chapter that it follows. */
  readonly source: string;
  readonly phases: readonly Phase[];
  /** What its honest nodes keep beyond agreement; none where left out. */
  readonly rules?: readonly ProtocolRule[];
  /** What the protocol calls an epoch, a certified block and a final one: words of its tables and pictures. */
  readonly words: { readonly epoch: string; readonly certified: string; readonly final: string };
  readonly settings: Schema;
  /** Least number of nodes that bears `faulty` Byzantine ones. */
  leastNodes(faulty: number): number;
  quorum(nodes: number): number;
  create(committee: Committee, self: number, settings: Static<Schema>): Replica;
  readonly craft: Craft;
  /**
   * The turn that an epoch belongs to, where leaders stay for many epochs: who leads it is the leader of that turn. Each
   * epoch is a turn where it is left out.
   */
  turnOf?(epoch: number, lastEpoch: number): number;
  /** There, and true, where nobody leads, and who proposes is left to chance. */
  readonly isLeaderless?: true;
  /** Messages of an epoch that an honest node leads while so many others are silent and nothing is lost, as the papers count. */
  messagesPerEpoch?(nodes: number, silent: number, settings: Static<Schema>): number;
  /** Time units that a run of the committee's epochs takes at most; 2 delta for each epoch where it is left out. */
  longest?(committee: Committee, settings: Static<Schema>): number;
}

/** Defines a protocol; the settings' type follows from their schema. */
export function defineProtocol<Schema extends TSchema>(protocol: Protocol<Schema>): Protocol<Schema> {
  return protocol;
}
