import { type Block, createBlock } from '../../../../core/consensus/block.ts';
import { isAncestor, type TreeBlock } from '../../../../core/consensus/blockTree.ts';
import type { Committee } from '../../../../core/consensus/committee.ts';
import type { MessageArchive } from '../../../../core/consensus/messageArchive.ts';
import type { Refusal } from '../../../../core/consensus/refusals.ts';
import type { Replica, ReplicaEnv } from '../../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../../core/consensus/signedMessage.ts';
import { encodePlain } from '../../../../core/data/codec/encode.ts';
import type { PlainData } from '../../../../core/models/plainData.ts';
import { Hash64 } from '../../../../core/utils/hash.ts';
import { certifiedBlock } from '../views/certificate.ts';
import { KnownChain } from '../views/knownChain.ts';
import { faultOf } from '../views/soundness.ts';
import { Pacemaker } from './pacemaker.ts';
import { FETCH, NEW_VIEW, PROPOSE, VOTE } from './phases.ts';
import type { HotStuffSettings } from './settings.ts';
import { VoteBoxes } from './voteBoxes.ts';

type Votes = readonly SignedMessage[];

interface SavedHotStuff {
  readonly votedView: number;
  readonly proposedView: number;
  readonly high: string;
  readonly certificate: readonly number[];
  readonly locked: string;
  readonly waiting: readonly number[];
  readonly boxes: readonly number[];
  readonly pacemaker: PlainData;
}

/**
 * Chained HotStuff, as in Yin, Malkhi, Reiter, Golan Gueta and Abraham, "HotStuff: BFT Consensus in the Lens of Blockchain"
 * (2019), algorithms 4 and 5. In each view a leader proposes a block on the highest certificate that it knows, and proves
 * that by the certificate; votes go to the next leader, who makes the next certificate of them. A certificate is a step of
 * three for three blocks at once: it prepares its own block, locks the block before, and decides the one before that.
 *
 * Every message but those of a view that is given up goes from one to all or from all to one: a view costs 2(n - 1).
 */
export class ChainedHotStuff implements Replica {
  readonly committee: Committee;
  readonly settings: HotStuffSettings;
  protected readonly chain: KnownChain;
  protected readonly pacemaker: Pacemaker;
  /** The block of the highest certificate known, and its votes (genericQC). */
  protected high: TreeBlock;
  protected certificate: Votes = [];
  /** The block of lockedQC. */
  protected locked: TreeBlock;
  /** The last view in which it voted (vheight), and the last in which it proposed. */
  #votedView = 0;
  #proposedView = 0;
  #isProposing = false;
  /** The first proposal of each view that has not been judged. */
  readonly #waiting = new Map<number, SignedMessage>();
  readonly #boxes: VoteBoxes;

  constructor(committee: Committee, settings: HotStuffSettings) {
    this.committee = committee;
    this.settings = settings;
    this.chain = new KnownChain(committee.genesis, FETCH);
    this.pacemaker = new Pacemaker(committee, settings);
    this.high = this.chain.tree.genesis;
    this.locked = this.chain.tree.genesis;
    this.#boxes = new VoteBoxes(committee.quorum);
  }

  start(env: ReplicaEnv): void {
    this.enter(env, 1);
  }

  wake(env: ReplicaEnv, tag: number): void {
    if (this.pacemaker.isUp(env, tag)) this.#giveUp(env, this.pacemaker.view);
    else this.#proposeIfDue(env);
  }

  receive(env: ReplicaEnv, message: SignedMessage): void {
    const fault = faultOf(env, this.committee, message) ?? this.#take(env, message);
    if (fault !== undefined) env.refused(message, fault);
  }

