import type { PlainData } from '../models/plainData.ts';
import { Hash64 } from '../utils/hash.ts';
import { type Block, createBlock, isHashed } from './block.ts';
import { BlockTree, isAncestor, type SavedBlock, type TreeBlock } from './blockTree.ts';
import type { Committee } from './committee.ts';
import type { MessageArchive } from './messageArchive.ts';
import { NumberSet } from './numberSet.ts';
import type { Refusal } from './refusals.ts';
import type { Replica, ReplicaEnv } from './replica.ts';
import type { SignedMessage } from './signedMessage.ts';

/** The two kinds of message, by their numbers on the wire. */
export const PROPOSE = 0;
export const VOTE = 1;

interface SavedStreamlet {
  readonly epoch: number;
  readonly tree: readonly SavedBlock[];
  readonly tips: readonly string[];
  readonly final: string;
  readonly seen: Int32Array;
  readonly latched: readonly number[];
}

/**
 * Streamlet, as in Chan and Shi, "Streamlet: Textbook Streamlined Blockchains" (2020), and in chapter 7 of Shi,
 * "Foundations of Distributed Consensus and Blockchains". Time runs in epochs of 2 delta. In each epoch the leader
 * proposes a block on a longest notarised chain; a node votes for the first proposal of the leader if it extends a longest
 * notarised chain; a block with votes of two thirds is notarised; of three adjacent notarised blocks of consecutive epochs
 * the second, and all before it, is final.
 *
 * The methods that a rule stands in are protected, so that what a rule is for can be seen by breaking it.
 */
export class Streamlet implements Replica {
  protected readonly committee: Committee;
  protected readonly tree: BlockTree;
  /** The epoch on the node's clock; 0 before the first. */
  protected epoch = 0;
  /** Last blocks of the longest notarised chains seen. */
  protected tips: TreeBlock[];
  /** The last final block. */
  protected final: TreeBlock;
  /** Messages seen: each is taken in, and echoed, once. */
  readonly #seen = new NumberSet();
  /** The first proposal of each epoch's leader, of this epoch and later ones: those wait for their time. */
  readonly #latched = new Map<number, SignedMessage>();

  constructor(committee: Committee) {
    this.committee = committee;
    this.tree = new BlockTree(committee.genesis);
    this.final = this.tree.genesis;
    this.tips = [this.tree.genesis];
  }

  start(env: ReplicaEnv): void {
    env.wakeAt(this.#startOf(1), 1);
  }

  /** An epoch begins: its leader proposes, and a proposal that came early is judged. */
  wake(env: ReplicaEnv, epoch: number): void {
    for (let past = this.epoch; past < epoch; past++) this.#latched.delete(past);
    this.epoch = epoch;
    env.beganEpoch(epoch);
    if (epoch < this.committee.lastEpoch) env.wakeAt(this.#startOf(epoch + 1), epoch + 1);
    const early = this.#latched.get(epoch);
    if (early !== undefined) this.#judge(env, early);
    else if (this.committee.leaderOf(epoch) === env.self) this.#propose(env);
  }

  /** Each message that is new and sound is echoed to all, then taken in. */
  receive(env: ReplicaEnv, message: SignedMessage): void {
    if (!this.#seen.add(message.id)) return;
    const fault = this.faultOf(env, message);
    if (fault !== undefined) {
      env.refused(message, fault);
      return;
    }
    this.echo(env, message);
    this.#takeIn(env, message);
  }

  #takeIn(env: ReplicaEnv, message: SignedMessage): void {
    const block = this.tree.add(message.block as Block);
    if (message.phase === VOTE) this.countVote(block, message.signer);
    else this.#latch(env, message);
    this.#notarise(env, block);
  }

  /** Implicit echo: what one honest node has seen, all will see. */
  protected echo(env: ReplicaEnv, message: SignedMessage): void {
    env.broadcast(message);
  }

  // Propose

  /**
   * The leader proposes one block on a longest notarised chain, and votes for it as anybody does. One that is behind, whose
   * chain has a later epoch already, has nothing to propose: epochs increase along a chain.
   */
  #propose(env: ReplicaEnv): void {
    const parent = this.longestTip();
    if (parent.block.epoch >= this.epoch) return;
    const block = createBlock(parent.block.hash, this.epoch, env.payloadOf(this.epoch));
    const proposal = env.sign(PROPOSE, this.epoch, block);
    env.proposed(proposal);
    this.#say(env, proposal);
  }

  /** Of several longest notarised chains the one whose last block has the lowest hash. */
  protected longestTip(): TreeBlock {
    return this.tips.reduce((lowest, tip) => (tip.block.hash < lowest.block.hash ? tip : lowest));
  }

  // Vote

  /** Keeps the first proposal of an epoch's leader, and judges it when it comes in that epoch. */
  #latch(env: ReplicaEnv, proposal: SignedMessage): void {
    const { epoch } = proposal;
    if (epoch < this.epoch) env.refused(proposal, 'late-proposal');
    else if (this.hasProposal(epoch)) env.refused(proposal, 'second-proposal');
    else {
      this.#latched.set(epoch, proposal);
      if (epoch === this.epoch) this.#judge(env, proposal);
    }
  }

