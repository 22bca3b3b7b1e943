import type { Message } from '../../../core/models/message.ts';
import * as marketData from '../../../core/models/messages/marketData.ts';
import { BookSnapshot, DepthUpdate, Trade } from '../../../core/models/messages/marketData.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type { ActorId, DelayNs, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import * as units from '../../../core/models/units.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import { exp } from '../../../core/utils/math/exp.ts';
import type { PoissonArrivals } from '../../dynamics/arrivals/poissonArrivals.ts';
import { DepthBook } from '../../exchange/feeds/depthBook.ts';
import type { AgentPlace } from '../defineAgent.ts';
import { OWN, QuotePoller } from '../quotePoller.ts';
import { VolumeWindow } from './volumeWindow.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { FEED } = marketData;
const { BUY, SELL } = sideConstants;
const { MAX_LOTS } = units;

const TRADE = Trade.id;
const DEPTH_UPDATE = DepthUpdate.id;
const BOOK_SNAPSHOT = BookSnapshot.id;

/** Tags of its wake-ups: it takes its orders back; it asks for the quote. */
const RENEW = 0;
const ASK = 1;
/** Own numbers: the last middle (0 for none), the mean spread, and the side of an imbalance + 1 (0 for none). */
const MIDDLE = OWN;
const SPREAD = OWN + 1;
const IMBALANCE = OWN + 2;
/** Spread that it takes the market to have before its first look, in ticks, as in ABIDES. */
const FIRST_SPREAD = 50;

export interface VolumeMakerConfig {
  /** Share of the volume of the last `window` in each of its orders. */
  readonly participation: number;
  readonly leastQuantity: QuantityLots;
  /** Orders on each side. */
  readonly levels: number;
  /** Spreads between two of them. */
  readonly levelSpacing: number;
  /** Weight of a new spread in the moving average. */
  readonly spreadWeight: number;
  /** Ticks by which the ladder moves where all volume is bought; the other way where it is sold. */
  readonly priceSkew: PriceTicks;
  /** Per lot: how much of the size goes to the side that reduces the position. */
  readonly inventorySkew: number;
  /** Share of the larger side that is missing on the other before it adds orders at once; 1 for never. */
  readonly imbalance: number;
  readonly arrivals: PoissonArrivals;
  readonly window: DelayNs;
  /** Between taking orders back and asking for the quote. */
  readonly cancelDelay: DelayNs;
  /** How long a snapshot of the depth may take. */
  readonly retryDelay: DelayNs;
}

/**
 * The market maker of ABIDES' configuration rmsc04 (`AdaptiveMarketMakerAgent` with an adaptive window: Byrd, Hybinette and
 * Balch 2020), a ladder after Chakraborty and Kearns, "Market making and mean reversion" (EC 2011): at Poisson times it
 * takes its orders back, asks for the quote, and places `levels` orders a side around the middle, the first half a mean
 * spread away, each with a share of what was traded of late. It counts volume by the trade feed and sees an imbalance of the
 * whole book by the depth feed, where ABIDES' exchange tells both on request. As there, an imbalance adds a ladder.
 */
export class VolumeMaker extends QuotePoller {
  readonly #config: VolumeMakerConfig;
  readonly #volumes: VolumeWindow;
  readonly #depth: DepthBook;

  constructor(config: VolumeMakerConfig, place: AgentPlace) {
    super(place, 3);
    const { window, retryDelay } = config;
    this.#config = config;
    this.#volumes = new VolumeWindow(window);
    this.#depth = new DepthBook({ venue: place.gateway.venue, instrument: place.instrument, retryDelay });
    this.own[SPREAD] = FIRST_SPREAD;
  }

