import type { Message } from '../../core/models/message.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import type { Actor, ActorContext } from '../../core/models/ports/actor.ts';
import type { ActorId, DelayNs, InstrumentId } from '../../core/models/units.ts';
import { DepthBook } from '../exchange/feeds/depthBook.ts';

/** A passive reader of a venue's depth feed: rebuilds the book from snapshot and differences, and mends gaps. */
export class DepthWatcher implements Actor {
  readonly book: DepthBook;
  readonly #retryDelay: DelayNs;

  /** `retryDelay` is how long it waits for an answer before it asks again. */
  constructor(venue: ActorId, instrument: InstrumentId, retryDelay: DelayNs) {
    this.book = new DepthBook({ venue, instrument, retryDelay });
    this.#retryDelay = retryDelay;
  }

  start(ctx: ActorContext): void {
    this.book.follower.subscribe(ctx);
    ctx.wakeAt(ctx.now + this.#retryDelay, 0);
  }

  receive(ctx: ActorContext, from: ActorId, message: Message): void {
    this.book.follower.onMessage(ctx, from, message);
  }

  /** Looks after a subscription or a last update that the network may have lost. */
  wake(ctx: ActorContext): void {
    this.book.follower.poll(ctx);
    ctx.wakeAt(ctx.now + this.#retryDelay, 0);
  }

  snapshot(): PlainData {
    return this.book.follower.snapshot();
  }

  restore(state: PlainData): void {
    this.book.follower.restore(state);
  }
}
