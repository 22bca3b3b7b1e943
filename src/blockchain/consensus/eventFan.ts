import type { Block } from '../../core/consensus/block.ts';
import type { ConsensusEvents } from '../../core/consensus/consensusEvents.ts';
import type { Refusal } from '../../core/consensus/refusals.ts';
import type { SignedMessage } from '../../core/consensus/signedMessage.ts';

/** Tells several listeners, in their order. */
export class EventFan implements ConsensusEvents {
  readonly #listeners: readonly ConsensusEvents[];

  constructor(listeners: readonly ConsensusEvents[]) {
    this.#listeners = listeners;
  }

  get stopReason(): string | undefined {
    for (const { stopReason } of this.#listeners) if (stopReason !== undefined) return stopReason;
    return undefined;
  }

  received(node: number, message: SignedMessage, from: number, now: number, again: boolean): void {
    for (const listener of this.#listeners) listener.received?.(node, message, from, now, again);
  }

  sent(node: number, message: SignedMessage, receivers: number, now: number): void {
    for (const listener of this.#listeners) listener.sent?.(node, message, receivers, now);
  }

  beganEpoch(node: number, epoch: number, now: number): void {
    for (const listener of this.#listeners) listener.beganEpoch?.(node, epoch, now);
  }

  proposed(node: number, proposal: SignedMessage, now: number): void {
    for (const listener of this.#listeners) listener.proposed?.(node, proposal, now);
  }

  voted(node: number, vote: SignedMessage, now: number): void {
    for (const listener of this.#listeners) listener.voted?.(node, vote, now);
  }

  certified(node: number, block: Block, now: number): void {
    for (const listener of this.#listeners) listener.certified?.(node, block, now);
  }

  finalised(node: number, block: Block, now: number): void {
    for (const listener of this.#listeners) listener.finalised?.(node, block, now);
  }

  refused(node: number, message: SignedMessage, why: Refusal, now: number): void {
    for (const listener of this.#listeners) listener.refused?.(node, message, why, now);
  }

  crashed(node: number, isDown: boolean, now: number): void {
    for (const listener of this.#listeners) listener.crashed?.(node, isDown, now);
  }
}
