import { NumberSet } from '../../../core/consensus/numberSet.ts';
import type { ReplicaEnv } from '../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { settings } from '../../../core/data/config/schema.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { defineAdversary } from './adversary.ts';
import { Tampering } from './tampering.ts';

/** Votes for whatever is proposed, however many proposals an epoch has. */
class DoubleVoter extends Tampering {
  readonly #seen = new NumberSet();
  readonly #cast = new NumberSet();

  override receive(env: ReplicaEnv, message: SignedMessage, from: number): void {
    super.receive(env, message, from);
    if (!this.#seen.add(message.id) || message.block === null || this.roleOf(message) === 'other') return;
    const vote = this.place.protocol.craft.voteFor(env, message);
    if (!this.#cast.add(vote.id)) return;
    env.voted(vote);
    env.broadcast(vote);
  }

  override broadcast(message: SignedMessage): void {
    if (this.isOwn(message, 'vote')) this.#cast.add(message.id);
    super.broadcast(message);
  }

  protected override keep(): PlainData {
    return { seen: this.#seen.snapshot(), cast: this.#cast.snapshot() };
  }

  protected override recall(state: PlainData): void {
    const { seen, cast } = state as { seen: Int32Array; cast: Int32Array };
    this.#seen.restore(seen);
    this.#cast.restore(cast);
  }
}

/** A node without the rule to vote once. */
export const doubleVoter = defineAdversary({
  name: 'double-voter',
  title: 'Votes for every block that it hears of',
  settings: settings('Settings of a double voter', {}),
  corrupt: (place) => new DoubleVoter(place),
});
