import type { Committee } from '../../../../core/consensus/committee.ts';
import type { MessageArchive } from '../../../../core/consensus/messageArchive.ts';
import type { ReplicaEnv } from '../../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../../core/consensus/signedMessage.ts';
import type { PlainData } from '../../../../core/models/plainData.ts';
import type { Link } from './chainStore.ts';
import { Miner } from './miner.ts';
import type { LongestChainSettings } from './settings.ts';

interface SpenderState {
  readonly miner: PlainData;
  readonly shown: string;
  readonly base: string | null;
  readonly held: readonly number[];
}

/**
 * Spends coins twice, again and again, as in Rosenfeld, "Analysis of Hashrate-Based Double Spending" (2014): it finds a
 * block in secret, pays, and mines on while the payment gets its confirmations on the chain of the others. Once that is done
 * and its own chain is longer it shows it, and the payment is undone. It gives up when it is too far behind.
 */
export class DoubleSpender extends Miner {
  readonly #giveUp: number;
  /** Last block of the longest chain that everybody knows. */
  #shown: Link = this.chains.genesis;
  /** Where its own chain leaves that of the others; undefined while there is none. */
  #base: Link | undefined;
  /** The blocks of its own chain, the first to be found first. */
  #held: SignedMessage[] = [];

  /** @param giveUp blocks by which the others must lead for it to give up. */
  constructor(committee: Committee, self: number, settings: LongestChainSettings, giveUp: number) {
    super(committee, self, settings);
    this.#giveUp = giveUp;
  }

  protected override found(env: ReplicaEnv, link: Link): void {
    if (this.#base === undefined) {
      // On a tip of its own making it waits, so that every attack begins on a block of the others.
      if (this.#shown.message?.signer === env.self) return;
      this.#base = this.#shown;
    }
    this.head = link;
    this.#held.push(link.message as SignedMessage);
    this.#judge(env);
  }

  protected override heard(env: ReplicaEnv, link: Link): void {
    if (link.block.epoch <= this.#shown.block.epoch) return;
    this.#shown = link;
    if (this.#base === undefined) this.head = link;
    else this.#judge(env);
  }

  /** Shows its chain where that undoes a confirmed payment, and gives up where it never will. */
  #judge(env: ReplicaEnv): void {
    const base = (this.#base as Link).block.epoch;
    const others = this.#shown.block.epoch - base;
    const own = this.head.block.epoch - base;
    if (others >= this.settings.confirmations && own > others) {
      for (const message of this.#held) this.publish(env, message);
      this.#shown = this.head;
    } else if (others - own < this.#giveUp) return;
    this.head = this.#shown;
    this.#base = undefined;
    this.#held = [];
  }

  override snapshot(): PlainData {
    return {
      miner: super.snapshot(),
      shown: this.#shown.block.hash,
      base: this.#base === undefined ? null : this.#base.block.hash,
      held: this.#held.map(({ id }) => id),
    };
  }

  override restore(state: PlainData, archive: MessageArchive): void {
    const { miner, shown, base, held } = state as unknown as SpenderState;
    super.restore(miner, archive);
    this.#shown = this.chains.find(shown) as Link;
    this.#base = base === null ? undefined : this.chains.find(base);
    this.#held = held.map((id) => archive.get(id));
  }
}
