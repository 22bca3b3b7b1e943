import type { Rng } from '../../utils/rng.ts';
import type { Message } from '../message.ts';
import type { PlainData } from '../plainData.ts';
import type { ActorId, SimTime } from '../units.ts';

/**
 * What an actor may do while one of its handlers runs. The context is the kernel's own reused object: it is
 * valid only until the handler returns.
 */
export interface ActorContext {
  readonly now: SimTime;
  readonly self: ActorId;
  /** The actor's own stream, named after the actor: adding another actor never shifts it. */
  readonly rng: Rng;
  /** Sends a hot message; the numbers follow the kind's declared fields, and fields left out are 0. */
  send(
    to: ActorId,
    kind: number,
    a?: number,
    b?: number,
    c?: number,
    d?: number,
    e?: number,
    f?: number,
    g?: number,
    h?: number,
    i?: number,
    j?: number,
  ): void;
  /** Sends a cold message; the body is encoded at once, so later changes to it are not seen. */
  sendBody(to: ActorId, kind: number, body: PlainData): void;
  /** Asks for `wake(ctx, tag)` at `time`, not before now. At equal times deliveries come before wake-ups. */
  wakeAt(time: SimTime, tag: number): void;
  /**
   * False where no fact is kept: who would record very many may save itself the making. Left out: they are. Nothing else
   * may depend on it.
   */
  readonly records?: boolean;
  /** Writes a fact to the log (same layout as a message). Never changes the trace. */
  record(
    kind: number,
    a?: number,
    b?: number,
    c?: number,
    d?: number,
    e?: number,
    f?: number,
    g?: number,
    h?: number,
    i?: number,
    j?: number,
  ): void;
  /** Occupies the actor for `delay` beyond its configured computation delay: mail waits meanwhile. */
  busyFor(delay: number): void;
  /** Ends the run after this event. */
  stop(reason: string): void;
}

/** Whoever takes part in a world. Handlers run to completion and are never async. */
export interface Actor {
  /** Called once, at time 0, in order of registration. */
  start(ctx: ActorContext): void;
  receive(ctx: ActorContext, from: ActorId, message: Message): void;
  wake?(ctx: ActorContext, tag: number): void;
  /** The whole state as plain data, sharing nothing with the actor (typed arrays are copied). */
  snapshot(): PlainData;
  restore(state: PlainData): void;
  /** A 32-bit hash of the state; where it is left out, the snapshot's canonical encoding is hashed. */
  hash?(): number;
}
