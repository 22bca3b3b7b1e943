import { FEED } from '../../../core/models/messages/marketData.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import * as units from '../../../core/models/units.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import * as exponential from '../../../core/utils/math/exp.ts';
import * as logarithm from '../../../core/utils/math/log.ts';
import type { GatewayConfig } from '../../exchange/gateway/venueGateway.ts';
import { Trader } from '../trader.ts';
import { drawStudent } from './drawStudent.ts';
import { HiddenOrders } from './hiddenOrders.ts';
import { PlacedOrders } from './placedOrders.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { ORDER_TYPE, TIME_IN_FORCE } = orderEntry;
const { BUY, SELL } = sideConstants;
const { MAX_TICKS } = units;
const { exp } = exponential;
const { log } = logarithm;

export interface MikeFarmerConfig {
  readonly gateway: GatewayConfig;
  readonly instrument: InstrumentId;
  /** Mean time units between two orders. */
  readonly meanGap: number;
  /** Degrees of freedom and scale of log prices relative to the best price of the same side. */
  readonly degrees: number;
  readonly scale: number;
  /** Hurst exponent of the signs, and how many hidden orders make them. */
  readonly hurst: number;
  readonly hiddenOrders: number;
  /** A and B of the cancellation probability. */
  readonly cancelScale: number;
  readonly cancelOffset: number;
  readonly orderSize: QuantityLots;
  readonly openingPrice: PriceTicks;
}

/** Orders that are there at the start, and that are always left, on each side. */
const FIRST_ORDERS = 5;
const LEAST_ORDERS = 2;

/** Tags of the two halves of a step. */
const CANCELLING = 0;
const ORDERING = 1;

const LAST_BID = 0;
const LAST_ASK = 1;
const HIDDEN = 2;

/**
 * The order flow of Mike and Farmer, "An empirical behavioral model of liquidity and volatility", Journal of Economic Dynamics
 * and Control 32 (2008) 200-234, as one actor: each order's sign has long memory (section 3.1), its log price lies
 * Student-distributed around the best price of its own side and trades where it reaches the other (section 3.2), and before
 * each order every resting one is cancelled with probability A (1 - exp(-y)) (n_imb + B) / n_tot: y is its distance from the
 * opposite best price over what that was at first, n_imb the share of its side among all n_tot orders (section 3.3). At
 * least two orders stay on each side.
 */
export class MikeFarmerFlow extends Trader {
  readonly #config: MikeFarmerConfig;
  readonly #signs: HiddenOrders;
  readonly #placed = new PlacedOrders();

  constructor(config: MikeFarmerConfig) {
    super(config.gateway, HIDDEN + config.hiddenOrders);
    this.#config = config;
    this.#signs = new HiddenOrders(config.hurst, this.own.subarray(HIDDEN));
    this.own[LAST_BID] = config.openingPrice;
    this.own[LAST_ASK] = config.openingPrice + 1;
  }

  protected onStart(ctx: ActorContext): void {
    this.subscribe(ctx, this.#config.instrument, FEED.l1);
    const { openingPrice, scale } = this.#config;
    for (let i = 1; i <= FIRST_ORDERS; i++) {
      const step = Math.max(i, Math.round(0.5 * i * scale * openingPrice));
      this.#place(BUY, Math.max(1, openingPrice - step));
      this.#place(SELL, openingPrice + step);
    }
    this.#awaitOrder(ctx);
  }

  protected onTimer(ctx: ActorContext, tag: number): void {
    if (tag === CANCELLING) {
      this.#forgetEnded();
      this.#cancelSome(ctx);
      // Without latency the answers are there before: the next order meets the book that is left.
      ctx.wakeAt(ctx.now, ORDERING);
      return;
    }
    const side = this.#signs.next(ctx.rng);
    const best = side === BUY ? this.own[LAST_BID] : this.own[LAST_ASK];
    const x = this.#config.scale * drawStudent(ctx.rng, this.#config.degrees);
    const price = Math.round(best * exp(side === BUY ? x : -x));
    const trades = side === BUY ? price >= this.own[LAST_ASK] : price <= this.own[LAST_BID];
    if (trades) this.#take(side);
    else if (price >= 1 && price <= MAX_TICKS) this.#place(side, price);
    this.#awaitOrder(ctx);
  }

  protected override onMarketData(): void {
    const { instrument } = this.#config;
    const bid = this.board.bidPrice(instrument);
    const ask = this.board.askPrice(instrument);
    if (bid > 0) this.own[LAST_BID] = bid;
    if (ask > 0) this.own[LAST_ASK] = ask;
  }

  #take(side: Side): void {
    const opposite = side === BUY ? SELL : BUY;
    if (this.#countOf(opposite) <= LEAST_ORDERS) return;
    const { instrument, orderSize } = this.#config;
    this.gateway.submit(instrument, side, ORDER_TYPE.market, TIME_IN_FORCE.ioc, 0, orderSize, 0);
  }

  #place(side: Side, price: PriceTicks): void {
    const { instrument, orderSize } = this.#config;
    const limit = this.gateway.onTick(instrument, side, price);
    const id = this.gateway.submit(
      instrument,
      side,
      ORDER_TYPE.limit,
      TIME_IN_FORCE.gtc,
      limit,
      orderSize,
      0,
    );
    this.#placed.add(id, side, limit, this.#distance(side, limit));
  }

  /** Log distance from the opposite best price. */
  #distance(side: number, price: PriceTicks): number {
    return side === BUY ? log(this.own[LAST_ASK] / price) : log(price / this.own[LAST_BID]);
  }

  #cancelSome(ctx: ActorContext): void {
    const { cancelScale, cancelOffset } = this.#config;
    const placed = this.#placed;
    const left = [this.#countOf(BUY), this.#countOf(SELL)];
    const total = left[BUY] + left[SELL];
    const shares = [left[BUY] / total, left[SELL] / total];
    for (let at = placed.count - 1; at >= 0; at--) {
      const side = placed.sideOf(at);
      const y = this.#distance(side, placed.priceOf(at)) / placed.distanceOf(at);
      const probability = (cancelScale * (1 - exp(-y)) * (shares[side] + cancelOffset)) / total;
      if (ctx.rng.uniform() >= probability || left[side] <= LEAST_ORDERS) continue;
      left[side]--;
      this.gateway.cancel(placed.idOf(at));
      placed.remove(at);
    }
  }

  #countOf(side: Side): number {
    let count = 0;
    for (let at = 0; at < this.#placed.count; at++) if (this.#placed.sideOf(at) === side) count++;
    return count;
  }

  #forgetEnded(): void {
    const placed = this.#placed;
    for (let at = placed.count - 1; at >= 0; at--) {
      if (this.gateway.stateOf(placed.idOf(at)) < 0) placed.remove(at);
    }
  }

  #awaitOrder(ctx: ActorContext): void {
    ctx.wakeAt(ctx.now + Math.max(1, Math.ceil(ctx.rng.exponential(this.#config.meanGap))), CANCELLING);
  }

  override snapshot(): PlainData {
    return { trader: super.snapshot(), placed: this.#placed.snapshot() };
  }

  override restore(state: PlainData): void {
    const saved = state as { readonly trader: PlainData; readonly placed: PlainData };
    super.restore(saved.trader);
    this.#placed.restore(saved.placed);
  }

  override hash(): number {
    const hash = new Hash64();
    hash.addInt(super.hash());
    this.#placed.addTo(hash);
    return hash.low();
  }
}
