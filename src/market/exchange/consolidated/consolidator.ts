import type { Message } from '../../../core/models/message.ts';
import {
  FEED,
  Quote,
  SnapshotRequest,
  Subscribe,
  Unsubscribe,
} from '../../../core/models/messages/marketData.ts';
import { PhaseChanged } from '../../../core/models/messages/session.ts';
import { PHASE } from '../../../core/models/phase.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { Actor, ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import type { ActorId, DelayNs } from '../../../core/models/units.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import { Ring } from '../../../core/utils/ring.ts';
import { BestQuotes, NO_QUOTE } from './bestQuotes.ts';
import { ConsolidatedFeed, QUOTE_NUMBERS } from './consolidatedFeed.ts';
import type { QuoteSource } from './quoteSource.ts';
import { VenueQuotes } from './venueQuotes.ts';

export interface ConsolidatorConfig {
  readonly sources: readonly QuoteSource[];
  /** Time units from the arrival of a quote to the publication of what follows from it. */
  readonly delay: DelayNs;
}

/**
 * A securities information processor: hears the best bid and ask of every displayed venue, and publishes the best of
 * all of them, and whether the market is locked or crossed, to whoever subscribes to its L1 feed. What it tells is as
 * late as the links to and from it and its own work make it: that is what those with direct feeds live on.
 */
export class Consolidator implements Actor {
  readonly #config: ConsolidatorConfig;
  readonly #quotes: VenueQuotes;
  readonly #best: BestQuotes;
  readonly #feed: ConsolidatedFeed;
  /** The quote of each instrument as last worked out, and one under way from here to there. */
  readonly #known: Float64Array;
  readonly #work = new Float64Array(QUOTE_NUMBERS);
  /** Worked out and not yet published: instrument and quote, the oldest first. */
  readonly #pending = new Ring();

  constructor(config: ConsolidatorConfig) {
    const assets = config.sources.map(({ asset }) => asset);
    const count = assets.reduce((most, asset) => Math.max(most, asset + 1), 0);
    this.#config = config;
    this.#quotes = new VenueQuotes(config.sources);
    this.#best = new BestQuotes(assets);
    this.#feed = new ConsolidatedFeed(count);
    this.#known = new Float64Array(count * QUOTE_NUMBERS);
  }

  start(ctx: ActorContext): void {
    for (const { venue, instrument } of this.#config.sources)
      ctx.send(venue, Subscribe.id, instrument, FEED.l1);
  }

  receive(ctx: ActorContext, from: ActorId, message: Message): void {
    const feed = this.#feed;
    switch (message.kind) {
      case Quote.id:
        this.#changed(ctx, this.#quotes.quoted(from, message));
        break;
      case PhaseChanged.id:
        this.#changed(
          ctx,
          this.#quotes.phaseChanged(from, message, quotesIn(message.get(PhaseChanged.phase))),
        );
        break;
      case Subscribe.id:
        feed.subscribe(ctx, from, message.get(Subscribe.instrument), message.get(Subscribe.feed));
        break;
      case Unsubscribe.id:
        feed.unsubscribe(ctx, from, message.get(Unsubscribe.instrument), message.get(Unsubscribe.feed));
        break;
      case SnapshotRequest.id:
        feed.snapshotRequested(
          ctx,
          from,
          message.get(SnapshotRequest.instrument),
          message.get(SnapshotRequest.feed),
        );
        break;
      default:
    }
  }

  /** A row of the venues' quotes may have changed; none where it is negative. */
  #changed(ctx: ActorContext, row: number): void {
    if (row < 0) return;
    const quotes = this.#quotes;
    const bid = this.#best.set(row, BUY, quotes.price(row, BUY), quotes.quantity(row, BUY));
    const ask = this.#best.set(row, SELL, quotes.price(row, SELL), quotes.quantity(row, SELL));
    if (!bid && !ask) return;
    const { asset } = this.#config.sources[row];
    this.#workOut(asset, BUY, 0);
    this.#workOut(asset, SELL, QUOTE_NUMBERS / 2);
    if (!this.#isNews(asset)) return;
    this.#known.set(this.#work, asset * QUOTE_NUMBERS);
    if (this.#config.delay === 0) this.#feed.publish(ctx, asset, this.#work);
    else this.#publishLater(ctx, asset);
  }

  /** Writes price, quantity and venue of a side's best quote. */
  #workOut(asset: number, side: Side, at: number): void {
    const row = this.#best.best(asset, side);
    const none = row === NO_QUOTE;
    this.#work[at] = none ? 0 : this.#best.price(row, side);
    this.#work[at + 1] = none ? 0 : this.#best.quantity(row, side);
    this.#work[at + 2] = none ? 0 : this.#config.sources[row].venue;
  }

  #isNews(asset: number): boolean {
    const at = asset * QUOTE_NUMBERS;
    for (let i = 0; i < QUOTE_NUMBERS; i++) if (this.#known[at + i] !== this.#work[i]) return true;
    return false;
  }

  #publishLater(ctx: ActorContext, asset: number): void {
    this.#pending.push(asset);
    for (let i = 0; i < QUOTE_NUMBERS; i++) this.#pending.push(this.#work[i]);
    ctx.wakeAt(ctx.now + this.#config.delay, 0);
  }

  /** One wake-up for each quote that waits: the delay is the same for all, so they come due in their order. */
  wake(ctx: ActorContext): void {
    const asset = this.#pending.shift();
    for (let i = 0; i < QUOTE_NUMBERS; i++) this.#work[i] = this.#pending.shift();
    this.#feed.publish(ctx, asset, this.#work);
  }

  snapshot(): PlainData {
    return {
      quotes: this.#quotes.snapshot(),
      best: this.#best.snapshot(),
      feed: this.#feed.snapshot(),
      known: this.#known.slice(),
      pending: this.#pending.toArray(),
    };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly [part: string]: PlainData };
    this.#quotes.restore(saved.quotes);
    this.#best.restore(saved.best);
    this.#feed.restore(saved.feed);
    this.#known.set(saved.known as Float64Array);
    this.#pending.clear();
    for (const value of saved.pending as Float64Array) this.#pending.push(value);
  }

  hash(): number {
    const hash = new Hash64();
    this.#quotes.addTo(hash);
    this.#best.addTo(hash);
    this.#feed.addTo(hash);
    hash.addFields(this.#known, 0, this.#known.length);
    for (let i = 0; i < this.#pending.size; i++) hash.addNumber(this.#pending.at(i));
    return hash.low();
  }
}

/** A quote counts where it can be traded with: not in auctions, halts, and when the venue is closed. */
function quotesIn(phase: number): boolean {
  return phase === PHASE.continuous || phase === PHASE.limitState;
}
