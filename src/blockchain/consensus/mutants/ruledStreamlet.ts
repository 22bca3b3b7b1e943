import type { TreeBlock } from '../../../core/consensus/blockTree.ts';
import type { Committee } from '../../../core/consensus/committee.ts';
import type { MessageArchive } from '../../../core/consensus/messageArchive.ts';
import type { Refusal } from '../../../core/consensus/refusals.ts';
import type { ReplicaEnv } from '../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { Streamlet } from '../../../core/consensus/streamlet.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import type { StreamletRules } from './rules.ts';
import { TreeView } from './treeView.ts';

/** Streamlet with its rules given: with those of the textbook it does what `Streamlet` does. */
export class RuledStreamlet extends Streamlet {
  readonly #rules: StreamletRules;
  readonly #view: TreeView;
  /** The epoch of the last vote. */
  #votedIn = 0;
  /** Something was taken in since finality was looked for. */
  #isNew = false;

  constructor(committee: Committee, rules: StreamletRules) {
    super(committee);
    this.#rules = rules;
    this.#view = new TreeView(this.tree);
  }

  override wake(env: ReplicaEnv, epoch: number): void {
    super.wake(env, epoch);
    this.#isNew = true;
    this.#finaliseAll(env);
  }

  override receive(env: ReplicaEnv, message: SignedMessage): void {
    super.receive(env, message);
    this.#finaliseAll(env);
  }

  override snapshot(): PlainData {
    return { replica: super.snapshot(), votedIn: this.#votedIn };
  }

  override restore(state: PlainData, archive: MessageArchive): void {
    const { replica, votedIn } = state as { replica: PlainData; votedIn: number };
    super.restore(replica, archive);
    this.#votedIn = votedIn;
  }

  override hash(): number {
    const hash = new Hash64();
    hash.addInt(super.hash());
    hash.addInt(this.#votedIn);
    return hash.low();
  }

  protected override echo(env: ReplicaEnv, message: SignedMessage): void {
    if (this.#rules.echoes) super.echo(env, message);
  }

  protected override longestTip(): TreeBlock {
    return this.#rules.parentFor(this.#view.refresh(this.final));
  }

  protected override hasProposal(epoch: number): boolean {
    if (this.#rules.judges === 'first') return super.hasProposal(epoch);
    return this.#rules.judges === 'first-votable' && this.#votedIn === epoch;
  }

  protected override reasonAgainst(block: TreeBlock): Refusal | undefined {
    if (block.parent === undefined || block.height < 0) return 'unknown-parent';
    const view = this.#view.refresh(this.final);
    if (!this.#rules.isVotable(view, block.parent)) return 'not-longest-chain';
    this.#votedIn = this.epoch;
    return undefined;
  }

  protected override countVote(block: TreeBlock, voter: number): void {
    if (this.#rules.countsCopies) block.votes++;
    else super.countVote(block, voter);
  }

  protected override finalBy(third: TreeBlock): TreeBlock | undefined {
    return this.#rules.finalBy(this.#view.refresh(this.final), third);
  }

  protected override faultOf(env: ReplicaEnv, message: SignedMessage): Refusal | undefined {
    this.#isNew = true;
    const fault = super.faultOf(env, message);
    if (fault !== 'wrong-leader' || this.#rules.checksLeader) return fault;
    return env.verify(message) ? undefined : 'bad-signature';
  }

  /** A rule may make final what no new notarisation does: every block that is known is looked at. */
  #finaliseAll(env: ReplicaEnv): void {
    if (!this.#isNew) return;
    this.#isNew = false;
    const view = this.#view.refresh(this.final);
    for (let place = 1; place < view.size; place++) this.finalise(env, view.at(place));
  }
}
