import type { RuleView, StreamletRules } from '../mutants/rules.ts';
import { popcount } from './bits.ts';
import { BlockForest, HONEST } from './blockForest.ts';

/** Blocks of one run, genesis among them: sets of them are the bits of a word. */
const MOST_BLOCKS = 31;

/** Blocks that a Byzantine leader makes on one parent. */
const RIVALS = 2;

/** Decides what is left open: a whole number from 0 below `options`. */
export type Choose = (options: number) => number;

/** The chain, its Byzantine nodes and its rules. */
export interface AbstractSetting {
  readonly chain: string;
  readonly nodes: number;
  readonly byzantine: readonly number[];
  readonly epochs: number;
  readonly rules: StreamletRules;
}

/**
 * Streamlet without messages, in an asynchronous network: who has seen which block notarised. The state is the blocks, who of
 * the honest voted for each, and per honest node the blocks it has seen notarised. What is open is chosen by the adversary,
 * in each epoch: what the leader has seen when it proposes, who of the others gets the proposal in time and votes, and what a
 * Byzantine leader proposes to whom. Byzantine nodes vote for everything, and show their votes to whom they like, when they
 * like; so does the network with all votes.
 *
 * A node is shown no more than the chain that it is to vote for: what it could be shown beside it can be shown later, just
 * before it matters. That leaves fewer runs, and none out.
 */
export class AbstractRun implements RuleView<number> {
  readonly setting: AbstractSetting;
  readonly forest: BlockForest;
  /** Numbers of the honest nodes. */
  readonly honest: readonly number[];
  /** Blocks of this run; by number: place in the forest, parent, epoch, height, variant, honest voters (one bit each). */
  size = 1;
  readonly places = new Int32Array(MOST_BLOCKS);
  readonly parents = new Int32Array(MOST_BLOCKS);
  readonly epochs = new Int32Array(MOST_BLOCKS);
  readonly heights = new Int32Array(MOST_BLOCKS);
  readonly variants = new Int32Array(MOST_BLOCKS);
  readonly voters = new Int32Array(MOST_BLOCKS);
  /** The block and all before it, one bit each. */
  readonly chains = new Int32Array(MOST_BLOCKS);
  /** What each node has seen notarised. */
  readonly seen: Int32Array;
  /** What any node can be shown as notarised. */
  notarisable = 1;
  /** What was done: a node was shown the chain below a block, and then the block; it voted, or is its leader. */
  readonly actors: Int32Array;
  readonly shown: Int32Array;
  acts = 0;
  longest = 0;
  readonly #quorum: number;
  readonly #byzantineVotes: number;
  readonly #judgements: number;
  readonly #isHonest: readonly boolean[];
  readonly #options = new Int32Array(RIVALS * MOST_BLOCKS + 1);
  /** Notarised in the view that rules look at. */
  #view = 1;

  constructor(setting: AbstractSetting, forest = new BlockForest(setting.chain, setting.nodes)) {
    const { nodes, byzantine, rules, epochs } = setting;
    this.setting = setting;
    this.forest = forest;
    this.#isHonest = Array.from({ length: nodes }, (_, node) => !byzantine.includes(node));
    this.honest = Array.from({ length: nodes }, (_, node) => node).filter((node) => this.#isHonest[node]);
    this.seen = new Int32Array(nodes).fill(1);
    this.chains[0] = 1;
    this.#quorum = rules.quorum(nodes);
    this.#byzantineVotes = rules.countsCopies && byzantine.length > 0 ? this.#quorum : byzantine.length;
    this.#judgements = rules.judges === 'every' ? 2 : 1;
    this.actors = new Int32Array(2 * nodes * epochs);
    this.shown = new Int32Array(2 * nodes * epochs);
  }

  /** Forgets the run: only genesis is left. */
  reset(): void {
    this.forest.prune();
    this.size = 1;
    this.acts = 0;
    this.notarisable = 1;
    this.seen.fill(1);
  }

  /** Becomes what `other` is. */
  copy(other: AbstractRun): void {
    this.size = other.size;
    this.acts = other.acts;
    this.notarisable = other.notarisable;
    this.places.set(other.places);
    this.parents.set(other.parents);
    this.epochs.set(other.epochs);
    this.heights.set(other.heights);
    this.variants.set(other.variants);
    this.voters.set(other.voters);
    this.chains.set(other.chains);
    this.seen.set(other.seen);
    this.actors.set(other.actors);
    this.shown.set(other.shown);
  }

  /** One epoch. */
  step(epoch: number, choose: Choose): void {
    const leader = (epoch - 1) % this.setting.nodes;
    if (this.#isHonest[leader]) this.#honestEpoch(epoch, leader, choose);
    else this.#byzantineEpoch(epoch, choose);
  }

  #honestEpoch(epoch: number, leader: number, choose: Choose): void {
    const parent = this.#leadersParent(leader, choose);
    const block = this.#addBlock(parent, epoch, HONEST);
    if (block < 0) return;
    this.look(leader, this.chains[parent]);
    this.#show(leader, block, this.setting.rules.isVotable(this, parent));
    for (const node of this.honest) {
      if (node === leader) continue;
      this.look(node, this.chains[parent]);
      if (this.setting.rules.isVotable(this, parent) && choose(2) === 1) this.#show(node, block, true);
    }
  }

  /** The leader may be shown one chain more before it proposes, if that is the chain it then proposes on. */
  #leadersParent(leader: number, choose: Choose): number {
    const { rules } = this.setting;
    const options = this.#options;
    this.look(leader, 0);
    options[0] = rules.parentFor(this);
    let count = 1;
    const unseen = this.notarisable & ~this.seen[leader];
    for (let block = 1; block < this.size; block++) {
      if ((unseen & (1 << block)) === 0) continue;
      this.look(leader, this.chains[block]);
      if (rules.parentFor(this) === block) options[count++] = block;
    }
    return options[choose(count)];
  }

