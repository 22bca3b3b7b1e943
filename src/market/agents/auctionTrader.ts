import * as marketData from '../../core/models/messages/marketData.ts';
import * as orderEntry from '../../core/models/messages/orderEntry.ts';
import * as phases from '../../core/models/phase.ts';
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
const { PHASE } = phases;
const { BUY, SELL } = sideConstants;
const { MAX_TICKS } = units;

/** One trader's share of the flow; rates are per time unit of the run. */
export interface AuctionTraderConfig {
  readonly gateway: GatewayConfig;
  readonly instrument: InstrumentId;
  readonly marketOrderRate: number;
  /** Limit orders, all prices and both sides together. */
  readonly limitOrderRate: number;
  readonly cancellationRate: number;
  readonly orderSize: QuantityLots;
  /** Limit prices reach this far from the opposite best price, and to both sides of an auction's price. */
  readonly window: PriceTicks;
  readonly openingPrice: PriceTicks;
}

/** Tag of an order arrival; other tags are the client order ids whose lifetime is over. */
const ARRIVAL = 0;
/** Own number: where the market was last seen. */
const SEEN = 0;

/**
 * A zero-intelligence trader (after Smith, Farmer, Gillemot and Krishnamurthy, Quantitative Finance 3 (2003) 481-514)
 * who knows the phases of the day. In continuous trading market orders and limit orders arrive as Poisson processes,
 * limit prices uniform on the passive side of the opposite best price; in an auction and before one, limit prices are
 * uniform around the indicative price, or where the market was last seen, and market orders wait for the auction. While
 * orders are not taken it sends none. Each resting order is cancelled at a constant rate.
 */
export class AuctionTrader extends Trader {
  readonly #config: AuctionTraderConfig;
  readonly #meanGap: number;
  readonly #limitShare: number;

  constructor(config: AuctionTraderConfig) {
    super(config.gateway, 1);
    const rate = config.marketOrderRate + config.limitOrderRate;
    this.#config = config;
    this.#meanGap = 1 / rate;
    this.#limitShare = config.limitOrderRate / rate;
    this.own[SEEN] = config.openingPrice;
  }

  protected onStart(ctx: ActorContext): void {
    this.subscribe(ctx, this.#config.instrument, FEED.l1);
    this.#scheduleArrival(ctx);
  }

  protected onTimer(ctx: ActorContext, tag: number): void {
    if (tag !== ARRIVAL) {
      this.gateway.cancel(tag);
      return;
    }
    this.#scheduleArrival(ctx);
    const phase = this.board.phase(this.#config.instrument);
    if (phase === PHASE.halt || phase === PHASE.closed) return;
    const side = (ctx.rng.nextU32() & 1) === 0 ? BUY : SELL;
    const trades = phase === PHASE.continuous || phase === PHASE.limitState;
    if (ctx.rng.uniform() < this.#limitShare) this.#limitOrder(ctx, side, trades);
    else this.#submit(side, ORDER_TYPE.market, trades ? TIME_IN_FORCE.ioc : TIME_IN_FORCE.gtc, 0);
  }

  #limitOrder(ctx: ActorContext, side: Side, trades: boolean): void {
    const { window } = this.#config;
    const away = 1 + ctx.rng.below(trades ? window : 2 * window);
    const reference = trades ? this.#facing(side) : this.#auctionPrice() + (side === BUY ? window : -window);
    const price = side === BUY ? reference - away : reference + away;
    if (price < 1 || price > MAX_TICKS) return;
    const id = this.#submit(side, ORDER_TYPE.limit, TIME_IN_FORCE.gtc, price);
    const lifetime = ctx.rng.exponential(1 / this.#config.cancellationRate);
    ctx.wakeAt(ctx.now + Math.ceil(lifetime), id);
  }

  /** Best price of the other side; where it is empty, a tick from where the market was last seen. */
  #facing(side: Side): PriceTicks {
    const { instrument } = this.#config;
    const bid = this.board.bidPrice(instrument);
    const ask = this.board.askPrice(instrument);
    if (bid > 0) this.own[SEEN] = bid;
    else if (ask > 0) this.own[SEEN] = ask;
    if (side === BUY) return ask > 0 ? ask : this.own[SEEN] + 1;
    return bid > 0 ? bid : this.own[SEEN];
  }

  #auctionPrice(): PriceTicks {
    const indicative = this.board.indicativePrice(this.#config.instrument);
    if (indicative > 0) this.own[SEEN] = indicative;
    return this.own[SEEN];
  }

  #submit(side: Side, orderType: number, timeInForce: number, price: PriceTicks): number {
    const { instrument, orderSize } = this.#config;
    return this.gateway.submit(instrument, side, orderType, timeInForce, price, orderSize, 0);
  }

  #scheduleArrival(ctx: ActorContext): void {
    ctx.wakeAt(ctx.now + Math.ceil(ctx.rng.exponential(this.#meanGap)), ARRIVAL);
  }
}
