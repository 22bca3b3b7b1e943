import type { Committee } from '../../../core/consensus/committee.ts';
import { quorumOf } from '../../../core/consensus/quorum.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import type { Ledger } from './ledger.ts';
import * as ledgerConstants from './ledger.ts';

const { PROPOSAL, VOTE } = ledgerConstants;

/** What an honest node must think of the chain, worked out from nothing but the messages that it received and made. */
export class NodeViews {
  readonly #ledger: Ledger;
  readonly #nodes: number;
  readonly #quorum: number;
  readonly #lastEpoch: number;
  readonly #leaderOf: (epoch: number) => number;
  /** Words of a set of voters. */
  readonly #words: number;
  /** By block and node: distinct votes, whether it is notarised there, and whether the node has met the block. */
  #votes: Int32Array;
  #voters: Int32Array;
  #notarised: Uint8Array;
  #known: Uint8Array;
  /** By epoch and node: the first proposal of the epoch's leader, as its number in the archive and one. */
  #first = new Int32Array(0);
  /** By node: length of the longest notarised chain, blocks notarised, and the highest block that is final by the rule. */
  readonly longest: Int32Array;
  readonly notarisedBlocks: Int32Array;
  readonly lastFinal: Int32Array;

  /** The quorum is that of the textbook, whatever the nodes themselves ask for. */
  constructor(ledger: Ledger, { nodes, lastEpoch, leaderOf }: Committee) {
    this.#ledger = ledger;
    this.#nodes = nodes;
    this.#quorum = quorumOf(nodes);
    this.#lastEpoch = lastEpoch;
    this.#leaderOf = leaderOf;
    this.#words = (nodes + 31) >>> 5;
    this.#votes = new Int32Array(nodes);
    this.#voters = new Int32Array(nodes * this.#words);
    this.#notarised = new Uint8Array(nodes).fill(1);
    this.#known = new Uint8Array(nodes).fill(1);
    this.longest = new Int32Array(nodes);
    this.notarisedBlocks = new Int32Array(nodes);
    this.lastFinal = new Int32Array(nodes);
  }

  /** The node received or made a message of this worth; messages that are not sound change nothing. */
  takeIn(node: number, message: SignedMessage, worth: number): void {
    if (worth !== VOTE && worth !== PROPOSAL) return;
    const ledger = this.#ledger;
    const block = ledger.blockOf(message);
    if (block < 0 || !this.#isInOrder(node, message, block, worth)) return;
    const cell = block * this.#nodes + node;
    if (cell >= this.#votes.length) this.#grow(cell);
    this.#known[cell] = 1;
    if (worth === VOTE) this.#count(cell, message.signer);
    else this.#latch(node, message);
    if (this.#votes[cell] >= this.#quorum) this.#notarise(node, block);
  }

  isNotarised(node: number, block: number): boolean {
    return this.#notarised[block * this.#nodes + node] === 1;
  }

  /** Distinct nodes whose vote for the block has reached the node. */
  votes(node: number, block: number): number {
    return this.#votes[block * this.#nodes + node] ?? 0;
  }

  /** Number in the archive of the first proposal of an epoch's leader that reached the node; -1 for none. */
  firstProposal(node: number, epoch: number): number {
    return (this.#first[epoch * this.#nodes + node] ?? 0) - 1;
  }

  /** An epoch of the run that is the block's own and later than its parent's, and for a proposal the epoch's leader. */
  #isInOrder(node: number, message: SignedMessage, block: number, worth: number): boolean {
    const { blocks } = this.#ledger;
    const { epoch } = message;
    if (epoch < 1 || epoch > this.#lastEpoch || blocks.blocks[block].epoch !== epoch) return false;
    if (worth === PROPOSAL && message.signer !== this.#leaderOf(epoch)) return false;
    if (blocks.parents[block] >= 0) return true;
    const parent = blocks.find(blocks.blocks[block].parent);
    return parent < 0 || this.#known[parent * this.#nodes + node] !== 1;
  }

  #count(cell: number, voter: number): void {
    const word = cell * this.#words + (voter >>> 5);
    const bit = 1 << voter;
    if ((this.#voters[word] & bit) !== 0) return;
    this.#voters[word] |= bit;
    this.#votes[cell]++;
  }

  #latch(node: number, { epoch, id }: SignedMessage): void {
    const cell = epoch * this.#nodes + node;
    if (cell >= this.#first.length) {
      const longer = new Int32Array(Math.max(2 * this.#first.length, cell + this.#nodes));
      longer.set(this.#first);
      this.#first = longer;
    }
    if (this.#first[cell] === 0) this.#first[cell] = id + 1;
  }

  /** A block is notarised with its whole chain; its children may have waited for it. */
  #notarise(node: number, first: number): void {
    const { parents, heights, lastChild, siblingBefore } = this.#ledger.blocks;
    let due: number[] | undefined;
    for (let block: number | undefined = first; block !== undefined; block = due?.pop()) {
      const cell = block * this.#nodes + node;
      const parent = parents[block];
      if (parent < 0 || this.#notarised[cell] === 1 || !this.isNotarised(node, parent)) continue;
      this.#notarised[cell] = 1;
      this.notarisedBlocks[node]++;
      if (heights[block] > this.longest[node]) this.longest[node] = heights[block];
      this.#finalise(node, block, parent, parents[parent]);
      for (let child = lastChild[block]; child >= 0; child = siblingBefore[child])
        if (this.votes(node, child) >= this.#quorum) due = [...(due ?? []), child];
    }
  }

  #finalise(node: number, third: number, second: number, first: number): void {
    const { blocks, heights } = this.#ledger.blocks;
    if (blocks[third].epoch !== blocks[second].epoch + 1) return;
    if (blocks[second].epoch !== blocks[first].epoch + 1) return;
    if (heights[second] > heights[this.lastFinal[node]]) this.lastFinal[node] = second;
  }

  #grow(cell: number): void {
    const length = Math.max(2 * this.#votes.length, cell + this.#nodes);
    const [votes, voters] = [new Int32Array(length), new Int32Array(length * this.#words)];
    const [notarised, known] = [new Uint8Array(length), new Uint8Array(length)];
    votes.set(this.#votes);
    voters.set(this.#voters);
    notarised.set(this.#notarised);
    known.set(this.#known);
    [this.#votes, this.#voters, this.#notarised, this.#known] = [votes, voters, notarised, known];
  }
}