  /** A Byzantine leader offers every honest node a block of its choice, or none. */
  #byzantineEpoch(epoch: number, choose: Choose): void {
    for (const node of this.honest) {
      for (let judgement = 0; judgement < this.#judgements; judgement++) {
        const choice = choose(1 + this.#findOffers(node, epoch));
        if (choice === 0) break;
        const offer = this.#options[choice - 1];
        const block = offer < 0 ? this.#addBlock(~offer, epoch, this.#variantOf(epoch)) : offer;
        if (block >= 0) this.#show(node, block, true);
      }
    }
  }

  /** What the node would vote for: blocks of the epoch, and new ones as `~parent`; returns how many. */
  #findOffers(node: number, epoch: number): number {
    const options = this.#options;
    const { size } = this;
    let count = 0;
    for (let parent = 0; parent < size; parent++) {
      if ((this.notarisable & (1 << parent)) === 0 || this.epochs[parent] >= epoch) continue;
      this.look(node, this.chains[parent]);
      if (!this.setting.rules.isVotable(this, parent)) continue;
      let rivals = 0;
      for (let block = size - 1; this.epochs[block] === epoch; block--)
        if (this.parents[block] === parent) {
          options[count++] = block;
          rivals++;
        }
      if (rivals < RIVALS) options[count++] = ~parent;
    }
    return count;
  }

  /** Blocks of one epoch have different variants, and with them different names. */
  #variantOf(epoch: number): number {
    const last = this.size - 1;
    return this.epochs[last] === epoch ? this.variants[last] + 1 : HONEST + 1;
  }

  /** A new block; -1 where the run is full. */
  #addBlock(parent: number, epoch: number, variant: number): number {
    if (this.size === MOST_BLOCKS) return -1;
    const block = this.size++;
    this.places[block] = this.forest.child(this.places[parent], epoch, variant);
    this.parents[block] = parent;
    this.epochs[block] = epoch;
    this.heights[block] = this.heights[parent] + 1;
    this.variants[block] = variant;
    this.voters[block] = 0;
    this.chains[block] = this.chains[parent] | (1 << block);
    return block;
  }

  /** Shows a node the chain below a block, and the block. */
  #show(node: number, block: number, votes: boolean): void {
    this.seen[node] |= this.chains[this.parents[block]];
    this.actors[this.acts] = node;
    this.shown[this.acts++] = block;
    if (!votes) return;
    this.voters[block] |= 1 << node;
    if ((this.notarisable & (1 << this.parents[block])) === 0) return;
    if (popcount(this.voters[block]) + this.#byzantineVotes >= this.#quorum) this.notarisable |= 1 << block;
  }

  // View of a node, as rules ask about it

  /** Rules are asked about what the node has seen, and `more` beside it. */
  look(node: number, more: number): void {
    this.#lookAt(this.seen[node] | more);
  }

  /** Rules are asked about one who has seen everything. */
  lookAtAll(): void {
    this.#lookAt(this.notarisable);
  }

  #lookAt(view: number): void {
    this.#view = view;
    let longest = 0;
    for (let block = 1; block < this.size; block++)
      if ((view & (1 << block)) !== 0 && this.heights[block] > longest) longest = this.heights[block];
    this.longest = longest;
  }

  get final(): number {
    let final = 0;
    for (let third = 1; third < this.size; third++) {
      const block = this.setting.rules.finalBy(this, third);
      if (block !== undefined && this.heights[block] > this.heights[final]) final = block;
    }
    return final;
  }

  at(place: number): number {
    return place;
  }

  parent(block: number): number {
    return this.parents[block];
  }

  epoch(block: number): number {
    return this.epochs[block];
  }

  height(block: number): number {
    return this.heights[block];
  }

  isNotarised(block: number): boolean {
    return (this.#view & (1 << block)) !== 0;
  }

  isLower(one: number, other: number): boolean {
    return this.forest.isLower(this.places[one], this.places[other]);
  }

  /** Neither of the two lies on the chain of the other. */
  conflicts(one: number, other: number): boolean {
    return (this.chains[one] & (1 << other)) === 0 && (this.chains[other] & (1 << one)) === 0;
  }
}
