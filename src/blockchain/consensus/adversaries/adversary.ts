import type { Static, TSchema } from 'typebox';
import type { Committee } from '../../../core/consensus/committee.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import type { Replica } from '../../../core/consensus/replica.ts';
import type { SignedMessage, Statement } from '../../../core/consensus/signedMessage.ts';

/** Where an adversary finds itself: the node that it has corrupted. */
export interface AdversaryPlace {
  readonly protocol: Protocol;
  readonly committee: Committee;
  /** The node's number in the committee. */
  readonly self: number;
  /** Which of the node's instances this is: 0, unless the adversary runs several. */
  readonly instance: number;
  /** Validators by number in the committee: more than one where a node has twins. */
  readonly places: readonly (readonly number[])[];
  /** All corrupted nodes, itself among them, ascending: they may act in concert. */
  readonly corrupted: readonly number[];
  /** An honest replica of the node, for adversaries that keep to the protocol but for one thing. */
  readonly honest: Replica;
  /** Any statement as a message: signed in earnest for corrupted nodes, which share their keys, and forged for others. */
  utter(statement: Statement): SignedMessage;
}

/** A way to break the rules, which any protocol can meet: it goes by roles of messages and by the protocol's craft. */
export interface Adversary<Schema extends TSchema = TSchema> {
  /** Small letters and hyphens, as `double-voter`. */
  readonly name: string;
  readonly title: string;
  readonly settings: Schema;
  /** Validators that the node runs under its one key; 1 where it is left out. */
  readonly instances?: number;
  corrupt(place: AdversaryPlace, settings: Static<Schema>): Replica;
}

/** Defines an adversary; the settings' type follows from their schema. */
export function defineAdversary<Schema extends TSchema>(adversary: Adversary<Schema>): Adversary<Schema> {
  return adversary;
}
