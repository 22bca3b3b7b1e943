import { FEED } from '../../../core/models/messages/marketData.ts';
import { MarketNotice } from '../../../core/models/messages/marketNotice.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { type Notice, TO_ALL } from '../../../core/models/ports/mechanism.ts';
import type { ActorId } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { Subscriptions } from './subscriptions.ts';

/** What a mechanism announces: each a fact in the log, and a message to one account or to whoever listens. */
export class NoticeFeed {
  readonly #subscriptions: Subscriptions;
  /** Notices to all, of each instrument. */
  readonly #sequences: Float64Array;

  constructor(instruments: number, subscriptions: Subscriptions) {
    this.#subscriptions = subscriptions;
    this.#sequences = new Float64Array(instruments);
  }

  publish(ctx: ActorContext, notice: Notice): void {
    const { account, code, instrument, order, price, quantity, side, until } = notice;
    const sequence = account === TO_ALL ? ++this.#sequences[instrument] : 0;
    const send = (to: ActorId) => {
      ctx.send(to, MarketNotice.id, instrument, sequence, account, code, order, side, price, quantity, until);
    };
    ctx.record(MarketNotice.id, instrument, sequence, account, code, order, side, price, quantity, until);
    if (account !== TO_ALL) {
      send(account);
      return;
    }
    const subscribers = this.#subscriptions.count(FEED.notices, instrument);
    const list = this.#subscriptions.list(FEED.notices, instrument);
    for (let i = 0; i < subscribers; i++) send(list[i]);
  }

  snapshot(): PlainData {
    return this.#sequences.slice();
  }

  restore(state: PlainData): void {
    this.#sequences.set(state as Float64Array);
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#sequences, 0, this.#sequences.length);
  }
}
