import type { Block } from '../../../../core/consensus/block.ts';
import type { Committee } from '../../../../core/consensus/committee.ts';
import type { MessageArchive } from '../../../../core/consensus/messageArchive.ts';
import type { ReplicaEnv } from '../../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../../core/consensus/signedMessage.ts';
import { certifiedBlock, isGenuine } from '../views/certificate.ts';
import { ViewTally } from '../views/viewTally.ts';
import type { Ballots } from './ballots.ts';
import { NEW_VIEW, PRE_PREPARE, PREPARE, VIEW_CHANGE } from './phases.ts';

/** What a new view begins with: the block that may have been decided, and its height. */
export interface Base {
  readonly block: Block;
  readonly height: number;
}

/**
 * The view changes of section 4.4. Blocks form a chain, so a node shows one certificate, that of its highest prepared block,
 * for all that it has prepared; and of a quorum of them the highest one stands for all that may have been decided.
 */
export class ViewChanges {
  readonly #committee: Committee;
  readonly #ballots: Ballots;
  /** The last view change of each node. */
  readonly #newest: (SignedMessage | undefined)[];
  readonly #views: ViewTally;

  constructor(committee: Committee, ballots: Ballots) {
    this.#committee = committee;
    this.#ballots = ballots;
    this.#newest = Array.from({ length: committee.nodes });
    this.#views = new ViewTally(committee.nodes);
  }

  /** False where as much was known. */
  add(message: SignedMessage): boolean {
    if (!this.#views.raise(message.signer, this.#ballots.viewOf(message.epoch))) return false;
    this.#newest[message.signer] = message;
    return true;
  }

  /** The highest view that an honest node asks for, for certain. */
  askedByOne(): number {
    const { nodes, quorum } = this.#committee;
    return this.#views.reachedBy(nodes - quorum + 1);
  }

  askedByQuorum(): number {
    return this.#views.reachedBy(this.#committee.quorum);
  }

  /** A quorum of view changes to that view, by number of the node; undefined while there are fewer. */
  proofOf(view: number): SignedMessage[] | undefined {
    const { quorum } = this.#committee;
    const proof: SignedMessage[] = [];
    for (const message of this.#newest)
      if (message !== undefined && this.#ballots.viewOf(message.epoch) === view && proof.length < quorum)
        proof.push(message);
    return proof.length === quorum ? proof : undefined;
  }

  /** True where a view change shows what it says that its node has prepared, in an earlier view. */
  isSound(env: ReplicaEnv, { epoch, block, justify }: SignedMessage): boolean {
    const { genesis } = this.#committee;
    if (this.#ballots.heightOf(epoch) !== 0) return false;
    if (justify.length === 0) return block?.hash === genesis.hash;
    const prepared = certifiedBlock(env, this.#committee, justify, (vote) => this.#isPrepare(vote));
    return prepared !== undefined && prepared.hash === block?.hash && justify[0].epoch < epoch;
  }

  /** What a view begins with by the view changes that its primary shows; undefined where they show nothing. */
  baseOf(env: ReplicaEnv, view: number, proof: readonly SignedMessage[]): Base | undefined {
    const signers = new Set(proof.map(({ signer }) => signer));
    if (signers.size < this.#committee.quorum) return undefined;
    const areSound = proof.every(
      (change) =>
        change.phase === VIEW_CHANGE &&
        change.epoch === this.#ballots.of(view, 0) &&
        isGenuine(env, this.#committee, change) &&
        this.isSound(env, change),
    );
    return areSound ? this.highestOf(proof) : undefined;
  }

  /**
   * The highest block that one of the view changes shows as prepared; genesis where none does. The certificate tells what
   * the block holds: of the view change's own nothing was signed but the hash.
   */
  highestOf(proof: readonly SignedMessage[]): Base {
    let ballot = 0;
    let block = this.#committee.genesis;
    for (const { justify } of proof) {
      const shown = justify.length === 0 ? 0 : justify[0].epoch;
      if (shown <= ballot) continue;
      ballot = shown;
      block = justify[0].block as Block;
    }
    return { block, height: this.#ballots.heightOf(ballot) };
  }

  /** The primary's pre-prepare, or its new view, counts as its prepare. */
  #isPrepare({ phase, signer, epoch }: SignedMessage): boolean {
    if (phase === PREPARE) return true;
    return (phase === PRE_PREPARE || phase === NEW_VIEW) && signer === this.#committee.leaderOf(epoch);
  }

  snapshot(): number[] {
    return this.#newest.flatMap((message) => (message === undefined ? [] : [message.id]));
  }

  restore(ids: readonly number[], archive: MessageArchive): void {
    this.#newest.fill(undefined);
    this.#views.restore(new Int32Array(this.#committee.nodes));
    for (const id of ids) this.add(archive.get(id));
  }
}
