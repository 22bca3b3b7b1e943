import type { ActorId, ClientOrderId, SimTime } from '../../core/models/units.ts';
import type { KindIndex } from './kindIndex.ts';
import { LogHistogram } from './logHistogram.ts';

/** Stretches of an order's way, in the order in which they are covered; the last one is all of them together. */
export const HOPS = ['to the venue', 'in the venue', 'back to the trader', 'round trip'] as const;

/** Client order ids are below this; so an account and an id share one exact number. */
const ID_SPAN = 2 ** 31;

interface Timing {
  sent: SimTime;
  arrived: SimTime;
  answered: SimTime;
}

/**
 * How long timed orders took from the trader to the venue, there, and back, by kind of trader, in units of simulated
 * time. The trader's side comes from the gateway's facts `order-sent` and `order-acknowledged`, the venue's from the
 * order's delivery and its first line in the journal. An order that waits until a busy venue takes it is still on its
 * way there; an answer that waits for a busy trader still on its way back.
 */
export class LatencyHops {
  /** `[kind][hop]`, kinds as in the index, hops as in {@link HOPS}. */
  readonly byKind: readonly (readonly LogHistogram[])[];
  readonly #kinds: KindIndex;
  readonly #underway = new Map<ActorId, Map<number, Timing>>();

  constructor(kinds: KindIndex) {
    this.#kinds = kinds;
    this.byKind = kinds.names.map(() => HOPS.map(() => new LogHistogram()));
  }

  /** Orders timed all the way. */
  get orders(): number {
    return this.byKind.reduce((sum, hops) => sum + hops[0].total, 0);
  }

  /** A hop of all kinds together, as numbered in {@link HOPS}. */
  overall(hop: number): LogHistogram {
    const all = new LogHistogram();
    for (const hops of this.byKind) all.addAll(hops[hop]);
    return all;
  }

  sent(time: SimTime, account: ActorId, venue: ActorId, id: ClientOrderId): void {
    let orders = this.#underway.get(venue);
    if (orders === undefined) {
      orders = new Map();
      this.#underway.set(venue, orders);
    }
    orders.set(account * ID_SPAN + id, { sent: time, arrived: Number.NaN, answered: Number.NaN });
  }

  /** A new order was handed to the venue. */
  arrived(time: SimTime, account: ActorId, venue: ActorId, id: ClientOrderId): void {
    const timing = this.#underway.get(venue)?.get(account * ID_SPAN + id);
    if (timing !== undefined) timing.arrived = time;
  }

  /** The venue accepted or refused a new order. */
  answered(time: SimTime, account: ActorId, venue: ActorId, id: ClientOrderId): void {
    const timing = this.#underway.get(venue)?.get(account * ID_SPAN + id);
    if (timing !== undefined) timing.answered = time;
  }

  /** The answer reached the trader. What lacks a stretch in the log is left out. */
  acknowledged(time: SimTime, account: ActorId, venue: ActorId, id: ClientOrderId): void {
    const orders = this.#underway.get(venue);
    const timing = orders?.get(account * ID_SPAN + id);
    if (timing === undefined) return;
    orders?.delete(account * ID_SPAN + id);
    const { sent, arrived, answered } = timing;
    const kind = this.#kinds.of(account);
    if (kind < 0 || Number.isNaN(arrived) || Number.isNaN(answered)) return;
    const [out, there, back, whole] = this.byKind[kind];
    out.add(arrived - sent);
    there.add(answered - arrived);
    back.add(time - answered);
    whole.add(time - sent);
  }
}
