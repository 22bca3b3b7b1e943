import { type Block, createBlock } from '../../../../core/consensus/block.ts';
import type { TreeBlock } from '../../../../core/consensus/blockTree.ts';
import type { Committee } from '../../../../core/consensus/committee.ts';
import type { MessageArchive } from '../../../../core/consensus/messageArchive.ts';
import type { Refusal } from '../../../../core/consensus/refusals.ts';
import type { Replica, ReplicaEnv } from '../../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../../core/consensus/signedMessage.ts';
import { encodePlain } from '../../../../core/data/codec/encode.ts';
import type { PlainData } from '../../../../core/models/plainData.ts';
import { Hash64 } from '../../../../core/utils/hash.ts';
import { Alarm } from '../views/alarm.ts';
import { certifiedBlock } from '../views/certificate.ts';
import { KnownChain } from '../views/knownChain.ts';
import { faultOf } from '../views/soundness.ts';
import { waitOf } from '../views/timeouts.ts';
import { Ballots } from './ballots.ts';
import { COMMIT, DECISION, FETCH, NEW_VIEW, PRE_PREPARE, PREPARE, VIEW_CHANGE } from './phases.ts';
import type { PbftSettings } from './settings.ts';
import { type Slot, Slots } from './slots.ts';
import { type Base, ViewChanges } from './viewChanges.ts';
import { ViewState } from './viewState.ts';

/** Tag of its one wake-up. */
const NO_PROGRESS = 1;

type Votes = readonly SignedMessage[];

interface SavedPbft {
  readonly numbers: readonly number[];
  readonly tip: string;
  readonly view: PlainData;
  readonly decided: readonly number[];
  readonly prepared: readonly number[];
  readonly newView: readonly number[];
  readonly slots: PlainData;
  readonly changes: readonly number[];
  readonly alarm: PlainData;
}

/**
 * Practical Byzantine fault tolerance, as in Castro and Liskov (1999), for a chain of blocks: the sequence numbers are the
 * heights. The primary of a view orders blocks by pre-prepares; a quorum of prepares shows that no other block can be
 * prepared in the same place; a quorum of commits that a quorum knows so, which makes the block final whatever comes. A
 * primary without progress is replaced by the next one, which must begin with the highest block that may be final.
 *
 * A block costs 2n(n - 1) messages while the primary works: n - 1 pre-prepares, (n - 1)^2 prepares, n(n - 1) commits.
 */
export class Pbft implements Replica {
  readonly #committee: Committee;
  readonly #settings: PbftSettings;
  readonly #ballots: Ballots;
  readonly #chain: KnownChain;
  readonly #slots = new Slots();
  readonly #changes: ViewChanges;
  readonly #alarm = new Alarm(NO_PROGRESS);
  readonly #view: ViewState;
  /** Views that were given up without progress since. */
  #inRow = 0;
  /** The ballot of its last commit. */
  #lastCommit = 0;
  #prepared: Votes = [];
  #decided: Votes = [];
  #decidedBallot = 0;
  /** What the present view began with; none for the first. */
  #newView: SignedMessage | undefined;
  #isProposing = false;

  constructor(committee: Committee, settings: PbftSettings) {
    this.#committee = committee;
    this.#settings = settings;
    this.#ballots = new Ballots(committee.lastEpoch);
    this.#chain = new KnownChain(committee.genesis, FETCH);
    this.#changes = new ViewChanges(committee, this.#ballots);
    this.#view = new ViewState(committee.genesis, this.#ballots);
  }

  start(env: ReplicaEnv): void {
    this.#setAlarm(env);
    this.#proposeIfDue(env);
  }

  receive(env: ReplicaEnv, message: SignedMessage): void {
    const fault = faultOf(env, this.#committee, message) ?? this.#take(env, message);
    if (fault !== undefined) env.refused(message, fault);
  }

  #take(env: ReplicaEnv, message: SignedMessage): Refusal | undefined {
    const { phase } = message;
    if (phase === PREPARE) return this.#hearPrepare(env, message);
    if (phase === COMMIT) return this.#hearCommit(env, message);
    if (phase === PRE_PREPARE) return this.#hearPrePrepare(env, message);
    if (phase === VIEW_CHANGE) return this.#hearViewChange(env, message);
    if (phase === NEW_VIEW) return this.#hearNewView(env, message);
    if (phase === DECISION) return this.#hearDecision(env, message);
    if (phase !== FETCH) return 'wrong-phase';
    this.#chain.answer(env, message);
    return undefined;
  }