  /** A leader has one proposal in an epoch: the first that a node sees. */
  protected hasProposal(epoch: number): boolean {
    return this.#latched.has(epoch);
  }

  /** Votes for the proposal if it extends a longest notarised chain. It is judged once, so nobody votes twice in an epoch. */
  #judge(env: ReplicaEnv, proposal: SignedMessage): void {
    const block = this.tree.add(proposal.block as Block);
    const reason = this.reasonAgainst(block);
    if (reason !== undefined) {
      env.refused(proposal, reason);
      return;
    }
    const vote = env.sign(VOTE, this.epoch, block.block);
    env.voted(vote);
    this.#say(env, vote);
  }

  /** Why a node does not vote for a block; undefined where it extends one of the longest notarised chains seen. */
  protected reasonAgainst(block: TreeBlock): Refusal | undefined {
    const { parent } = block;
    if (parent === undefined || block.height < 0) return 'unknown-parent';
    return parent.notarised && parent.height === this.tips[0].height ? undefined : 'not-longest-chain';
  }

  // Notarise

  /** A node's vote counts once. */
  protected countVote(block: TreeBlock, voter: number): void {
    if (block.voters.add(voter)) block.votes++;
  }

  /** A block is notarised when a quorum voted for it and its parent is notarised: then the whole chain is. */
  #notarise(env: ReplicaEnv, first: TreeBlock): void {
    const due = [first];
    for (let block = due.pop(); block !== undefined; block = due.pop()) {
      if (block.notarised || block.votes < this.committee.quorum || block.parent?.notarised !== true)
        continue;
      block.notarised = true;
      if (block.height > this.tips[0].height) this.tips = [block];
      else if (block.height === this.tips[0].height) this.tips.push(block);
      env.certified(block.block);
      this.finalise(env, block);
      due.push(...block.children);
    }
  }

  // Finalise

  /**
   * Of three adjacent notarised blocks with consecutive epochs the second is final, and so is every block before it. Where
   * more than f nodes are Byzantine two final chains may part: a node that sees both tells of both, and keeps the longer.
   */
  protected finalise(env: ReplicaEnv, third: TreeBlock): void {
    const final = this.finalBy(third);
    if (final === undefined || isAncestor(final, this.final)) return;
    if (final.height > this.final.height) this.final = final;
    env.finalised(final.block);
  }

  /** The block that becomes final when `third` is notarised, if any. Genesis counts as the block of epoch 0. */
  protected finalBy(third: TreeBlock): TreeBlock | undefined {
    const second = third.parent as TreeBlock;
    const first = second.parent as TreeBlock;
    const consecutive =
      third.block.epoch === second.block.epoch + 1 && second.block.epoch === first.block.epoch + 1;
    return consecutive ? second : undefined;
  }

  // Messages

  /** Why a message counts for nothing, whoever sent it. */
  protected faultOf(env: ReplicaEnv, message: SignedMessage): Refusal | undefined {
    const { committee } = this;
    const { phase, block, epoch, signer } = message;
    if (phase !== PROPOSE && phase !== VOTE) return 'wrong-phase';
    if (message.chain !== committee.genesis.hash) return 'wrong-chain';
    if (signer < 0 || signer >= committee.nodes) return 'unknown-signer';
    if (block === null || block.epoch !== epoch) return 'wrong-epoch';
    if (!(epoch >= 1 && epoch <= committee.lastEpoch)) return 'wrong-epoch';
    if (!isHashed(block)) return 'wrong-hash';
    if (!this.tree.mayHold(block)) return 'epoch-not-increasing';
    if (phase === PROPOSE && signer !== committee.leaderOf(epoch)) return 'wrong-leader';
    return env.verify(message) ? undefined : 'bad-signature';
  }

  /** A message of one's own goes out, and counts for oneself. */
  #say(env: ReplicaEnv, message: SignedMessage): void {
    this.#seen.add(message.id);
    env.broadcast(message);
    this.#takeIn(env, message);
  }

  #startOf(epoch: number): number {
    return (epoch - 1) * 2 * this.committee.delta;
  }

  // Snapshots

  snapshot(): PlainData {
    return {
      epoch: this.epoch,
      tree: this.tree.snapshot(),
      tips: this.tips.map(({ block }) => block.hash),
      final: this.final.block.hash,
      seen: this.#seen.snapshot(),
      latched: [...this.#latched.values()].map(({ id }) => id),
    };
  }

  restore(state: PlainData, archive: MessageArchive): void {
    const saved = state as unknown as SavedStreamlet;
    const blockOf = (hash: string) => this.tree.find(hash) as TreeBlock;
    this.epoch = saved.epoch;
    this.tree.restore(saved.tree);
    this.tips = saved.tips.map(blockOf);
    this.final = blockOf(saved.final);
    this.#seen.restore(saved.seen);
    this.#latched.clear();
    for (const id of saved.latched) this.#latched.set(archive.get(id).epoch, archive.get(id));
  }

  hash(): number {
    const hash = new Hash64();
    hash.addNumber(this.epoch);
    for (const { block } of [this.final, ...this.tips]) hash.addNumber(block.epoch);
    for (const word of this.#seen.snapshot()) hash.addInt(word);
    for (const { id } of this.#latched.values()) hash.addInt(id);
    this.tree.addTo(hash, this.final);
    return hash.low();
  }
}
