import { Monitors, type MonitorsConfig } from '../../../src/blockchain/consensus/monitors/monitors.ts';
import { streamlet } from '../../../src/blockchain/consensus/protocols/streamlet.ts';
import { type Block, createBlock, genesisOf } from '../../../src/core/consensus/block.ts';
import type { Committee } from '../../../src/core/consensus/committee.ts';
import { roundRobin } from '../../../src/core/consensus/leaders.ts';
import { MessageArchive } from '../../../src/core/consensus/messageArchive.ts';
import type { Protocol } from '../../../src/core/consensus/protocol.ts';
import { idealSignatures } from '../../../src/core/consensus/signatures.ts';
import type { SignedMessage } from '../../../src/core/consensus/signedMessage.ts';
import { PROPOSE, VOTE } from '../../../src/core/consensus/streamlet.ts';

/** Time units of an epoch at the desk. */
export const DESK_EPOCH = 20;

export const genesis = genesisOf('desk');

export function deskCommittee(nodes = 4): Committee {
  return { nodes, quorum: 3, genesis, delta: DESK_EPOCH / 2, lastEpoch: 1000, leaderOf: roundRobin(nodes) };
}

/** The block of an epoch on a parent; `label` tells two of them apart. */
export function blockOn(parent: Block, epoch: number, label = ''): Block {
  return createBlock(parent.hash, epoch, label);
}

/** Monitors that are told of things that no replica did, one by one. All times are those of the beginning of the epoch. */
export class MonitorDesk {
  readonly monitors: Monitors;
  readonly #archive = new MessageArchive();
  #now = 0;

  constructor(config: Partial<MonitorsConfig> = {}) {
    this.monitors = new Monitors({
      protocol: streamlet as unknown as Protocol,
      committee: deskCommittee(),
      honest: [0, 1, 2, 3],
      ...config,
    });
    this.monitors.begins((message) => idealSignatures.verify(message, message.signature));
  }

  vote(signer: number, block: Block, epoch = block.epoch): SignedMessage {
    return this.#message(VOTE, signer, block, epoch, true);
  }

  forgedVote(signer: number, block: Block): SignedMessage {
    return this.#message(VOTE, signer, block, block.epoch, false);
  }

  proposal(signer: number, block: Block, epoch = block.epoch): SignedMessage {
    return this.#message(PROPOSE, signer, block, epoch, true);
  }

  begin(epoch: number, ...nodes: readonly number[]): void {
    this.#now = (epoch - 1) * DESK_EPOCH;
    for (const node of nodes) this.monitors.beganEpoch(node, epoch, this.#now);
  }

  receive(node: number, ...messages: readonly SignedMessage[]): void {
    for (const message of messages) this.monitors.received(node, message, message.signer, this.#now, false);
  }

  /** Every node but the voters themselves receives the votes, and says that the block is certified. */
  certify(node: number, block: Block, ...voters: readonly number[]): void {
    this.receive(node, ...voters.map((voter) => this.vote(voter, block)));
    this.monitors.certified(node, block, this.#now);
  }

  finalise(node: number, block: Block): void {
    this.monitors.finalised(node, block, this.#now);
  }

  propose(node: number, block: Block, epoch = block.epoch): void {
    this.monitors.proposed(node, this.proposal(node, block, epoch), this.#now);
  }

  castVote(node: number, block: Block, epoch = block.epoch): void {
    this.monitors.voted(node, this.vote(node, block, epoch), this.#now);
  }

  crash(node: number, isDown: boolean): void {
    this.monitors.crashed(node, isDown, this.#now);
  }

  /** Names of the monitors that saw something, in order. */
  get seen(): string[] {
    return this.monitors.violations.map(({ monitor }) => monitor);
  }

  get told(): string[] {
    return this.monitors.violations.map(({ what }) => what.replaceAll(/[0-9a-f]{8}/g, 'HASH'));
  }

  #message(phase: number, signer: number, block: Block, epoch: number, isGenuine: boolean): SignedMessage {
    const statement = { phase, epoch, signer, chain: genesis.hash, block, justify: [] };
    const signature = isGenuine ? idealSignatures.sign(statement) : idealSignatures.forge(statement);
    return this.#archive.add(statement, signature);
  }
}
