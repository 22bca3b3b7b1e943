import type { ConsensusEvents } from '../../../src/core/consensus/consensusEvents.ts';
import type { SignedMessage } from '../../../src/core/consensus/signedMessage.ts';

/** Counts messages as the papers do: each send to one receiver is one, under the epoch that it speaks of. */
export class Traffic implements ConsensusEvents {
  readonly #perEpoch: number[] = [0];
  #total = 0;

  sent(_node: number, message: SignedMessage, receivers: number): void {
    const perEpoch = this.#perEpoch;
    while (perEpoch.length <= message.epoch) perEpoch.push(0);
    perEpoch[message.epoch] += receivers;
    this.#total += receivers;
  }

  get total(): number {
    return this.#total;
  }

  /** Messages by epoch, from epoch 1 on. */
  get perEpoch(): readonly number[] {
    return this.#perEpoch.slice(1);
  }
}
