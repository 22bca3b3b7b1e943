import { FEED } from '../../../core/models/messages/marketData.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type { DelayNs, InstrumentId, PriceTicks } from '../../../core/models/units.ts';
import * as units from '../../../core/models/units.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import { exp } from '../../../core/utils/math/exp.ts';
import { log } from '../../../core/utils/math/log.ts';
import type { Rng } from '../../../core/utils/rng.ts';
import type { GatewayConfig } from '../../exchange/gateway/venueGateway.ts';
import { Trader } from '../trader.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { ORDER_TYPE, TIME_IN_FORCE } = orderEntry;
const { BUY, SELL } = sideConstants;
const { MAX_TICKS } = units;

/** Tag of a step; other tags are the client order ids whose time is over. */
const STEP = 0;
/** Own numbers: steps so far, and the market's last price. */
const STEPS = 0;
const PRICE = 1;
/** Columns per trader. */
const FUNDAMENTAL_WEIGHT = 0;
const CHART_WEIGHT = 1;
const NOISE_WEIGHT = 2;
const REVERSION = 3;
const WINDOW = 4;
const MARGIN = 5;
const STRIDE = 6;

export interface FcnTradersConfig {
  readonly gateway: GatewayConfig;
  readonly instrument: InstrumentId;
  readonly traders: number;
  /** Time units of one step, in which one trader acts. */
  readonly step: DelayNs;
  /** Where the market is taken to be before its first trade, and what the stock is worth. */
  readonly openingPrice: PriceTicks;
  readonly fundamental: PriceTicks;
  /** Means of the exponentially distributed weights; 0 leaves the rule out. */
  readonly fundamentalWeight: number;
  readonly chartWeight: number;
  readonly noiseWeight: number;
  /** Standard deviation of the noise in an expected return of one step. */
  readonly noiseScale: number;
  /** Bounds of uniform draws, in steps. */
  readonly reversionSteps: readonly [number, number];
  readonly windowSteps: readonly [number, number];
  /** Largest margin between the expected price and the limit, as a share of it. */
  readonly maxMargin: number;
}

/**
 * Fundamentalists, chartists and noise in one, after Chiarella and Iori, "A simulation analysis of the microstructure of
 * double auction markets", Quantitative Finance 2 (2002) 346-353, in the form of the simulator PAMS: in each step one
 * trader expects the return per step
 *
 *     r = (f ln(value / p) / reversion + c ln(p / p(window ago)) / window + n noise) / (f + c + n)
 *
 * and the price p exp(r window), and places a lot below it by its margin if it is above the market, or above it by its
 * margin if it is below. The order lives as long as its window. All traders are one actor with one account: they trade
 * with each other, so that the account's position stays what it was.
 */
export class FcnTraders extends Trader {
  readonly #config: FcnTradersConfig;
  readonly #traits: Float64Array;
  /** The market's price in each of the last steps, by step modulo its length, which is a power of two. */
  readonly #prices: Float64Array;

  constructor(config: FcnTradersConfig) {
    super(config.gateway, 2);
    this.#config = config;
    this.#traits = new Float64Array(config.traders * STRIDE);
    let length = 2;
    while (length <= config.windowSteps[1]) length *= 2;
    this.#prices = new Float64Array(length);
    this.own[PRICE] = config.openingPrice;
  }

  protected onStart(ctx: ActorContext): void {
    const { instrument, step, traders } = this.#config;
    this.subscribe(ctx, instrument, FEED.l1);
    this.subscribe(ctx, instrument, FEED.trades);
    for (let trader = 0; trader < traders; trader++) this.#drawTraits(ctx.rng, trader * STRIDE);
    ctx.wakeAt(ctx.now + step, STEP);
  }

