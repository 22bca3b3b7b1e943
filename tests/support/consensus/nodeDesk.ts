import { type Block, createBlock, genesisOf } from '../../../src/core/consensus/block.ts';
import type { Committee } from '../../../src/core/consensus/committee.ts';
import { roundRobin } from '../../../src/core/consensus/leaders.ts';
import { MessageArchive } from '../../../src/core/consensus/messageArchive.ts';
import { quorumOf } from '../../../src/core/consensus/quorum.ts';
import type { Replica, ReplicaEnv } from '../../../src/core/consensus/replica.ts';
import { idealSignatures, type Signatures } from '../../../src/core/consensus/signatures.ts';
import type { SignedMessage } from '../../../src/core/consensus/signedMessage.ts';
import { PROPOSE, VOTE } from '../../../src/core/consensus/streamlet.ts';
import { createRng } from '../../../src/core/utils/rng.ts';

/** A committee of `nodes` with epochs of two time units and node 0 as the leader of epoch 1. */
export function smallCommittee(nodes: number, lastEpoch = 100): Committee {
  const genesis = genesisOf('test');
  return { nodes, quorum: quorumOf(nodes), genesis, delta: 1, lastEpoch, leaderOf: roundRobin(nodes) };
}

/**
 * One node on a desk, without network and clock: a test hands it messages and epochs, and sees all that it says. Messages of
 * the other nodes are made here too.
 */
export class NodeDesk implements ReplicaEnv {
  readonly committee: Committee;
  readonly archive: MessageArchive;
  readonly rng = createRng(1, 'desk');
  readonly self: number;
  readonly sent: SignedMessage[] = [];
  readonly proposals: SignedMessage[] = [];
  readonly votes: SignedMessage[] = [];
  readonly notarised: Block[] = [];
  readonly final: Block[] = [];
  readonly refusals: string[] = [];
  readonly replica: Replica;
  now = 0;
  readonly #signatures: Signatures;

  constructor(
    create: (committee: Committee) => Replica,
    committee: Committee,
    self: number,
    signatures: Signatures = idealSignatures,
    archive: MessageArchive = new MessageArchive(),
  ) {
    this.committee = committee;
    this.self = self;
    this.archive = archive;
    this.#signatures = signatures;
    this.replica = create(committee);
    this.replica.start(this);
  }

  get genesis(): Block {
    return this.committee.genesis;
  }

  // What a test does

  /** The node's clock comes to the start of an epoch. */
  epoch(epoch: number): this {
    this.replica.wake(this, epoch);
    return this;
  }

  /** Hands messages over, in order. */
  take(...messages: readonly SignedMessage[]): this {
    for (const message of messages) this.replica.receive(this, message, message.signer);
    return this;
  }

  /** The proposal of a block by the leader of its epoch, or by somebody else. */
  proposal(block: Block, signer = this.committee.leaderOf(block.epoch)): SignedMessage {
    return this.say(PROPOSE, block, signer);
  }

  vote(block: Block, signer: number): SignedMessage {
    return this.say(VOTE, block, signer);
  }

  /** Votes of several nodes, by their numbers. */
  votesOf(block: Block, ...signers: readonly number[]): SignedMessage[] {
    return signers.map((signer) => this.vote(block, signer));
  }

  /** A message as its signer would sign it, or with the changes of whoever tampers with it. */
  say(phase: number, block: Block, signer: number, changes: Partial<SignedMessage> = {}): SignedMessage {
    const chain = this.genesis.hash;
    const statement = { phase, epoch: block.epoch, signer, chain, block, justify: [], ...changes };
    return this.archive.add(statement, changes.signature ?? this.#signatures.sign(statement));
  }

  // What the node does

  sign(phase: number, epoch: number, block: Block | null): SignedMessage {
    const statement = { phase, epoch, signer: this.self, chain: this.genesis.hash, block, justify: [] };
    return this.archive.add(statement, this.#signatures.sign(statement));
  }

  payloadOf(epoch: number): string {
    return `epoch ${epoch} by ${this.self}`;
  }

  verify(message: SignedMessage): boolean {
    return this.#signatures.verify(message, message.signature);
  }

  broadcast(message: SignedMessage): void {
    this.sent.push(message);
  }

  send(_to: number, message: SignedMessage): void {
    this.sent.push(message);
  }

  wakeAt(): void {}

  beganEpoch(): void {}

  proposed(proposal: SignedMessage): void {
    this.proposals.push(proposal);
  }

  voted(vote: SignedMessage): void {
    this.votes.push(vote);
  }

  certified(block: Block): void {
    this.notarised.push(block);
  }

  finalised(block: Block): void {
    this.final.push(block);
  }

  refused(_message: SignedMessage, why: string): void {
    this.refusals.push(why);
  }
}

/** A chain of blocks of the given epochs on `parent`. */
export function chainOf(parent: Block, epochs: readonly number[], payload = ''): Block[] {
  const chain: Block[] = [];
  for (const epoch of epochs) chain.push(createBlock((chain.at(-1) ?? parent).hash, epoch, payload));
  return chain;
}
