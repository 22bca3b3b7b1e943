import type { Message } from '../../../core/models/message.ts';
import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { VenueHalted, venueHaltedData } from '../../../core/models/messages/venueHalted.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { ActorId, SimTime } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { EngineClock } from '../book/engineClock.ts';
import type { MarketData } from '../feeds/marketData.ts';
import type { BookListener } from '../reports/bookListener.ts';
import { type ReferenceConfig, requireReference, VenueReference } from './venueReference.ts';

/** Wake-ups of a mechanism that acts by the clock. */
export const MECHANISM_TAG = 4;

/** No wake-up is on its way. */
const NONE = -1;

/** What of the venue it works with. */
export interface VenueMechanismParts {
  /** Where it has its reference prices from. */
  readonly reference: ReferenceConfig | undefined;
  readonly listener: BookListener;
  readonly marketData: MarketData;
  readonly instruments: number;
}

/**
 * What a venue does for an engine that acts by the clock or may fail. One that fails halts the venue: the failing command
 * is refused with nothing of it told, every live order is cancelled and its owner told, and what still comes is refused
 * with `venueHalted`. Accounts, feeds and log stay as they are, so the rest of the world goes on with a closed venue.
 */
export class VenueMechanism {
  readonly #clock: EngineClock;
  readonly #parts: VenueMechanismParts;
  /** When the next wake-up comes, or {@link NONE}. */
  #awaited: SimTime = NONE;
  #halted = false;
  readonly #reference: VenueReference | undefined;

  /** @throws BaseError CONFIG_INVALID_VALUE where it needs a reference and has none, or has one for nothing. */
  constructor(clock: EngineClock, parts: VenueMechanismParts) {
    this.#clock = clock;
    this.#parts = parts;
    const { reference } = parts;
    requireReference(clock.capabilities?.reference, reference, 'reference');
    this.#reference = reference && new VenueReference(reference);
  }

  /** Why the venue is halted, or undefined. */
  get failure(): BaseError | undefined {
    return this.#clock.failure;
  }

  start(ctx: ActorContext): void {
    this.#clock.setTime(ctx.now);
    this.#reference?.start(ctx);
    this.finish(ctx);
  }

  /** Takes in what another market says of its prices; false for any other message. */
  receive(ctx: ActorContext, from: ActorId, message: Message): boolean {
    const prices = this.#reference?.read(from, message);
    if (prices === undefined) return false;
    const { instrument, bid, ask } = prices;
    const { listener, marketData, instruments } = this.#parts;
    if (instrument >= instruments) return true;
    listener.begin(ctx);
    if (this.#clock.setReference?.(instrument, bid, ask) === 0) marketData.publish(ctx, instrument);
    return true;
  }

  /** Called before each message. */
  begin(ctx: ActorContext): void {
    this.#clock.setTime(ctx.now);
  }

  /** Called after each message. */
  finish(ctx: ActorContext): void {
    if (this.#clock.failure !== undefined && !this.#halted) this.#halt(ctx, this.#clock.failure);
    const next = this.#clock.nextTime();
    if (next === null) return;
    const time = Math.max(next, ctx.now);
    if (this.#awaited !== NONE && this.#awaited <= time) return;
    this.#awaited = time;
    ctx.wakeAt(time, MECHANISM_TAG);
  }

  wake(ctx: ActorContext): void {
    if (this.#awaited <= ctx.now) this.#awaited = NONE;
    this.#parts.listener.begin(ctx);
    this.#clock.advance(ctx.now, (instrument) => this.#parts.marketData.publish(ctx, instrument));
    this.finish(ctx);
  }

  #halt(ctx: ActorContext, failure: BaseError): void {
    this.#halted = true;
    this.#parts.listener.begin(ctx);
    const publish = (instrument: number) => this.#parts.marketData.publish(ctx, instrument);
    const ordersCancelled = this.#clock.endAll(CANCEL_REASON.venueHalted, publish);
    ctx.sendBody(ctx.self, VenueHalted.id, venueHaltedData({ message: failure.message, ordersCancelled }));
  }

  snapshot(): PlainData {
    return [this.#awaited, this.#halted ? 1 : 0];
  }

  restore(state: PlainData): void {
    const [awaited, halted] = state as readonly [number, number];
    this.#awaited = awaited;
    this.#halted = halted === 1;
  }

  addTo(hash: Hash64): void {
    hash.addNumber(this.#awaited);
    hash.addInt(this.#halted ? 1 : 0);
  }
}

/** A mechanism decides when it trades and which orders there are, so parts that decide the same do not go with it. */
export function requireAlone(session: unknown, desk: unknown): void {
  const other = session === undefined ? 'an order desk (desk)' : 'phases (session)';
  if (session === undefined && desk === undefined) return;
  throw new BaseError('CONFIG_INVALID_VALUE', `a venue with a mechanism of its own has no ${other}`, {
    advice: 'Leave it out, or trade on the continuous book.',
  });
}