  protected onStart(ctx: ActorContext): void {
    this.subscribe(ctx, this.instrument, FEED.trades);
    if (this.#config.imbalance < 1) this.#depth.follower.subscribe(ctx);
    this.#config.arrivals.wakeNext(ctx, RENEW);
  }

  override receive(ctx: ActorContext, from: ActorId, message: Message): void {
    const { kind } = message;
    if (kind === DEPTH_UPDATE || kind === BOOK_SNAPSHOT) this.#depthChanged(ctx, from, message);
    else super.receive(ctx, from, message);
  }

  protected onTimer(ctx: ActorContext, tag: number): void {
    if (tag === ASK) {
      this.askForQuote(ctx);
      return;
    }
    if (this.#config.imbalance < 1) this.#depth.follower.poll(ctx);
    this.cancelEach();
    ctx.wakeAt(ctx.now + this.#config.cancelDelay, ASK);
  }

  protected override onMarketData(ctx: ActorContext, message: Message): void {
    if (message.kind !== TRADE) super.onMarketData(ctx, message);
    else if (message.get(Trade.instrument) === this.instrument) {
      this.#volumes.add(ctx.now, message.get(Trade.aggressor) as Side, message.get(Trade.quantity));
    }
  }

  protected onQuote(ctx: ActorContext, bid: PriceTicks, ask: PriceTicks): void {
    const { arrivals, spreadWeight } = this.#config;
    const own = this.own;
    arrivals.wakeNext(ctx, RENEW);
    if (bid > 0 && ask > 0) {
      own[MIDDLE] = Math.floor((bid + ask) / 2);
      own[SPREAD] += spreadWeight * (ask - bid - own[SPREAD]);
    }
    this.#volumes.moveTo(ctx.now);
    this.#placeLadder();
  }

  #depthChanged(ctx: ActorContext, from: ActorId, message: Message): void {
    if (!this.#depth.follower.onMessage(ctx, from, message)) return;
    const side = this.#heavySide();
    if (side === this.own[IMBALANCE]) return;
    this.own[IMBALANCE] = side;
    if (side === 0) return;
    this.gateway.attach(ctx);
    this.#placeLadder();
  }

  /** Own number of the side that has almost everything; 0 for none. */
  #heavySide(): number {
    const bids = this.#depth.total(BUY);
    const asks = this.#depth.total(SELL);
    const least = 1 - this.#config.imbalance;
    if (asks < least * bids) return BUY + 1;
    return bids < least * asks ? SELL + 1 : 0;
  }

  #placeLadder(): void {
    const { levels, levelSpacing, priceSkew } = this.#config;
    const middle = this.own[MIDDLE];
    if (middle === 0) return;
    const [bought, sold] = [this.#volumes.volume(BUY), this.#volumes.volume(SELL)];
    const traded = bought + sold;
    const centre = traded === 0 ? middle : Math.floor(middle + ((2 * bought) / traded - 1) * priceSkew);
    const half = this.own[SPREAD] / 2;
    const step = Math.max(1, Math.round(levelSpacing * this.own[SPREAD]));
    const [buy, sell] = this.#sizes(traded);
    const bid = centre - Math.floor(half);
    const ask = centre + Math.ceil(half);
    for (let level = levels - 1; level >= 0; level--) this.placeLimit(BUY, bid - level * step, buy);
    for (let level = 0; level < levels; level++) this.placeLimit(SELL, ask + level * step, sell);
  }

  /** Lots of each order to buy and to sell. */
  #sizes(traded: QuantityLots): [QuantityLots, QuantityLots] {
    const { participation, leastQuantity, inventorySkew } = this.#config;
    // Makers who are most of the volume themselves grow without end: an order has its largest size all the same.
    const quantity = Math.min(MAX_LOTS, Math.round(participation * traded));
    if (inventorySkew === 0) {
      const size = Math.max(quantity, leastQuantity);
      return [size, size];
    }
    const sold = 1 / (1 + exp(-inventorySkew * this.gateway.position(this.instrument)));
    const sell = Math.ceil(sold * quantity);
    const buy = Math.floor((1 - sold) * quantity);
    return [Math.max(buy, leastQuantity), Math.max(sell, leastQuantity)];
  }

  override snapshot(): PlainData {
    return {
      trader: super.snapshot(),
      volumes: this.#volumes.snapshot(),
      depth: this.#depth.follower.snapshot(),
    };
  }

  override restore(state: PlainData): void {
    const saved = state as { readonly [part: string]: PlainData };
    super.restore(saved.trader);
    this.#volumes.restore(saved.volumes);
    this.#depth.follower.restore(saved.depth);
  }

  override hash(): number {
    const hash = new Hash64();
    hash.addInt(super.hash());
    this.#volumes.addTo(hash);
    const { bids, asks } = this.#depth.body(this.instrument, this.#depth.follower.sequence);
    hash.addNumber(this.#depth.follower.sequence);
    hash.addFields(bids, 0, bids.length);
    hash.addFields(asks, 0, asks.length);
    return hash.low();
  }
}
