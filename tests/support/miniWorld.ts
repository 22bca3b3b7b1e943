import type { Actor } from '../../src/core/models/ports/actor.ts';
import type { Rng } from '../../src/core/utils/rng.ts';
import { FakeContext, type FakeMessage, type Sent } from './fakeContext.ts';

/** What happens to a message on its way: it is lost, comes in order, or overtakes some of its link. */
export type Fate = 'lost' | 'inOrder' | 'overtakes';

/**
 * Actors on a network without a clock: each link keeps its messages in order, and which link delivers next is drawn.
 * Every interleaving that some set of latencies could cause may come up.
 */
export class MiniWorld {
  readonly contexts: FakeContext[];
  readonly #actors: readonly Actor[];
  readonly #links = new Map<string, Sent[]>();
  readonly #rng: Rng;
  fate: (from: number, to: number, message: FakeMessage) => Fate = () => 'inOrder';

  /** Actor ids are places in `actors`. */
  constructor(actors: readonly Actor[], rng: Rng) {
    this.#actors = actors;
    this.#rng = rng;
    this.contexts = actors.map((_, id) => new FakeContext(id));
    for (const [id, actor] of actors.entries()) this.act(id, () => actor.start(this.contexts[id]));
  }

  /** Lets an actor do something outside the network: a wake-up, so to say. */
  act(id: number, doIt: (ctx: FakeContext) => void): void {
    doIt(this.contexts[id]);
    this.#post(this.contexts[id].take());
  }

  #post(sent: readonly Sent[]): void {
    for (const mail of sent) {
      const fate = this.fate(mail.from, mail.to, mail.message);
      if (fate === 'lost') continue;
      const key = `${mail.from}>${mail.to}`;
      const link = this.#links.get(key) ?? [];
      this.#links.set(key, link);
      const place = fate === 'inOrder' ? link.length : this.#rng.below(link.length + 1);
      link.splice(place, 0, mail);
    }
  }

  get inFlight(): number {
    let count = 0;
    for (const link of this.#links.values()) count += link.length;
    return count;
  }

  /** Delivers one message of a random link; false when nothing is in flight. */
  step(): boolean {
    const busy = [...this.#links.values()].filter((link) => link.length > 0);
    if (busy.length === 0) return false;
    const link = busy[this.#rng.below(busy.length)];
    const [mail] = link.splice(0, 1);
    const ctx = this.contexts[mail.to];
    for (const each of this.contexts) each.now += 1;
    this.#actors[mail.to].receive(ctx, mail.from, mail.message);
    this.#post(ctx.take());
    return true;
  }

  /** Delivers until nothing is in flight. */
  settle(limit = 1_000_000): void {
    for (let steps = 0; this.step(); steps++) {
      if (steps > limit) throw new Error('the world does not come to rest');
    }
  }
}