  /** The same draws whatever the means are, so that a population differs from another in its weights alone. */
  #drawTraits(rng: Rng, at: number): void {
    const { chartWeight, fundamentalWeight, maxMargin, noiseWeight, reversionSteps, windowSteps } =
      this.#config;
    const traits = this.#traits;
    traits[at + FUNDAMENTAL_WEIGHT] = rng.exponential(1) * fundamentalWeight;
    traits[at + CHART_WEIGHT] = rng.exponential(1) * chartWeight;
    traits[at + NOISE_WEIGHT] = rng.exponential(1) * noiseWeight;
    traits[at + REVERSION] = Math.floor(between(rng, reversionSteps));
    traits[at + WINDOW] = Math.floor(between(rng, windowSteps));
    traits[at + MARGIN] = rng.uniform() * maxMargin;
  }

  protected onTimer(ctx: ActorContext, tag: number): void {
    if (tag !== STEP) {
      this.gateway.cancel(tag);
      return;
    }
    const { step, traders } = this.#config;
    ctx.wakeAt(ctx.now + step, STEP);
    const own = this.own;
    own[PRICE] = this.#marketPrice();
    this.#prices[own[STEPS] & (this.#prices.length - 1)] = own[PRICE];
    this.#act(ctx, ctx.rng.below(traders) * STRIDE);
    own[STEPS] += 1;
  }

  /** The last trade's price, the middle before there was one, and what it was where there is neither. */
  #marketPrice(): number {
    const { instrument } = this.#config;
    const last = this.board.lastPrice(instrument);
    if (last > 0) return last;
    const mid = this.board.midPrice(instrument);
    return Number.isNaN(mid) ? this.own[PRICE] : mid;
  }

  #act(ctx: ActorContext, at: number): void {
    const { instrument, step } = this.#config;
    const window = this.#traits[at + WINDOW];
    const price = this.own[PRICE];
    const expected = price * exp(this.#expectedReturn(ctx.rng, at) * window);
    if (expected === price) return;
    const side = expected > price ? BUY : SELL;
    const margin = this.#traits[at + MARGIN];
    const limit = Math.round(expected * (side === BUY ? 1 - margin : 1 + margin));
    if (!(limit >= 1 && limit <= MAX_TICKS)) return;
    const onTick = this.gateway.onTick(instrument, side, limit);
    const { limit: type } = ORDER_TYPE;
    const id = this.gateway.submit(instrument, side, type, TIME_IN_FORCE.gtc, onTick, 1, 0);
    ctx.wakeAt(ctx.now + window * step, id);
  }

  /** Of one step. */
  #expectedReturn(rng: Rng, at: number): number {
    const { fundamental, noiseScale } = this.#config;
    const traits = this.#traits;
    const [steps, price] = [this.own[STEPS], this.own[PRICE]];
    const window = Math.min(steps, traits[at + WINDOW]);
    const before = this.#prices[(steps - window) & (this.#prices.length - 1)];
    const [f, c, n] = [traits[at + FUNDAMENTAL_WEIGHT], traits[at + CHART_WEIGHT], traits[at + NOISE_WEIGHT]];
    const reversion = log(fundamental / price) / Math.max(1, traits[at + REVERSION]);
    const trend = log(price / before) / Math.max(1, window);
    return (f * reversion + c * trend + n * noiseScale * rng.normal()) / (f + c + n);
  }

  override snapshot(): PlainData {
    const trader = super.snapshot() as { readonly [part: string]: PlainData };
    return { ...trader, traits: this.#traits.slice(), prices: this.#prices.slice() };
  }

  override restore(state: PlainData): void {
    super.restore(state);
    const saved = state as { readonly traits: Float64Array; readonly prices: Float64Array };
    this.#traits.set(saved.traits);
    this.#prices.set(saved.prices);
  }

  override hash(): number {
    const hash = new Hash64();
    hash.addInt(super.hash());
    hash.addFields(this.#traits, 0, this.#traits.length);
    hash.addFields(this.#prices, 0, this.#prices.length);
    return hash.low();
  }
}

function between(rng: Rng, [low, high]: readonly [number, number]): number {
  return low + (high - low) * rng.uniform();
}
