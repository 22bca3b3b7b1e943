import type { Block } from '../../../../core/consensus/block.ts';
import type { ReplicaEnv } from '../../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../../core/consensus/signedMessage.ts';
import { ChainedHotStuff } from './chainedHotStuff.ts';

/**
 * A leader that forks as deep as the others follow: it keeps the certificate that it made itself, and proposes on the block
 * that all are locked on. With three certificates that orphans two blocks, with two of them one (Gai, Farahbakhsh, Niu,
 * Feng, Beschastnikh and Duan 2021, section IV).
 */
export class ForkingHotStuff extends ChainedHotStuff {
  /** Its own certificate serves to end the view, no more. */
  protected override certify(env: ReplicaEnv, block: Block): void {
    this.certifiedView(env, block.epoch);
  }

  protected override parentOfNext(): { block: Block; certificate: readonly SignedMessage[] } {
    return { block: this.locked.block, certificate: this.certificateOf(this.locked) };
  }
}
