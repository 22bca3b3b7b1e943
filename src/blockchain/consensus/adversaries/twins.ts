import type { ReplicaEnv } from '../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { settings } from '../../../core/data/config/schema.ts';
import { type AdversaryPlace, defineAdversary } from './adversary.ts';
import { existing, nodeListSetting, partsOf } from './nodeList.ts';
import { Tampering } from './tampering.ts';

/** One of two nodes with one key. It keeps to the rules before its part of the network, and to the rest it is not there. */
class Twin extends Tampering {
  readonly #part: readonly number[];
  /** Whom it hears, by place among the validators. */
  readonly #hears: readonly boolean[];

  constructor(place: AdversaryPlace, first: readonly number[]) {
    super(place);
    this.#part = partsOf(place, first)[place.instance];
    const hears: boolean[] = [];
    for (const [node, places] of place.places.entries())
      for (const each of places) hears[each] = this.#part.includes(node);
    this.#hears = hears;
  }

  /** What it hears from the other part, or from its twin, it does not hear; other twins talk to both. */
  override receive(env: ReplicaEnv, message: SignedMessage, from: number): void {
    if (this.#hears[from]) super.receive(env, message, from);
  }

  /** Two nodes have two sets of clients: without that, twins who agree would propose the same. */
  override payloadOf(epoch: number): string {
    const payload = super.payloadOf(epoch);
    return this.place.instance === 0 ? payload : `${payload}, twin`;
  }

  override broadcast(message: SignedMessage): void {
    this.sendTo(this.#part, message);
  }

  override send(to: number, message: SignedMessage): void {
    if (this.#part.includes(to)) super.send(to, message);
  }
}

/**
 * Two instances of a correct node under one key, each in its part of the network: equivocation, double votes and lost memory
 * without a line of Byzantine code (Bano, Sonnino, Chursin, Perelman, Li, Ching and Malkhi, "Twins: BFT Systems Made
 * Robust", 2021).
 */
export const twins = defineAdversary({
  name: 'twins',
  title: 'Two nodes with one key, each of which talks to a part of the others',
  instances: 2,
  settings: settings('Settings of twins', {
    first: nodeListSetting(
      'Nodes that the first twin talks to; the lower half of the others where none is named',
    ),
  }),
  corrupt: (place, { first }) => new Twin(place, existing(place, 'first', first)),
});
