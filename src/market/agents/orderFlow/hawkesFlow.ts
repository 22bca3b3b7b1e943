import { FEED } from '../../../core/models/messages/marketData.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import * as units from '../../../core/models/units.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import type { HawkesModel } from '../../../core/utils/pointProcess/hawkesModel.ts';
import { HawkesSampler, samplerSize } from '../../../core/utils/pointProcess/hawkesSampler.ts';
import type { GatewayConfig } from '../../exchange/gateway/venueGateway.ts';
import { Trader } from '../trader.ts';
import { OrderPool } from './orderPool.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { ORDER_TYPE, TIME_IN_FORCE } = orderEntry;
const { BUY, SELL } = sideConstants;
const { MAX_TICKS } = units;

export interface HawkesFlowConfig {
  readonly gateway: GatewayConfig;
  readonly instrument: InstrumentId;
  /** Six kinds, time in seconds: orders to buy at the market, to buy at a limit, cancelled bids; then of the other side. */
  readonly model: HawkesModel;
  readonly unitsPerSecond: number;
  readonly orderSize: QuantityLots;
  /** Mean distance of limit prices from the first tick behind the opposite best price. */
  readonly meanDistance: number;
  readonly openingPrice: PriceTicks;
}

/** Kinds of events of one side. */
const MARKET = 0;
const LIMIT = 1;
const KINDS = 3;

/** Own numbers: the last best prices seen, then the state of the sampler. */
const LAST_BID = 0;
const LAST_ASK = 1;
const OWN = 2;

/**
 * Order flow whose events excite each other: a Hawkes process of six kinds says when market orders, limit orders and
 * cancellations of either side come (Large, "Measuring the resiliency of an electronic limit order book", Journal of
 * Financial Markets 10 (2007) 1-25; Bacry and Muzy 2014). Limit prices lie geometrically behind the opposite best price;
 * a cancellation takes any of the side's live orders, each as likely, and nothing where there is none.
 */
export class HawkesFlow extends Trader {
  readonly #config: HawkesFlowConfig;
  readonly #sampler: HawkesSampler;
  /** Live orders by side. */
  readonly #pools = [new OrderPool(), new OrderPool()] as const;

  constructor(config: HawkesFlowConfig) {
    super(config.gateway, OWN + samplerSize(config.model));
    this.#config = config;
    this.#sampler = new HawkesSampler(config.model, this.own.subarray(OWN));
    this.own[LAST_BID] = config.openingPrice;
    this.own[LAST_ASK] = config.openingPrice + 1;
  }

  protected onStart(ctx: ActorContext): void {
    this.subscribe(ctx, this.#config.instrument, FEED.l1);
    this.#awaitNext(ctx);
  }

  protected onTimer(ctx: ActorContext, kind: number): void {
    const side = kind < KINDS ? BUY : SELL;
    const action = kind % KINDS;
    if (action === MARKET) this.#submit(side, ORDER_TYPE.market, TIME_IN_FORCE.ioc, 0);
    else if (action === LIMIT) this.#quote(ctx, side);
    else this.#cancel(ctx, side);
    this.#awaitNext(ctx);
  }

  protected override onMarketData(): void {
    const { instrument } = this.#config;
    const bid = this.board.bidPrice(instrument);
    const ask = this.board.askPrice(instrument);
    // An empty side keeps its last best price, so that the flow can fill it again.
    if (bid > 0) this.own[LAST_BID] = bid;
    if (ask > 0) this.own[LAST_ASK] = ask;
  }

  #quote(ctx: ActorContext, side: Side): void {
    const distance = 1 + Math.floor(ctx.rng.exponential(this.#config.meanDistance));
    const price = side === BUY ? this.own[LAST_ASK] - distance : this.own[LAST_BID] + distance;
    if (price < 1 || price > MAX_TICKS) return;
    const limit = this.gateway.onTick(this.#config.instrument, side, price);
    const id = this.#submit(side, ORDER_TYPE.limit, TIME_IN_FORCE.gtc, limit);
    this.#pools[side].add(this.gateway, id);
  }

  #cancel(ctx: ActorContext, side: Side): void {
    const id = this.#pools[side].draw(this.gateway, ctx.rng);
    if (id > 0) this.gateway.cancel(id);
  }

  #submit(side: Side, orderType: number, timeInForce: number, price: PriceTicks): number {
    const { instrument, orderSize } = this.#config;
    return this.gateway.submit(instrument, side, orderType, timeInForce, price, orderSize, 0);
  }

  #awaitNext(ctx: ActorContext): void {
    this.#sampler.next(ctx.rng);
    ctx.wakeAt(Math.ceil(this.#sampler.time * this.#config.unitsPerSecond), this.#sampler.kind);
  }

  override snapshot(): PlainData {
    return { trader: super.snapshot(), pools: this.#pools.map((pool) => pool.snapshot()) };
  }

  override restore(state: PlainData): void {
    const saved = state as { readonly trader: PlainData; readonly pools: readonly PlainData[] };
    super.restore(saved.trader);
    for (const [side, pool] of this.#pools.entries()) pool.restore(saved.pools[side]);
  }

  override hash(): number {
    const hash = new Hash64();
    hash.addInt(super.hash());
    for (const pool of this.#pools) pool.addTo(hash);
    return hash.low();
  }
}
