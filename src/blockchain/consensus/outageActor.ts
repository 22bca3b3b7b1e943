import type { ConsensusEvents } from '../../core/consensus/consensusEvents.ts';
import type { Message } from '../../core/models/message.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import type { Actor, ActorContext } from '../../core/models/ports/actor.ts';

/** Tag of the wake-ups at which a node goes down or comes up: no protocol counts so far. */
const CHANGE = Number.MIN_SAFE_INTEGER;

/** A time in which a node is down; it may never be up again (infinity). */
export interface Downtime {
  readonly from: number;
  readonly until: number;
}

/**
 * A node that crashes and recovers. It keeps what it knew and voted, as one that writes before it speaks does. While it is
 * down its clock does not wake it: what it would have done then it does, in order, as soon as it is up. Mail is the network's
 * concern, which holds back or loses what would reach a node that is down.
 */
export class OutageActor implements Actor {
  readonly #actor: Required<Pick<Actor, 'wake'>> & Actor;
  readonly #node: number;
  readonly #downtimes: readonly Downtime[];
  readonly #events: ConsensusEvents;
  /** As it was last told. */
  #isDown = false;

  constructor(
    actor: Required<Pick<Actor, 'wake'>> & Actor,
    node: number,
    downtimes: readonly Downtime[],
    events: ConsensusEvents,
  ) {
    this.#actor = actor;
    this.#node = node;
    this.#downtimes = downtimes;
    this.#events = events;
  }

  start(ctx: ActorContext): void {
    for (const { from, until } of this.#downtimes) {
      ctx.wakeAt(from, CHANGE);
      if (Number.isFinite(until)) ctx.wakeAt(until, CHANGE);
    }
    this.#actor.start(ctx);
  }

  receive(ctx: ActorContext, from: number, mail: Message): void {
    this.#tell(ctx.now);
    this.#actor.receive(ctx, from, mail);
  }

  wake(ctx: ActorContext, tag: number): void {
    this.#tell(ctx.now);
    if (tag === CHANGE) return;
    const down = this.#downAt(ctx.now);
    if (down === undefined) this.#actor.wake(ctx, tag);
    else if (Number.isFinite(down.until)) ctx.wakeAt(down.until, tag);
  }

  snapshot(): PlainData {
    return { isDown: this.#isDown, node: this.#actor.snapshot() };
  }

  restore(state: PlainData): void {
    const { isDown, node } = state as { isDown: boolean; node: PlainData };
    this.#isDown = isDown;
    this.#actor.restore(node);
  }

  #tell(now: number): void {
    const isDown = this.#downAt(now) !== undefined;
    if (isDown === this.#isDown) return;
    this.#isDown = isDown;
    this.#events.crashed?.(this.#node, isDown, now);
  }

  #downAt(time: number): Downtime | undefined {
    return this.#downtimes.find(({ from, until }) => from <= time && time < until);
  }
}
