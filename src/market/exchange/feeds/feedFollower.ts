import type { Message } from '../../../core/models/message.ts';
import { type BookSnapshotBody, readBookSnapshot } from '../../../core/models/messages/bookSnapshot.ts';
import { BookSnapshot, SnapshotRequest, Subscribe } from '../../../core/models/messages/marketData.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { ActorId, DelayNs, InstrumentId, SimTime } from '../../../core/models/units.ts';

/** Updates that wait for a gap to close; a power of two. Older ones than fit are left to the next snapshot. */
const WAITING = 1024;
/** Numbers kept of an update: all its fields, the first two being instrument and sequence. */
const STRIDE = 7;
const SEQUENCE = 1;
const NEVER = -1;

/** A picture of a book that a snapshot replaces and an update changes. */
export interface FeedImage {
  /** The number of `FEED` it follows, and the kind of that feed's updates. */
  readonly feed: number;
  readonly updateKind: number;
  load(body: BookSnapshotBody): void;
  /** Applies the update whose fields begin at `base`. */
  apply(fields: Float64Array, base: number): void;
  /** The picture as a snapshot's body with `sequence`. */
  body(instrument: InstrumentId, sequence: number): BookSnapshotBody;
}

export interface FollowerConfig {
  readonly venue: ActorId;
  readonly instrument: InstrumentId;
  /** How long an answer may take before it is asked for again; longer than a round trip. */
  readonly retryDelay: DelayNs;
}

/**
 * The subscriber's side of a sequence-numbered feed. Updates are applied strictly in sequence; those beyond a gap
 * wait, and a snapshot is asked for. The gap closes by the missing updates, if they were only late, or by the
 * snapshot. Until then `synced` is false and the picture is the last consistent one.
 */
export class FeedFollower {
  readonly #config: FollowerConfig;
  readonly #image: FeedImage;
  readonly #waiting = new Float64Array(WAITING * STRIDE);
  #loaded = false;
  /** Sequence of the next update to apply, and the highest one seen. */
  #next = 1;
  #highest = 0;
  #askedAt: SimTime = NEVER;

  constructor(config: FollowerConfig, image: FeedImage) {
    this.#config = config;
    this.#image = image;
  }

  /** True where the picture holds every update seen so far. */
  get synced(): boolean {
    return this.#loaded && this.#highest < this.#next;
  }

  /** Sequence of the last update in the picture. */
  get sequence(): number {
    return this.#next - 1;
  }

  subscribe(ctx: ActorContext): void {
    this.#askedAt = ctx.now;
    ctx.send(this.#config.venue, Subscribe.id, this.#config.instrument, this.#image.feed);
  }

  /**
   * Asks again where an answer is overdue. Updates do that by themselves; a follower that fears to have lost its
   * subscription, or the last update before a silence, calls it from a wake-up.
   */
  poll(ctx: ActorContext): void {
    if (this.synced) return;
    const overdue = this.#askedAt === NEVER || ctx.now - this.#askedAt >= this.#config.retryDelay;
    if (!overdue) return;
    if (!this.#loaded) {
      this.subscribe(ctx);
      return;
    }
    this.#askedAt = ctx.now;
    ctx.send(this.#config.venue, SnapshotRequest.id, this.#config.instrument, this.#image.feed);
  }

  /** Takes in an update or a snapshot of this feed and instrument; false for any other message. */
  onMessage(ctx: ActorContext, from: ActorId, message: Message): boolean {
    if (from !== this.#config.venue) return false;
    if (message.kind === this.#image.updateKind) {
      if (message.get(0) !== this.#config.instrument) return false;
      this.#update(message);
    } else if (message.kind === BookSnapshot.id) {
      const body = readBookSnapshot(message.body());
      if (body.feed !== this.#image.feed || body.instrument !== this.#config.instrument) return false;
      this.#snapshotArrived(body);
    } else return false;
    this.poll(ctx);
    return true;
  }

  #update(message: Message): void {
    const sequence = message.get(SEQUENCE);
    if (this.#loaded && sequence < this.#next) return;
    const base = (sequence & (WAITING - 1)) * STRIDE;
    for (let field = 0; field < STRIDE; field++) this.#waiting[base + field] = message.get(field);
    if (sequence > this.#highest) this.#highest = sequence;
    if (this.#loaded) this.#applyWaiting();
  }

  #snapshotArrived(body: BookSnapshotBody): void {
    this.#askedAt = NEVER;
    if (this.#loaded && body.sequence < this.#next - 1) return;
    this.#image.load(body);
    this.#loaded = true;
    this.#next = body.sequence + 1;
    this.#applyWaiting();
  }

  #applyWaiting(): void {
    for (;;) {
      const base = (this.#next & (WAITING - 1)) * STRIDE;
      if (this.#waiting[base + SEQUENCE] !== this.#next) return;
      this.#image.apply(this.#waiting, base);
      this.#next += 1;
    }
  }

  snapshot(): PlainData {
    const body = this.#image.body(this.#config.instrument, this.sequence);
    return {
      loaded: this.#loaded,
      next: this.#next,
      highest: this.#highest,
      askedAt: this.#askedAt,
      bids: body.bids,
      asks: body.asks,
      waiting: this.synced ? new Float64Array(0) : this.#waiting.slice(),
    };
  }

  restore(state: PlainData): void {
    const saved = state as unknown as FollowerState;
    this.#loaded = saved.loaded;
    this.#next = saved.next;
    this.#highest = saved.highest;
    this.#askedAt = saved.askedAt;
    this.#waiting.fill(0);
    this.#waiting.set(saved.waiting);
    const { instrument } = this.#config;
    const { bids, asks } = saved;
    this.#image.load({ instrument, feed: this.#image.feed, sequence: this.sequence, bids, asks });
  }
}

interface FollowerState {
  readonly loaded: boolean;
  readonly next: number;
  readonly highest: number;
  readonly askedAt: SimTime;
  readonly bids: Float64Array;
  readonly asks: Float64Array;
  readonly waiting: Float64Array;
}
