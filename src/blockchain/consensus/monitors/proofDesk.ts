import type { Committee } from '../../../core/consensus/committee.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { BlockIndex } from './blockIndex.ts';

/** What whoever judges a proof must know: the protocol, the committee and its keys. */
export interface ProofCourt {
  readonly protocol: Protocol;
  readonly committee: Committee;
  readonly verify: (message: SignedMessage) => boolean;
}

/** The messages of a proof on the table: what they show, and nothing that any node said it saw. */
export class ProofDesk {
  readonly court: ProofCourt;
  readonly blocks: BlockIndex;
  /** The messages that are genuine, in their order. */
  readonly messages: readonly SignedMessage[];
  readonly #voters = new Map<string, Set<number>>();

  constructor(messages: readonly SignedMessage[], court: ProofCourt) {
    this.court = court;
    this.blocks = new BlockIndex(court.committee.genesis);
    this.messages = messages.filter((message) => this.#isSound(message));
    for (const { phase, epoch, signer, block } of this.messages) {
      if (court.protocol.phases[phase]?.role !== 'vote' || block === null) continue;
      const key = `${block.hash} ${phase} ${epoch}`;
      const voters = this.#voters.get(key) ?? new Set();
      this.#voters.set(key, voters.add(signer));
    }
  }

  /** Number of the block that the message at this place of the proof speaks of; -1 for none. */
  blockAt(place: number): number {
    const block = this.messages.at(place)?.block;
    return block ? this.blocks.find(block.hash) : -1;
  }

  /** Members who voted for the block, in the phase and epoch in which most did; ascending. */
  votersOf(block: number): number[] {
    const { hash } = this.blocks.blocks[block];
    let most: ReadonlySet<number> = new Set();
    for (const [key, voters] of this.#voters)
      if (key.startsWith(hash) && voters.size > most.size) most = voters;
    return [...most].sort((a, b) => a - b);
  }

  /** True where a quorum of members voted for the block, in one phase and epoch. Genesis needs no votes. */
  isCertified(block: number): boolean {
    return block === 0 || this.votersOf(block).length >= this.court.committee.quorum;
  }

  /** True where the block's children and parent show it final: three adjacent certified ones of consecutive epochs. */
  isSecondOfThree(block: number): boolean {
    const { blocks, parents, lastChild, siblingBefore } = this.blocks;
    const { epoch } = blocks[block];
    const parent = parents[block];
    if (parent < 0 || blocks[parent].epoch !== epoch - 1) return false;
    if (!this.isCertified(block) || !this.isCertified(parent)) return false;
    for (let child = lastChild[block]; child >= 0; child = siblingBefore[child])
      if (blocks[child].epoch === epoch + 1 && this.isCertified(child)) return true;
    return false;
  }

  /** True where the ways of the two towards genesis meet, and neither lies on the way of the other. */
  areConflicting(one: number, other: number): boolean {
    const [way, otherWay] = [this.#wayFrom(one), this.#wayFrom(other)];
    if (way.includes(this.blocks.blocks[other].hash)) return false;
    if (otherWay.includes(this.blocks.blocks[one].hash)) return false;
    return way.some((hash) => otherWay.includes(hash));
  }

  /** True where every block of the chain up to this one is certified that is not on the way to the other. */
  isCertifiedApartFrom(block: number, other: number): boolean {
    const shared = this.#wayFrom(other);
    const { blocks, parents } = this.blocks;
    for (let at = block; at >= 0 && !shared.includes(blocks[at].hash); at = parents[at])
      if (!this.isCertified(at)) return false;
    return true;
  }

  /** Hashes from the block to the first one that the proof does not hold, which is among them. */
  #wayFrom(block: number): string[] {
    const { blocks, parents } = this.blocks;
    const way: string[] = [];
    for (let at = block; ; at = parents[at]) {
      way.push(blocks[at].hash);
      if (at === 0) return way;
      if (parents[at] < 0) return [...way, blocks[at].parent];
    }
  }

  #isSound(message: SignedMessage): boolean {
    const { committee, verify } = this.court;
    const { signer, chain, block } = message;
    if (chain !== committee.genesis.hash || signer < 0 || signer >= committee.nodes) return false;
    return verify(message) && (block === null || this.blocks.add(block) >= 0);
  }
}
