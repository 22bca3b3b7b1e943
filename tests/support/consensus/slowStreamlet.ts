import { type Block, hashOf } from '../../../src/core/consensus/block.ts';
import type { Committee } from '../../../src/core/consensus/committee.ts';
import type { SignedMessage } from '../../../src/core/consensus/signedMessage.ts';
import { PROPOSE, VOTE } from '../../../src/core/consensus/streamlet.ts';

/**
 * Streamlet's rules over the set of all messages that a node has seen, computed anew from the whole set at every question:
 * no tree, no counters, nothing kept but what was heard, and the one proposal of each epoch that the node judged.
 */
export class SlowStreamlet {
  readonly #committee: Committee;
  /** Sound messages in the order in which they came. */
  readonly #heard: SignedMessage[] = [];
  readonly #judged = new Map<number, Block>();
  readonly votes: Block[] = [];
  #epoch = 0;

  constructor(committee: Committee) {
    this.#committee = committee;
  }

  /** The node's clock comes to an epoch. */
  beginEpoch(epoch: number): void {
    this.#epoch = epoch;
    this.#judge();
  }

  /** What others said, and what the node said itself: both count. */
  hear(message: SignedMessage): void {
    if (this.#heard.includes(message) || !this.#isSound(message)) return;
    this.#heard.push(message);
    this.#judge();
  }

  /** Blocks with a quorum of voters whose whole chain has one. */
  notarised(): Block[] {
    return this.#blocks().filter((block) => this.#isNotarised(block));
  }

  /** Second blocks of three adjacent notarised ones with consecutive epochs, and all before them. */
  final(): Set<string> {
    const final = new Set<string>();
    for (const third of this.notarised()) {
      const chain = this.#chainOf(third) as Block[];
      const [a, b, c] = chain.slice(-3);
      if (c === undefined || b.epoch !== a.epoch + 1 || c.epoch !== b.epoch + 1) continue;
      for (const { hash } of chain.slice(1, -1)) final.add(hash);
    }
    return final;
  }

  /** Last blocks of the longest notarised chains; the one with the lowest hash first. */
  tips(): Block[] {
    const ends = [this.#committee.genesis, ...this.notarised()];
    const heights = ends.map((block) => this.#heightOf(block));
    const longest = Math.max(...heights);
    return ends.filter((_, i) => heights[i] === longest).sort((a, b) => (a.hash < b.hash ? -1 : 1));
  }

  /** The first proposal of this epoch's leader is judged, once, as soon as it is there and its epoch is. */
  #judge(): void {
    if (this.#judged.has(this.#epoch)) return;
    const first = this.#heard.find(({ phase, epoch }) => phase === PROPOSE && epoch === this.#epoch);
    if (first === undefined) return;
    const block = first.block as Block;
    this.#judged.set(this.#epoch, block);
    const parents = this.tips().map(({ hash }) => hash);
    if (parents.includes(block.parent) && this.#chainOf(block) !== undefined) this.votes.push(block);
  }

  #blocks(): Block[] {
    return [...new Map(this.#heard.map(({ block }) => [block?.hash, block as Block])).values()];
  }

  #isNotarised(block: Block): boolean {
    const chain = this.#chainOf(block);
    if (chain === undefined) return false;
    return chain.slice(1).every((each) => this.#votersOf(each) >= this.#committee.quorum);
  }

  #votersOf(block: Block): number {
    const votes = this.#heard.filter((said) => said.phase === VOTE && said.block?.hash === block.hash);
    return new Set(votes.map(({ signer }) => signer)).size;
  }

  #heightOf(block: Block): number {
    return (this.#chainOf(block) as Block[]).length - 1;
  }

  /** The way from genesis to a block, undefined where it is not whole or its epochs do not increase. */
  #chainOf(block: Block): Block[] | undefined {
    const { genesis } = this.#committee;
    if (block.hash === genesis.hash) return [genesis];
    const known = [genesis, ...this.#blocks()];
    const parent = known.find(({ hash }) => hash === block.parent);
    if (parent === undefined || parent.epoch >= block.epoch) return undefined;
    const before = this.#chainOf(parent);
    return before && [...before, block];
  }

  #isSound({ phase, epoch, signer, chain, block, signature }: SignedMessage): boolean {
    const { genesis, nodes, lastEpoch, leaderOf } = this.#committee;
    if (phase !== PROPOSE && phase !== VOTE) return false;
    if (block === null || block.epoch !== epoch || epoch < 1 || epoch > lastEpoch || chain !== genesis.hash)
      return false;
    if (signer < 0 || signer >= nodes || signature[0] !== 1) return false;
    if (block.hash !== hashOf(block.parent, block.epoch, block.payload)) return false;
    const parent = [genesis, ...this.#blocks()].find(({ hash }) => hash === block.parent);
    if (parent !== undefined && parent.epoch >= epoch) return false;
    return phase === VOTE || signer === leaderOf(epoch);
  }
}
