import {
  ConsolidatedQuote,
  MARKET_CONDITION,
  MarketCondition,
} from '../../../core/models/messages/consolidated.ts';
import { FEED, SubscriptionRejected } from '../../../core/models/messages/marketData.ts';
import { ALL_INSTRUMENTS } from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import type { ActorId, InstrumentId } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import { isWhole } from '../entry/door.ts';
import { Subscriptions } from '../feeds/subscriptions.ts';

/** Numbers of one consolidated quote, as in the message behind its sequence. */
export const QUOTE_NUMBERS = 6;
const BID = 0;
const BID_VENUE = 2;
const ASK = 3;
const ASK_VENUE = 5;
/** Columns per instrument behind the quote: its sequence, the market's condition, since when, how long the last stood. */
const SEQUENCE = QUOTE_NUMBERS;
const CONDITION = QUOTE_NUMBERS + 1;
const SINCE = QUOTE_NUMBERS + 2;
const LASTED = QUOTE_NUMBERS + 3;
const STRIDE = QUOTE_NUMBERS + 4;

/** Publishes consolidated quotes and market conditions to subscribers, and records them. */
export class ConsolidatedFeed {
  readonly #instruments: number;
  readonly #subscriptions: Subscriptions;
  readonly #told: Float64Array;

  constructor(instruments: number) {
    this.#instruments = instruments;
    this.#subscriptions = new Subscriptions(instruments);
    this.#told = new Float64Array(instruments * STRIDE);
  }

  /** Tells a quote: bid price, quantity and venue, then those of the offer, from `quote[0]` on. */
  publish(ctx: ActorContext, instrument: InstrumentId, quote: ArrayLike<number>): void {
    const told = this.#told;
    const at = instrument * STRIDE;
    for (let i = 0; i < QUOTE_NUMBERS; i++) told[at + i] = quote[i];
    told[at + SEQUENCE] += 1;
    const [bid, bidQuantity, bidVenue, ask, askQuantity, askVenue] = told.subarray(at, at + QUOTE_NUMBERS);
    const sequence = told[at + SEQUENCE];
    const kind = ConsolidatedQuote.id;
    ctx.record(kind, instrument, sequence, bid, bidQuantity, bidVenue, ask, askQuantity, askVenue);
    const count = this.#subscriptions.count(FEED.l1, instrument);
    const list = this.#subscriptions.list(FEED.l1, instrument);
    for (let i = 0; i < count; i++) this.#sendQuote(ctx, list[i], instrument);
    this.#tellCondition(ctx, instrument);
  }

  #tellCondition(ctx: ActorContext, instrument: InstrumentId): void {
    const told = this.#told;
    const at = instrument * STRIDE;
    const condition = conditionOf(told[at + BID], told[at + ASK]);
    if (condition === told[at + CONDITION]) return;
    told[at + CONDITION] = condition;
    told[at + LASTED] = ctx.now - told[at + SINCE];
    told[at + SINCE] = ctx.now;
    const [bidVenue, askVenue, lasted] = [told[at + BID_VENUE], told[at + ASK_VENUE], told[at + LASTED]];
    ctx.record(MarketCondition.id, instrument, condition, bidVenue, askVenue, lasted);
    const count = this.#subscriptions.count(FEED.l1, instrument);
    const list = this.#subscriptions.list(FEED.l1, instrument);
    for (let i = 0; i < count; i++) this.#sendCondition(ctx, list[i], instrument);
  }

  /** Answers with the quote as last told; a market that is not normal is told too. */
  subscribe(ctx: ActorContext, from: ActorId, instrument: number, feed: number): void {
    if (this.#isRefused(ctx, from, instrument, feed)) return;
    for (const id of this.#meant(instrument)) {
      this.#subscriptions.add(feed, id, from);
      this.#sendImage(ctx, from, id);
    }
  }

  unsubscribe(ctx: ActorContext, from: ActorId, instrument: number, feed: number): void {
    if (this.#isRefused(ctx, from, instrument, feed)) return;
    for (const id of this.#meant(instrument)) this.#subscriptions.remove(feed, id, from);
  }

  /** Answers one who asks for the present quote. */
  snapshotRequested(ctx: ActorContext, from: ActorId, instrument: number, feed: number): void {
    if (this.#isRefused(ctx, from, instrument, feed)) return;
    for (const id of this.#meant(instrument)) this.#sendImage(ctx, from, id);
  }

  #isRefused(ctx: ActorContext, from: ActorId, instrument: number, feed: number): boolean {
    const known = isWhole(instrument, ALL_INSTRUMENTS, this.#instruments - 1);
    if (known && feed === FEED.l1) return false;
    const code = known ? REJECT_CODE.invalidFeed : REJECT_CODE.unknownInstrument;
    ctx.send(from, SubscriptionRejected.id, instrument, feed, code);
    return true;
  }

  #meant(instrument: number): number[] {
    if (instrument !== ALL_INSTRUMENTS) return [instrument];
    return Array.from({ length: this.#instruments }, (_, id) => id);
  }

  #sendImage(ctx: ActorContext, to: ActorId, instrument: InstrumentId): void {
    this.#sendQuote(ctx, to, instrument);
    const condition = this.#told[instrument * STRIDE + CONDITION];
    if (condition !== MARKET_CONDITION.normal) this.#sendCondition(ctx, to, instrument);
  }

  #sendCondition(ctx: ActorContext, to: ActorId, instrument: InstrumentId): void {
    const told = this.#told;
    const at = instrument * STRIDE;
    const [bidVenue, askVenue, lasted] = [told[at + BID_VENUE], told[at + ASK_VENUE], told[at + LASTED]];
    ctx.send(to, MarketCondition.id, instrument, told[at + CONDITION], bidVenue, askVenue, lasted);
  }

  #sendQuote(ctx: ActorContext, to: ActorId, instrument: InstrumentId): void {
    const at = instrument * STRIDE;
    const [bid, bidQuantity, bidVenue, ask, askQuantity, askVenue, sequence] = this.#told.subarray(
      at,
      at + STRIDE,
    );
    const kind = ConsolidatedQuote.id;
    ctx.send(to, kind, instrument, sequence, bid, bidQuantity, bidVenue, ask, askQuantity, askVenue);
  }

  snapshot(): PlainData {
    return { told: this.#told.slice(), subscriptions: this.#subscriptions.snapshot() };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly told: Float64Array; readonly subscriptions: PlainData };
    this.#told.set(saved.told);
    this.#subscriptions.restore(saved.subscriptions);
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#told, 0, this.#told.length);
    this.#subscriptions.addTo(hash);
  }
}

/** Normal where a side is empty: there is nothing to lock. */
function conditionOf(bid: number, ask: number): number {
  if (bid === 0 || ask === 0 || bid < ask) return MARKET_CONDITION.normal;
  return bid === ask ? MARKET_CONDITION.locked : MARKET_CONDITION.crossed;
}
