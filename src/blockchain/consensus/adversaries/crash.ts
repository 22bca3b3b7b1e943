import type { Block } from '../../../core/consensus/block.ts';
import type { Refusal } from '../../../core/consensus/refusals.ts';
import type { ReplicaEnv } from '../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { integerSetting, settings } from '../../../core/data/config/schema.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { type AdversaryPlace, defineAdversary } from './adversary.ts';
import { othersThan } from './nodeList.ts';
import { Tampering } from './tampering.ts';

/** An honest node until it goes down for good, in the middle of what it sends. */
class Crash extends Tampering {
  readonly #epoch: number;
  readonly #reached: readonly number[];
  #isDue = false;
  #isDown = false;

  constructor(place: AdversaryPlace, epoch: number, reaches: number) {
    super(place);
    this.#epoch = epoch;
    this.#reached = othersThan(place.self, place.committee.nodes).slice(0, reaches);
  }

  override receive(env: ReplicaEnv, message: SignedMessage, from: number): void {
    if (!this.#isDown) super.receive(env, message, from);
  }

  override wake(env: ReplicaEnv, tag: number): void {
    if (!this.#isDown) super.wake(env, tag);
  }

  override beganEpoch(epoch: number): void {
    super.beganEpoch(epoch);
    if (epoch >= this.#epoch) this.#isDue = true;
  }

  override broadcast(message: SignedMessage): void {
    if (this.#isDown) return;
    if (!this.#isDue) super.broadcast(message);
    else this.#goDown(this.#reached, message);
  }

  override send(to: number, message: SignedMessage): void {
    if (this.#isDown) return;
    if (!this.#isDue) super.send(to, message);
    else this.#goDown(this.#reached.includes(to) ? [to] : [], message);
  }

  // What the replica still does in the handler in which it went down did not happen.

  override voted(vote: SignedMessage): void {
    if (!this.#isDown) super.voted(vote);
  }

  override certified(block: Block): void {
    if (!this.#isDown) super.certified(block);
  }

  override finalised(block: Block): void {
    if (!this.#isDown) super.finalised(block);
  }

  override refused(message: SignedMessage, why: Refusal): void {
    if (!this.#isDown) super.refused(message, why);
  }

  #goDown(reached: readonly number[], message: SignedMessage): void {
    this.#isDown = true;
    this.sendTo(reached, message);
  }

  protected override keep(): PlainData {
    return { isDue: this.#isDue, isDown: this.#isDown };
  }

  protected override recall(state: PlainData): void {
    const { isDue, isDown } = state as { isDue: boolean; isDown: boolean };
    this.#isDue = isDue;
    this.#isDown = isDown;
  }
}

/** A node that fails by stopping (Schlichting and Schneider 1983), but for the part of its last broadcast that got out. */
export const crash = defineAdversary({
  name: 'crash',
  title: 'Keeps to the rules until an epoch, then stops in the middle of a broadcast',
  settings: settings('Settings of a node that crashes', {
    epoch: integerSetting(3, 1, 10_000_000, { description: 'The first broadcast of this epoch is its last' }),
    reaches: integerSetting(1, 0, 1000, {
      description: 'How many others, in their order, the last broadcast reaches',
    }),
  }),
  corrupt: (place, { epoch, reaches }) => new Crash(place, epoch, reaches),
});