  // Pre-prepare

  /** The primary orders the next blocks, as many at a time as the window lets it. */
  #proposeIfDue(env: ReplicaEnv): void {
    if (this.#isProposing) return;
    this.#isProposing = true;
    while (this.#mayPropose(env)) {
      const ballot = this.#view.tipBallot + 1;
      const block = createBlock(this.#view.tip.hash, ballot, env.payloadOf(ballot));
      const proposal = env.sign(PRE_PREPARE, ballot, block);
      this.#chain.keep(proposal);
      env.beganEpoch(ballot);
      env.proposed(proposal);
      env.broadcast(proposal);
      this.#accept(env, proposal);
    }
    this.#isProposing = false;
  }

  #mayPropose(env: ReplicaEnv): boolean {
    const { isChanging, tipBallot, tipHeight } = this.#view;
    if (isChanging || tipHeight >= this.#committee.lastEpoch) return false;
    if (this.#committee.leaderOf(tipBallot + 1) !== env.self) return false;
    return tipHeight < this.#view.decidedHeight(this.#decidedBallot) + this.#settings.window;
  }

  #hearPrePrepare(env: ReplicaEnv, message: SignedMessage): Refusal | undefined {
    const { epoch, signer } = message;
    const block = message.block as Block;
    if (block.epoch !== epoch || this.#ballots.heightOf(epoch) === 0) return 'wrong-epoch';
    if (signer !== this.#committee.leaderOf(epoch)) return 'wrong-leader';
    if (!this.#chain.keep(message)) return undefined;
    this.#finaliseIfWhole(env, signer);
    if (this.#ballots.viewOf(epoch) < this.#view.number) return 'stale-view';
    if (epoch <= this.#decidedBallot) return 'late-proposal';
    if (!this.#view.await(message)) return 'second-proposal';
    this.#acceptWaiting(env);
    return undefined;
  }

  /** Section 4.2: accepted is one block in each place of a view, in the order of the places, each on the one before. */
  #acceptWaiting(env: ReplicaEnv): void {
    for (let next = this.#view.next(); next !== undefined; next = this.#view.next()) {
      this.#view.takeNext();
      if ((next.block as Block).parent === this.#view.tip.hash) this.#accept(env, next);
      else env.refused(next, 'unknown-parent');
    }
  }

  // Prepare

  /** A block is accepted from the primary: by its pre-prepare, or by the new view that begins with it. */
  #accept(env: ReplicaEnv, proposal: SignedMessage): void {
    const { epoch, signer } = proposal;
    const block = proposal.block as Block;
    this.#view.accept(epoch, block);
    const slot = this.#slots.of(epoch, block);
    slot.isAccepted = true;
    slot.prepares.add(proposal);
    if (signer !== env.self) {
      env.beganEpoch(epoch);
      const prepare = env.sign(PREPARE, epoch, block);
      slot.prepares.add(prepare);
      env.voted(prepare);
      env.broadcast(prepare);
    }
    this.#commitIfPrepared(env, slot);
  }

  #hearPrepare(env: ReplicaEnv, message: SignedMessage): Refusal | undefined {
    if (message.epoch <= this.#decidedBallot) return undefined;
    const slot = this.#slots.of(message.epoch, message.block as Block);
    slot.prepares.add(message);
    this.#commitIfPrepared(env, slot);
    return undefined;
  }

  // Commit

  /** A block with a quorum of prepares is prepared; who has promised to leave the view says no more in it. */
  #commitIfPrepared(env: ReplicaEnv, slot: Slot): void {
    const { ballot, block, prepares } = slot;
    if (slot.isPrepared || !slot.isAccepted || prepares.messages.length < this.#committee.quorum) return;
    if (this.#view.isChanging || this.#ballots.viewOf(ballot) !== this.#view.number) return;
    slot.isPrepared = true;
    this.#chain.certify(env, block);
    // A block on this one may have been prepared before it: the commit for that one speaks for both.
    if (ballot <= this.#lastCommit) return;
    this.#lastCommit = ballot;
    this.#prepared = prepares.messages.slice();
    const commit = env.sign(COMMIT, ballot, block);
    slot.commits.add(commit);
    env.voted(commit);
    env.broadcast(commit);
    this.#decideIfCommitted(env, slot);
  }

  #hearCommit(env: ReplicaEnv, message: SignedMessage): Refusal | undefined {
    if (message.epoch <= this.#decidedBallot) return undefined;
    const slot = this.#slots.of(message.epoch, message.block as Block);
    slot.commits.add(message);
    this.#decideIfCommitted(env, slot);
    return undefined;
  }

  #decideIfCommitted(env: ReplicaEnv, { ballot, block, commits }: Slot): void {
    const { messages } = commits;
    if (messages.length < this.#committee.quorum || ballot <= this.#decidedBallot) return;
    this.#decide(env, ballot, block, messages.slice());
  }

  /** A quorum of commits decides in whatever view a node is, and shows that theirs has begun. */
  #decide(env: ReplicaEnv, ballot: number, block: Block, commits: Votes): void {
    const view = this.#ballots.viewOf(ballot);
    this.#decidedBallot = ballot;
    this.#decided = commits;
    this.#slots.forget(ballot);
    this.#chain.certify(env, block);
    this.#finaliseIfWhole(env, commits[0].signer);
    const { number, isChanging, tipBallot } = this.#view;
    if (view > number || (view === number && isChanging)) this.#begin(ballot, block, undefined);
    else if (view === number && ballot > tipBallot) this.#view.accept(ballot, block);
    this.#inRow = 0;
    if (!this.#view.isChanging) this.#setAlarm(env);
    this.#acceptWaiting(env);
    this.#proposeIfDue(env);
  }

  /** The last decided block is final as soon as the way to it is known. A second chain, beyond f faults, is told of too. */
  #finaliseIfWhole(env: ReplicaEnv, informant: number): void {
    if (this.#decided.length === 0) return;
    const block = this.#chain.tree.add(this.#decided[0].block as Block);
    if (block.height >= 0) this.#chain.finalise(env, block);
    else this.#chain.fetch(env, block, informant);
  }

  // View change

  wake(env: ReplicaEnv): void {
    if (!this.#alarm.rings(env)) return;
    if (this.#isLast()) {
      this.#finaliseIfWhole(env, env.rng.below(this.#committee.nodes));
      this.#setAlarm(env);
      return;
    }
    // Section 4.5.2: a node waits for a quorum that wants the view before it asks for the one after.
    const { isChanging, number } = this.#view;
    const isAlone = isChanging && this.#changes.askedByQuorum() < number;
    this.#askFor(env, isAlone ? number : number + 1);
  }

  /** Nothing is left to be decided. */
  #isLast(): boolean {
    return this.#ballots.heightOf(this.#decidedBallot) === this.#committee.lastEpoch;
  }

  /** Asks all for a view, perhaps again, and shows the highest block that the node has prepared. */
  #askFor(env: ReplicaEnv, view: number): void {
    if (view > this.#view.number) this.#inRow += 1;
    this.#view.ask(view);
    const block = this.#prepared.length === 0 ? this.#committee.genesis : this.#prepared[0].block;
    const change = env.sign(VIEW_CHANGE, this.#ballots.of(view, 0), block, this.#prepared);
    env.broadcast(change);
    this.#changes.add(change);
    this.#setAlarm(env);
    this.#followOthers(env);
  }

  #hearViewChange(env: ReplicaEnv, change: SignedMessage): Refusal | undefined {
    if (!this.#changes.isSound(env, change)) return 'bad-justification';
    const isNew = this.#changes.add(change);
    if (!this.#view.isChanging) this.#help(env, change);
    if (isNew) this.#followOthers(env);
    return undefined;
  }

  /** Section 4.5.2: who sees that an honest node asks for a later view joins it. The primary of a view begins it. */
  #followOthers(env: ReplicaEnv): void {
    const { isChanging, number } = this.#view;
    const asked = this.#changes.askedByOne();
    if (asked > number && !this.#isLast()) {
      this.#askFor(env, asked);
      return;
    }
    if (!isChanging || this.#committee.leaderOf(this.#ballots.of(number, 0)) !== env.self) return;
    const proof = this.#changes.proofOf(number);
    if (proof === undefined) return;
    const base = this.#changes.highestOf(proof);
    const newView = env.sign(NEW_VIEW, this.#ballots.of(number, base.height), base.block, proof);
    env.broadcast(newView);
    this.#enter(env, newView, base);
  }

  #hearNewView(env: ReplicaEnv, message: SignedMessage): Refusal | undefined {
    const { epoch, justify, signer } = message;
    const view = this.#ballots.viewOf(epoch);
    if (signer !== this.#committee.leaderOf(epoch)) return 'wrong-leader';
    const { isChanging, number } = this.#view;
    if (view < number || (view === number && !isChanging)) return 'stale-view';
    const base = this.#changes.baseOf(env, view, justify);
    if (base === undefined || base.block.hash !== message.block?.hash) return 'bad-justification';
    if (base.height !== this.#ballots.heightOf(epoch)) return 'bad-justification';
    this.#enter(env, message, base);
    return undefined;
  }

  #enter(env: ReplicaEnv, newView: SignedMessage, { block, height }: Base): void {
    this.#begin(newView.epoch, block, newView);
    this.#setAlarm(env);
    this.#chain.fetch(env, this.#chain.tree.add(block), newView.signer);
    if (height > 0) this.#accept(env, newView);
    this.#acceptWaiting(env);
    this.#proposeIfDue(env);
  }

  #begin(ballot: number, tip: Block, newView: SignedMessage | undefined): void {
    this.#view.begin(ballot, tip);
    this.#newView = newView;
  }

  #setAlarm(env: ReplicaEnv): void {
    if (this.#isLast() && this.#chain.finalHeight === this.#committee.lastEpoch) this.#alarm.stop();
    else this.#alarm.set(env, env.now + waitOf(this.#committee, this.#settings, this.#inRow));
  }

  // Nodes that fell behind

  /** A node that asks for a view is told what it may have missed: the view that runs, and the last decision. */
  #help(env: ReplicaEnv, { epoch, justify, signer }: SignedMessage): void {
    if (signer === env.self) return;
    if (this.#newView !== undefined && this.#ballots.viewOf(epoch) <= this.#view.number)
      env.send(signer, this.#newView);
    const known = justify.length === 0 ? 0 : justify[0].epoch;
    if (this.#decidedBallot > known)
      env.send(signer, env.sign(DECISION, this.#decidedBallot, this.#decided[0].block, this.#decided));
  }

  #hearDecision(env: ReplicaEnv, { block, epoch, justify }: SignedMessage): Refusal | undefined {
    const decided = certifiedBlock(env, this.#committee, justify, ({ phase }) => phase === COMMIT);
    if (decided === undefined || decided.hash !== block?.hash || justify[0].epoch !== epoch)
      return 'bad-justification';
    if (epoch > this.#decidedBallot) this.#decide(env, epoch, decided, justify);
    return undefined;
  }

  // Snapshots

  snapshot(): PlainData {
    return { chain: this.#chain.snapshot(), own: this.#keep() };
  }

  hash(): number {
    const hash = new Hash64();
    this.#chain.addTo(hash);
    hash.addBytes(encodePlain(this.#keep()));
    return hash.low();
  }

  /** Its state but for the blocks, of which there are ever more. */
  #keep(): PlainData {
    const idsOf = (messages: Votes) => messages.map(({ id }) => id);
    return {
      numbers: [this.#inRow, this.#lastCommit, this.#decidedBallot],
      view: this.#view.snapshot(),
      tip: this.#view.tip.hash,
      decided: idsOf(this.#decided),
      prepared: idsOf(this.#prepared),
      newView: this.#newView === undefined ? [] : [this.#newView.id],
      slots: this.#slots.snapshot(),
      changes: this.#changes.snapshot(),
      alarm: this.#alarm.snapshot(),
    };
  }

  restore(state: PlainData, archive: MessageArchive): void {
    const { chain, own } = state as { chain: PlainData; own: PlainData };
    const saved = own as unknown as SavedPbft;
    const messagesOf = (ids: readonly number[]) => ids.map((id) => archive.get(id));
    [this.#inRow, this.#lastCommit, this.#decidedBallot] = saved.numbers;
    this.#chain.restore(chain, archive);
    this.#view.restore(saved.view, (this.#chain.tree.find(saved.tip) as TreeBlock).block, archive);
    this.#decided = messagesOf(saved.decided);
    this.#prepared = messagesOf(saved.prepared);
    this.#newView = messagesOf(saved.newView)[0];
    this.#slots.restore(saved.slots, archive);
    this.#changes.restore(saved.changes, archive);
    this.#alarm.restore(saved.alarm);
  }
}
