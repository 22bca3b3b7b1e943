import type { Committee } from '../../../core/consensus/committee.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { BlockIndex } from './blockIndex.ts';

/** What a message is worth: nothing where it is not sound, whatever its phase. */
const UNSOUND = 1;
export const PROPOSAL = 2;
export const VOTE = 3;
const OTHER = 4;

export interface LedgerConfig {
  readonly protocol: Protocol;
  readonly committee: Committee;
  readonly verify: (message: SignedMessage) => boolean;
  /** Told of each sound vote once, when the first honest node has it and its block's way to genesis is known. */
  readonly onVote: (vote: SignedMessage, height: number) => void;
}

/**
 * What all honest nodes of a run hold together: each sound message once, and the blocks that they speak of. A message is
 * sound if it is signed by the member that it names, speaks of this chain, and its block's hash is that of its content.
 */
export class Ledger {
  readonly blocks: BlockIndex;
  readonly #config: LedgerConfig;
  /** Worth by message, and the number of its block; 0 for a message not yet judged. */
  #worth = new Uint8Array(256);
  #block = new Int32Array(256);
  readonly #votes: SignedMessage[][] = [];
  /** A sound message that carries each block. */
  readonly #carriers: SignedMessage[] = [];
  /** Votes for blocks that hang from nothing known, by block. */
  readonly #waiting = new Map<number, SignedMessage[]>();

  constructor(config: LedgerConfig) {
    this.#config = config;
    this.blocks = new BlockIndex(config.committee.genesis, (block) => this.#connected(block));
  }

  /** What the message is worth; judged when first asked. What a node signed itself is genuine. */
  worthOf(message: SignedMessage, isOwn = false): number {
    const { id } = message;
    return id < this.#worth.length && this.#worth[id] !== 0 ? this.#worth[id] : this.#judge(message, isOwn);
  }

  /** Number of the block of a message whose worth is known. */
  blockOf(message: SignedMessage): number {
    return this.#block[message.id];
  }

  /** Number of the block of a message that was judged, by the message's own number. */
  blockOfId(id: number): number {
    return this.#block[id];
  }

  /** The sound votes for a block that honest nodes have received or cast. */
  votesFor(block: number): readonly SignedMessage[] {
    return this.#votes[block] ?? [];
  }

  /** A sound message for each block from this one back to genesis, which needs none. */
  wayTo(block: number): SignedMessage[] {
    const way: SignedMessage[] = [];
    for (let at = block; at > 0; at = this.blocks.parents[at]) way.push(this.#carriers[at]);
    return way;
  }

  #judge(message: SignedMessage, isOwn: boolean): number {
    const { id } = message;
    if (id >= this.#worth.length) this.#grow(id);
    const block = this.#soundBlock(message, isOwn);
    const role = this.#config.protocol.phases[message.phase]?.role;
    const worth = block === -1 ? UNSOUND : role === 'proposal' ? PROPOSAL : role === 'vote' ? VOTE : OTHER;
    this.#worth[id] = worth;
    this.#block[id] = block;
    for (const proof of message.justify) this.worthOf(proof);
    if (block >= 0) this.#carriers[block] ??= message;
    if (worth === VOTE && block >= 0) this.#keep(message, block);
    return worth;
  }

  /** Number of the block, -2 where the message is sound but speaks of none, -1 where it is not sound. */
  #soundBlock(message: SignedMessage, isOwn: boolean): number {
    const { committee, verify } = this.#config;
    const { signer, chain, block } = message;
    if (chain !== committee.genesis.hash || signer < 0 || signer >= committee.nodes) return -1;
    if (!isOwn && !verify(message)) return -1;
    return block === null ? -2 : this.blocks.add(block);
  }

  #keep(vote: SignedMessage, block: number): void {
    const votes = this.#votes;
    while (votes.length <= block) votes.push([]);
    votes[block].push(vote);
    const height = this.blocks.heights[block];
    if (height >= 0) this.#config.onVote(vote, height);
    else this.#waiting.set(block, [...(this.#waiting.get(block) ?? []), vote]);
  }

  #connected(block: number): void {
    if (this.#waiting.size === 0) return;
    const height = this.blocks.heights[block];
    for (const vote of this.#waiting.get(block) ?? []) this.#config.onVote(vote, height);
    this.#waiting.delete(block);
  }

  #grow(least: number): void {
    const length = Math.max(2 * this.#worth.length, least + 1);
    const [worth, block] = [new Uint8Array(length), new Int32Array(length)];
    worth.set(this.#worth);
    block.set(this.#block);
    this.#worth = worth;
    this.#block = block;
  }
}
