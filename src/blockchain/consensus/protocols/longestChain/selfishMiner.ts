import type { MessageArchive } from '../../../../core/consensus/messageArchive.ts';
import type { ReplicaEnv } from '../../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../../core/consensus/signedMessage.ts';
import type { PlainData } from '../../../../core/models/plainData.ts';
import type { Link } from './chainStore.ts';
import { Miner } from './miner.ts';

interface SelfishState {
  readonly miner: PlainData;
  readonly shown: string;
  readonly branch: number;
  readonly held: readonly number[];
}

/**
 * Selfish-Mine, Algorithm 1 of Eyal and Sirer, "Majority is not Enough: Bitcoin Mining is Vulnerable" (2014): a pool keeps
 * the blocks it finds, mines on them, and shows them when others come near, so that others mine in vain. The private chain
 * is the one that ends in `head`.
 */
export class SelfishMiner extends Miner {
  /** Last block of the longest chain that everybody knows. */
  #shown: Link = this.chains.genesis;
  /** Blocks of the private branch. */
  #branch = 0;
  /** Blocks of the private branch that nobody else has seen, the first to be found first. */
  #held: SignedMessage[] = [];

  protected override found(env: ReplicaEnv, link: Link): void {
    const lead = this.#lead();
    this.head = link;
    this.#held.push(link.message as SignedMessage);
    this.#branch++;
    if (lead !== 0 || this.#branch !== 2) return;
    // There were two branches of one block each: the second block of ours wins the race.
    this.#showAll(env);
  }

  protected override heard(env: ReplicaEnv, link: Link): void {
    if (link.block.epoch <= this.#shown.block.epoch) return;
    const lead = this.#lead();
    this.#shown = link;
    if (lead === 0) {
      this.head = link;
      this.#branch = 0;
      this.#held = [];
    } else if (lead === 1) this.#show(env, this.#held.length);
    else if (lead === 2) this.#showAll(env);
    else this.#show(env, 1);
  }

  /** Blocks by which the private chain is longer than the public one. */
  #lead(): number {
    return this.head.block.epoch - this.#shown.block.epoch;
  }

  #showAll(env: ReplicaEnv): void {
    this.#show(env, this.#held.length);
    this.#shown = this.head;
    this.#branch = 0;
  }

  #show(env: ReplicaEnv, count: number): void {
    for (const message of this.#held.splice(0, count)) this.publish(env, message);
  }

  override snapshot(): PlainData {
    return {
      miner: super.snapshot(),
      shown: this.#shown.block.hash,
      branch: this.#branch,
      held: this.#held.map(({ id }) => id),
    };
  }

  override restore(state: PlainData, archive: MessageArchive): void {
    const { miner, shown, branch, held } = state as unknown as SelfishState;
    super.restore(miner, archive);
    this.#shown = this.chains.find(shown) as Link;
    this.#branch = branch;
    this.#held = held.map((id) => archive.get(id));
  }
}
