import { type Block, createBlock } from '../../../src/core/consensus/block.ts';
import type { SignedMessage } from '../../../src/core/consensus/signedMessage.ts';
import { NodeDesk } from './nodeDesk.ts';

/** Tag of the wake-up by which PBFT and HotStuff learn that a view has lasted too long. */
const ALARM = 1;

/** A desk for protocols whose messages justify themselves, and that measure time. */
export class ProtocolDesk extends NodeDesk {
  /** The node's clock comes to that time. */
  at(time: number): this {
    this.now = time;
    this.replica.wake(this, ALARM);
    return this;
  }

  override sign(
    phase: number,
    epoch: number,
    block: Block | null,
    justify: readonly SignedMessage[] = [],
  ): SignedMessage {
    return this.say(phase, block as Block, this.self, { epoch, justify });
  }

  /** Messages of one phase and epoch for a block, of several nodes. */
  saidBy(phase: number, epoch: number, block: Block, ...signers: readonly number[]): SignedMessage[] {
    return signers.map((signer) => this.say(phase, block, signer, { epoch }));
  }

  /** What the node has sent in that phase. */
  sentIn(phase: number): SignedMessage[] {
    return this.sent.filter((message) => message.phase === phase);
  }
}

export function childOf(parent: Block, epoch: number, payload = ''): Block {
  return createBlock(parent.hash, epoch, payload);
}
