import * as marketData from '../../../core/models/messages/marketData.ts';
import { SubscriptionRejected } from '../../../core/models/messages/marketData.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Notice } from '../../../core/models/ports/mechanism.ts';
import * as rejectCodes from '../../../core/models/rejectCodes.ts';
import { opposite, type Side } from '../../../core/models/side.ts';
import type { ActorId, InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import * as bookTerms from '../book/bookTerms.ts';
import { isWhole } from '../entry/door.ts';
import { DepthFeed } from './depthFeed.ts';
import { NoticeFeed } from './noticeFeed.ts';
import { OrderFeed } from './orderFeed.ts';
import { QuoteFeed } from './quoteFeed.ts';
import type { Subscriptions } from './subscriptions.ts';
import { TradeFeed } from './tradeFeed.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BOOK_ACTION, FEED } = marketData;
const { dark } = bookTerms.VISIBILITY;
const { ALL_INSTRUMENTS } = orderEntry;
const { REJECT_CODE } = rejectCodes;

/** The public feeds of a venue, told of each change by the listener and asked to publish after each command. */
export class MarketData {
  readonly #instruments: number;
  readonly #engine: BookEngine;
  readonly #subscriptions: Subscriptions;
  readonly #quotes: QuoteFeed;
  readonly #depth: DepthFeed;
  readonly #orders: OrderFeed;
  readonly #trades: TradeFeed;
  /** There where the mechanism has notices. */
  readonly #notices: NoticeFeed | undefined;
  #tellMore: ((ctx: ActorContext, to: ActorId, instrument: InstrumentId) => void) | undefined;

  constructor(instruments: number, engine: BookEngine, subscriptions: Subscriptions) {
    this.#instruments = instruments;
    this.#engine = engine;
    this.#subscriptions = subscriptions;
    this.#quotes = new QuoteFeed(instruments, engine, subscriptions);
    this.#depth = new DepthFeed(instruments, engine, subscriptions);
    this.#orders = new OrderFeed(instruments, engine, subscriptions);
    this.#trades = new TradeFeed(instruments, subscriptions);
    if (subscriptions.feeds > FEED.notices) this.#notices = new NoticeFeed(instruments, subscriptions);
  }

  /** Whether the best prices can be traded at: outside continuous trading the quote is empty. */
  setFirm(instrument: InstrumentId, firm: boolean): void {
    this.#quotes.setFirm(instrument, firm);
  }

  /** Tells whoever begins to listen to the quote feed what else there is to know. */
  onQuotesAsked(tell: (ctx: ActorContext, to: ActorId, instrument: InstrumentId) => void): void {
    this.#tellMore = tell;
  }

  /** An order rests, or an iceberg shows its next peak, last at its price: to those who listen a new order. */
  rested(ctx: ActorContext, slot: number): void {
    const shown = this.#engine.displayedOf(slot);
    const price = this.#engine.priceOf(slot);
    if (shown === 0 || price === 0) return;
    this.#orders.tell(ctx, slot, BOOK_ACTION.add, price, shown);
    this.#touch(slot, price);
  }

  traded(
    ctx: ActorContext,
    maker: number,
    takerSide: Side,
    price: PriceTicks,
    quantity: QuantityLots,
    tradeId: number,
  ): void {
    const instrument = this.#engine.instrumentOf(maker);
    if (this.#isShown(maker)) {
      this.#orders.tell(ctx, maker, BOOK_ACTION.execute, price, this.#engine.displayedOf(maker));
      this.#depth.touch(instrument, opposite(takerSide), price);
    }
    this.#trades.publish(ctx, instrument, tradeId, price, quantity, takerSide);
  }

  /**
   * A trade at a price that need not be the maker's limit; where `takerRests`, as in an auction, the taker stood in the
   * book too.
   */
  crossed(
    ctx: ActorContext,
    maker: number,
    taker: number,
    price: PriceTicks,
    quantity: QuantityLots,
    tradeId: number,
    takerRests: boolean,
  ): void {
    this.#executed(ctx, maker, price);
    if (takerRests) this.#executed(ctx, taker, price);
    const instrument = this.#engine.instrumentOf(maker);
    this.#trades.publish(ctx, instrument, tradeId, price, quantity, this.#engine.sideOf(taker));
  }

  /** A market order that waits for an auction is in no feed. */
  #executed(ctx: ActorContext, slot: number, price: PriceTicks): void {
    const limit = this.#engine.priceOf(slot);
    if (limit === 0 || !this.#isShown(slot)) return;
    this.#orders.tell(ctx, slot, BOOK_ACTION.execute, price, this.#engine.displayedOf(slot));
    this.#touch(slot, limit);
  }

  /** The mechanism makes something known. */
  announced(ctx: ActorContext, notice: Notice): void {
    this.#notices?.publish(ctx, notice);
  }

  /** A resting order shows less, in its place. */
  reduced(ctx: ActorContext, slot: number): void {
    const price = this.#engine.priceOf(slot);
    if (price === 0) return;
    this.#orders.tell(ctx, slot, BOOK_ACTION.reduce, price, this.#engine.displayedOf(slot));
    this.#touch(slot, price);
  }

  /** A resting order left the level at `price`. */
  removed(ctx: ActorContext, slot: number, price: PriceTicks): void {
    if (price === 0 || !this.#isShown(slot)) return;
    this.#orders.tell(ctx, slot, BOOK_ACTION.remove, price, 0);
    this.#touch(slot, price);
  }

  #touch(slot: number, price: PriceTicks): void {
    if (!this.#isShown(slot)) return;
    this.#depth.touch(this.#engine.instrumentOf(slot), this.#engine.sideOf(slot), price);
  }

  /** False for orders that are in no quote, depth or order feed; their trades are public as any. */
  #isShown(slot: number): boolean {
    return this.#engine.visibilityOf(slot) !== dark;
  }

  /** To be called after each command that reached the book: depth differences, then the quote. */
  publish(ctx: ActorContext, instrument: InstrumentId): void {
    this.#depth.publish(ctx, instrument);
    this.#quotes.publish(ctx, instrument);
  }

  subscribe(ctx: ActorContext, from: ActorId, instrument: number, feed: number): void {
    const code = this.#checkRequest(instrument, feed);
    if (code !== 0) {
      ctx.send(from, SubscriptionRejected.id, instrument, feed, code);
      return;
    }
    const last = instrument === ALL_INSTRUMENTS ? this.#instruments - 1 : instrument;
    for (let id = Math.max(0, instrument); id <= last; id++) {
      this.#subscriptions.add(feed, id, from);
      this.#sendImage(ctx, from, id, feed);
      if (feed === FEED.l1) this.#tellMore?.(ctx, from, id);
    }
  }

  unsubscribe(ctx: ActorContext, from: ActorId, instrument: number, feed: number): void {
    const code = this.#checkRequest(instrument, feed);
    if (code !== 0) {
      ctx.send(from, SubscriptionRejected.id, instrument, feed, code);
      return;
    }
    const last = instrument === ALL_INSTRUMENTS ? this.#instruments - 1 : instrument;
    for (let id = Math.max(0, instrument); id <= last; id++) this.#subscriptions.remove(feed, id, from);
  }

  /** Answers a request for a snapshot; feeds without state (trades, drop copy) have none. */
  snapshotRequested(ctx: ActorContext, from: ActorId, instrument: number, feed: number): void {
    let code = this.#checkRequest(instrument, feed);
    if (code === 0 && instrument === ALL_INSTRUMENTS) code = REJECT_CODE.unknownInstrument;
    if (code === 0 && feed > FEED.l3) code = REJECT_CODE.invalidFeed;
    if (code !== 0) ctx.send(from, SubscriptionRejected.id, instrument, feed, code);
    else this.#sendImage(ctx, from, instrument, feed);
  }

  #checkRequest(instrument: number, feed: number): number {
    if (!isWhole(instrument, ALL_INSTRUMENTS, this.#instruments - 1)) return REJECT_CODE.unknownInstrument;
    return isWhole(feed, 0, this.#subscriptions.feeds - 1) ? 0 : REJECT_CODE.invalidFeed;
  }

  #sendImage(ctx: ActorContext, to: ActorId, instrument: InstrumentId, feed: number): void {
    if (feed === FEED.l1) this.#quotes.sendImage(ctx, to, instrument);
    else if (feed === FEED.l2) this.#depth.sendSnapshot(ctx, to, instrument);
    else if (feed === FEED.l3) this.#orders.sendSnapshot(ctx, to, instrument);
  }

  snapshot(): PlainData {
    return {
      quotes: this.#quotes.snapshot(),
      depth: this.#depth.snapshot(),
      orders: this.#orders.snapshot(),
      trades: this.#trades.snapshot(),
      ...(this.#notices === undefined ? {} : { notices: this.#notices.snapshot() }),
    };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly [feed: string]: PlainData };
    this.#quotes.restore(saved.quotes);
    this.#depth.restore(saved.depth);
    this.#orders.restore(saved.orders);
    this.#trades.restore(saved.trades);
    this.#notices?.restore(saved.notices);
  }

  addTo(hash: Hash64): void {
    this.#quotes.addTo(hash);
    this.#depth.addTo(hash);
    this.#orders.addTo(hash);
    this.#trades.addTo(hash);
    this.#notices?.addTo(hash);
  }
}