  /** Takes a message in; why not, where it does not. */
  #take(env: ReplicaEnv, message: SignedMessage): Refusal | undefined {
    const { block, epoch, phase } = message;
    if (epoch > this.committee.lastEpoch) return 'wrong-epoch';
    if (phase === NEW_VIEW) return this.#hearGivenUp(env, message);
    if (block?.epoch !== epoch) return 'wrong-epoch';
    if (phase === PROPOSE) return this.#hearProposal(env, message);
    if (phase === VOTE) return this.#collect(env, message);
    if (phase !== FETCH) return 'wrong-phase';
    this.chain.answer(env, message);
    return undefined;
  }

  // Propose

  /** Algorithm 4, onBeat: the leader of a view proposes once it holds a certificate, or the highest of a quorum. */
  #proposeIfDue(env: ReplicaEnv): void {
    if (this.#isProposing) return;
    this.#isProposing = true;
    while (this.#mayPropose(env)) this.#propose(env);
    this.#isProposing = false;
  }

  #propose(env: ReplicaEnv): void {
    const { view } = this.pacemaker;
    this.#proposedView = view;
    const { block: parent, certificate } = this.parentOfNext();
    const block = createBlock(parent.hash, view, env.payloadOf(view));
    const proposal = env.sign(PROPOSE, view, block, certificate);
    env.proposed(proposal);
    env.broadcast(proposal);
    this.#hearProposal(env, proposal);
  }

  /** What the node's next proposal stands on, with the votes that certify it. */
  protected parentOfNext(): { block: Block; certificate: Votes } {
    return { block: this.high.block, certificate: this.certificate };
  }

  /** The votes that certify a block which some proposal stands on; none where there is no such proposal. */
  protected certificateOf(block: TreeBlock): Votes {
    for (const child of block.children) {
      const proposal = this.chain.proposalOf(child.block.hash);
      if (proposal !== undefined) return proposal.justify;
    }
    return [];
  }

  #mayPropose(env: ReplicaEnv): boolean {
    const { view } = this.pacemaker;
    if (view > this.committee.lastEpoch || this.#proposedView >= view) return false;
    if (this.committee.leaderOf(view) !== env.self) return false;
    if (this.pacemaker.certifiedView >= view - 1) return true;
    return this.pacemaker.isGivenUp(view - 1) && this.pacemaker.hasWaited(env);
  }

  // Vote

  /** Algorithm 4, onReceiveProposal. What it proves counts whenever it comes; it is voted for in its own view. */
  #hearProposal(env: ReplicaEnv, proposal: SignedMessage): Refusal | undefined {
    const { epoch, justify, signer } = proposal;
    const block = proposal.block as Block;
    if (signer !== this.committee.leaderOf(epoch)) return 'wrong-leader';
    const parent = this.#certifiedBy(env, justify);
    if (parent?.hash !== block.parent) return 'bad-justification';
    if (parent.epoch >= epoch) return 'epoch-not-increasing';
    this.chain.tree.add(parent);
    if (!this.chain.keep(proposal)) return undefined;
    const isLate = epoch < this.pacemaker.view || epoch <= this.#votedView;
    const isSecond = this.#waiting.has(epoch);
    if (!isLate && !isSecond) this.#waiting.set(epoch, proposal);
    this.chain.fetch(env, this.chain.tree.add(parent), signer);
    this.learn(env, parent, justify);
    this.#judge(env);
    if (isSecond) return 'second-proposal';
    return isLate ? 'late-proposal' : undefined;
  }

  /** Votes in the present view if its proposal has come and is safe, and then goes to the next one. */
  #judge(env: ReplicaEnv): void {
    const { view } = this.pacemaker;
    const proposal = this.#waiting.get(view);
    if (proposal === undefined || view <= this.#votedView) return;
    this.#waiting.delete(view);
    const block = this.chain.tree.add(proposal.block as Block);
    if (block.height >= 0) this.#lockAndDecide(env, block.parent as TreeBlock);
    const reason = this.reasonAgainst(block);
    if (reason !== undefined) {
      env.refused(proposal, reason);
      return;
    }
    this.#votedView = view;
    const vote = env.sign(VOTE, view, block.block);
    env.voted(vote);
    const collector = this.committee.leaderOf(view + 1);
    if (collector !== env.self) env.send(collector, vote);
    this.enter(env, view + 1);
    if (collector === env.self) this.#collect(env, vote);
  }

  /**
   * Algorithm 1, safeNode: the block extends the locked one (the safety rule), or its certificate is of a later view than
   * the lock (the liveness rule). A node that cannot see the whole chain cannot tell.
   */
  protected reasonAgainst(block: TreeBlock): Refusal | undefined {
    const { parent } = block;
    if (parent === undefined || block.height < 0) return 'unknown-parent';
    const isSafe = isAncestor(this.locked, block) || parent.block.epoch > this.locked.block.epoch;
    return isSafe ? undefined : 'below-lock';
  }

  // Certify

  /** Algorithm 4, onReceiveVote: the next leader makes a certificate of a quorum of votes. */
  #collect(env: ReplicaEnv, vote: SignedMessage): Refusal | undefined {
    if (this.committee.leaderOf(vote.epoch + 1) !== env.self) return 'wrong-leader';
    if (vote.epoch <= this.pacemaker.certifiedView) return undefined;
    const certificate = this.#boxes.add(vote);
    if (certificate !== undefined) this.certify(env, vote.block as Block, certificate);
    return undefined;
  }

  /** The leader's own certificate: nobody else has it before it proposes. */
  protected certify(env: ReplicaEnv, block: Block, certificate: Votes): void {
    this.learn(env, block, certificate);
  }

  /** Algorithm 4, update: a certificate prepares its block, locks the one before, decides the one before that. */
  protected learn(env: ReplicaEnv, block: Block, certificate: Votes): void {
    const certified = this.chain.certify(env, block);
    if (block.epoch > this.high.block.epoch) {
      this.high = certified;
      this.certificate = certificate;
      this.#boxes.forget(block.epoch);
    }
    if (certified.height >= 0) this.#lockAndDecide(env, certified);
    this.certifiedView(env, block.epoch);
  }

  #lockAndDecide(env: ReplicaEnv, certified: TreeBlock): void {
    const before = certified.parent as TreeBlock;
    const first = before.parent as TreeBlock;
    const isThreeChain = this.settings.chain === 3;
    const lock = isThreeChain ? before : certified;
    if (lock.block.epoch > this.locked.block.epoch) this.locked = lock;
    const follows = certified.block.epoch === before.block.epoch + 1;
    if (!isThreeChain) {
      if (follows) this.chain.finalise(env, before);
    } else if (follows && before.block.epoch === first.block.epoch + 1) this.chain.finalise(env, first);
  }

  /** The block that votes certify. No votes certify genesis. */
  #certifiedBy(env: ReplicaEnv, votes: Votes): Block | undefined {
    if (votes.length === 0) return this.committee.genesis;
    if (votes === this.certificate) return this.high.block;
    return certifiedBlock(env, this.committee, votes, isVote);
  }

  // Views

  protected certifiedView(env: ReplicaEnv, view: number): void {
    if (this.pacemaker.certify(view)) this.enter(env, view + 1);
  }

  protected enter(env: ReplicaEnv, view: number): void {
    if (view > this.pacemaker.view) {
      for (const past of this.#waiting.keys()) if (past < view) this.#waiting.delete(past);
      this.pacemaker.enter(env, view);
    }
    this.#proposeIfDue(env);
    this.#judge(env);
  }

  /** Algorithm 5, nextView interrupt: who gives up a view tells all, with the highest certificate that it knows. */
  #giveUp(env: ReplicaEnv, view: number): void {
    if (view > this.committee.lastEpoch) return;
    if (view > this.pacemaker.view) this.enter(env, view);
    this.pacemaker.giveUp(env, view);
    env.broadcast(env.sign(NEW_VIEW, view, this.high.block, this.certificate));
    if (view === this.committee.lastEpoch) this.enter(env, view + 1);
    else this.#followOthers(env);
  }

  #hearGivenUp(env: ReplicaEnv, message: SignedMessage): Refusal | undefined {
    const { epoch, justify, signer } = message;
    const block = this.#certifiedBy(env, justify);
    if (block === undefined || block.hash !== message.block?.hash) return 'bad-justification';
    this.chain.fetch(env, this.chain.tree.add(block), signer);
    this.learn(env, block, justify);
    if (epoch + 1 < this.pacemaker.view) this.#help(env, signer);
    if (this.pacemaker.hear(signer, epoch)) this.#followOthers(env);
    return undefined;
  }

  /** One honest node that gave a view up is enough to do so too; after a quorum of them the next view begins. */
  #followOthers(env: ReplicaEnv): void {
    const { pacemaker } = this;
    const { lastEpoch } = this.committee;
    const joinable = Math.min(pacemaker.heardOfByOne(), lastEpoch);
    if (joinable >= pacemaker.view && joinable > pacemaker.ownGivenUp) this.#giveUp(env, joinable);
    const over = Math.min(pacemaker.heardOfByQuorum(), lastEpoch);
    if (over >= pacemaker.view) this.enter(env, over + 1);
    else this.#proposeIfDue(env);
  }

  /** A node that is views behind is told the highest certificate, and that its view is over. */
  #help(env: ReplicaEnv, node: number): void {
    const view = this.pacemaker.view - 1;
    if (node !== env.self) env.send(node, env.sign(NEW_VIEW, view, this.high.block, this.certificate));
  }

  // Snapshots

  snapshot(): PlainData {
    return { chain: this.chain.snapshot(), own: this.#keep() };
  }

  hash(): number {
    const hash = new Hash64();
    this.chain.addTo(hash);
    hash.addBytes(encodePlain(this.#keep()));
    return hash.low();
  }

  /** Its state but for the blocks, of which there are ever more. */
  #keep(): PlainData {
    return {
      votedView: this.#votedView,
      proposedView: this.#proposedView,
      high: this.high.block.hash,
      certificate: this.certificate.map(({ id }) => id),
      locked: this.locked.block.hash,
      waiting: [...this.#waiting.values()].map(({ id }) => id),
      boxes: this.#boxes.snapshot(),
      pacemaker: this.pacemaker.snapshot(),
    };
  }

  restore(state: PlainData, archive: MessageArchive): void {
    const { chain, own } = state as { chain: PlainData; own: PlainData };
    const saved = own as unknown as SavedHotStuff;
    const blockOf = (hash: string) => this.chain.tree.find(hash) as TreeBlock;
    this.chain.restore(chain, archive);
    this.#votedView = saved.votedView;
    this.#proposedView = saved.proposedView;
    this.high = blockOf(saved.high);
    this.certificate = saved.certificate.map((id) => archive.get(id));
    this.locked = blockOf(saved.locked);
    this.#waiting.clear();
    for (const message of saved.waiting.map((id) => archive.get(id)))
      this.#waiting.set(message.epoch, message);
    this.#boxes.restore(saved.boxes, archive);
    this.pacemaker.restore(saved.pacemaker);
  }
}

function isVote(message: SignedMessage): boolean {
  return message.phase === VOTE && message.block?.epoch === message.epoch;
}
