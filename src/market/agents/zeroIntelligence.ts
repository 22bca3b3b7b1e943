import type { Message } from '../../core/models/message.ts';
import * as marketData from '../../core/models/messages/marketData.ts';
import { SnapshotRequest } from '../../core/models/messages/marketData.ts';
import * as orderEntry from '../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import type { Side } from '../../core/models/side.ts';
import * as sideConstants from '../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots } from '../../core/models/units.ts';
import * as units from '../../core/models/units.ts';
import type { GatewayConfig } from '../exchange/gateway/venueGateway.ts';
import { Trader } from './trader.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { FEED } = marketData;
const { ORDER_TYPE, TIME_IN_FORCE } = orderEntry;
const { BUY, SELL } = sideConstants;
const { MAX_TICKS } = units;

/** One trader's share of the flow; rates are per time unit of the run. */
export interface ZeroIntelligenceConfig {
  readonly gateway: GatewayConfig;
  readonly instrument: InstrumentId;
  /** Arrivals of this trader's market orders, both sides together. */
  readonly marketOrderRate: number;
  /** Arrivals of this trader's limit orders, all prices and both sides together. */
  readonly limitOrderRate: number;
  /** Rate at which each resting order is cancelled. */
  readonly cancellationRate: number;
  readonly orderSize: QuantityLots;
  /** Limit prices are uniform over this many ticks on the passive side of the opposite best price. */
  readonly window: PriceTicks;
  /** Where the market is taken to be until a quote says otherwise. */
  readonly openingPrice: PriceTicks;
  /** False: the venue takes none, and limit orders `window` ticks through the market stand in for them. */
  readonly marketOrders?: boolean;
}

/** Tag of an order arrival; other tags are the client order ids whose lifetime is over. */
const ARRIVAL = 0;
/** Own numbers: requests for a quote in flight, and the last best prices seen. */
const WAITING = 0;
const LAST_BID = 1;
const LAST_ASK = 2;

/**
 * A zero-intelligence trader after Smith, Farmer, Gillemot and Krishnamurthy, "Statistical theory of the
 * continuous double auction", Quantitative Finance 3 (2003) 481-514, section 2: market orders and limit orders
 * arrive as Poisson processes, limit prices are uniform below the best ask (buys) or above the best bid (sells),
 * and each resting order is cancelled at a constant rate. The paper's price axis has no end; here the prices
 * reach `window` ticks from the opposite best price. A limit order asks for the quote first, so it is placed at
 * the market as the trader sees it, one round trip old.
 */
export class ZeroIntelligenceTrader extends Trader {
  readonly #config: ZeroIntelligenceConfig;
  readonly #meanGap: number;
  readonly #limitShare: number;

  constructor(config: ZeroIntelligenceConfig) {
    super(config.gateway, 3);
    const rate = config.marketOrderRate + config.limitOrderRate;
    this.#config = config;
    this.#meanGap = 1 / rate;
    this.#limitShare = config.limitOrderRate / rate;
    this.own[LAST_BID] = config.openingPrice;
    this.own[LAST_ASK] = config.openingPrice + 1;
  }

  protected onStart(ctx: ActorContext): void {
    this.#scheduleArrival(ctx);
  }

  protected onTimer(ctx: ActorContext, tag: number): void {
    if (tag !== ARRIVAL) {
      this.gateway.cancel(tag);
      return;
    }
    this.#scheduleArrival(ctx);
    if (ctx.rng.uniform() < this.#limitShare) {
      this.own[WAITING]++;
      ctx.send(this.gateway.venue, SnapshotRequest.id, this.#config.instrument, FEED.l1);
    } else if (this.#config.marketOrders === false) {
      this.#submitThrough(ctx, drawSide(ctx));
    } else {
      this.#submit(drawSide(ctx), ORDER_TYPE.market, TIME_IN_FORCE.ioc, 0);
    }
  }

  protected override onMarketData(ctx: ActorContext, _message: Message): void {
    if (this.own[WAITING] === 0) return;
    this.own[WAITING]--;
    this.#remember();
    const side = drawSide(ctx);
    const distance = 1 + ctx.rng.below(this.#config.window);
    const price = side === BUY ? this.own[LAST_ASK] - distance : this.own[LAST_BID] + distance;
    if (price < 1 || price > MAX_TICKS) return;
    this.#submitForLife(ctx, side, price);
  }

  #submitThrough(ctx: ActorContext, side: Side): void {
    const { window } = this.#config;
    const price = side === BUY ? this.own[LAST_ASK] + window : this.own[LAST_BID] - window;
    this.#submitForLife(ctx, side, Math.max(1, Math.min(price, MAX_TICKS)));
  }

  #submitForLife(ctx: ActorContext, side: Side, price: PriceTicks): void {
    const limit = this.gateway.onTick(this.#config.instrument, side, price);
    const id = this.#submit(side, ORDER_TYPE.limit, TIME_IN_FORCE.gtc, limit);
    const lifetime = ctx.rng.exponential(1 / this.#config.cancellationRate);
    ctx.wakeAt(ctx.now + Math.ceil(lifetime), id);
  }

  #submit(side: Side, orderType: number, timeInForce: number, price: PriceTicks): number {
    const { instrument, orderSize } = this.#config;
    return this.gateway.submit(instrument, side, orderType, timeInForce, price, orderSize, 0);
  }

  /** An empty side keeps its last best price, so that the flow can fill it again. */
  #remember(): void {
    const { instrument } = this.#config;
    const bid = this.board.bidPrice(instrument);
    const ask = this.board.askPrice(instrument);
    if (bid > 0) this.own[LAST_BID] = bid;
    if (ask > 0) this.own[LAST_ASK] = ask;
  }

  #scheduleArrival(ctx: ActorContext): void {
    ctx.wakeAt(ctx.now + Math.ceil(ctx.rng.exponential(this.#meanGap)), ARRIVAL);
  }
}

function drawSide(ctx: ActorContext): Side {
  return (ctx.rng.nextU32() & 1) === 0 ? BUY : SELL;
}
