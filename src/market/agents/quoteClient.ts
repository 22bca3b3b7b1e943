import { ValueAssigned } from '../../core/models/messages/economics.ts';
import { ORDER_TYPE, TIME_IN_FORCE } from '../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import { BUY, SELL, type Side } from '../../core/models/side.ts';
import type { PriceTicks, QuantityLots } from '../../core/models/units.ts';
import { MAX_TICKS } from '../../core/models/units.ts';
import type { AgentPlace } from './defineAgent.ts';
import { NewsTrader, OWN } from './newsTrader.ts';

export interface QuoteClientConfig {
  /** Mean time units between two requests; 0 for a client that asks on news only. */
  readonly meanGap: number;
  readonly quantity: QuantityLots;
  /** What trading is worth to it beyond the common value. */
  readonly benefit: PriceTicks;
  /** Asks when news has moved the value by more ticks than this, in the direction of the move. */
  readonly newsThreshold: PriceTicks;
}

/** Own number: the value before the last news. */
const BEFORE = OWN;

/**
 * A client of dealers. Without a view it asks at Poisson times, to buy or to sell, each as likely. With one (`meanGap` 0)
 * it asks when the value has just moved, hoping for a dealer whose prices have not. Its limit is what a lot is worth to
 * it, which is a fact in the log.
 */
export class QuoteClient extends NewsTrader {
  readonly #config: QuoteClientConfig;

  constructor(config: QuoteClientConfig, place: AgentPlace) {
    super(place, 1);
    this.#config = config;
    this.own[BEFORE] = place.openingPrice;
  }

  protected override onStart(ctx: ActorContext): void {
    super.onStart(ctx);
    this.#schedule(ctx);
  }

  protected override onTimer(ctx: ActorContext): void {
    this.#schedule(ctx);
    this.#ask(ctx, (ctx.rng.nextU32() & 1) === 0 ? BUY : SELL);
  }

  protected override onNews(ctx: ActorContext): void {
    const move = this.value - this.own[BEFORE];
    this.own[BEFORE] = this.value;
    const { meanGap, newsThreshold } = this.#config;
    if (meanGap === 0 && Math.abs(move) > newsThreshold) this.#ask(ctx, move > 0 ? BUY : SELL);
  }

  #ask(ctx: ActorContext, side: Side): void {
    const { quantity, benefit } = this.#config;
    const worth = side === BUY ? this.value + benefit : Math.max(0, this.value - benefit);
    const limit = side === BUY ? Math.floor(worth) : Math.ceil(worth);
    if (limit < 1 || limit > MAX_TICKS) return;
    ctx.record(ValueAssigned.id, this.gateway.venue, this.instrument, side, quantity, worth);
    this.gateway.submit(this.instrument, side, ORDER_TYPE.limit, TIME_IN_FORCE.gtc, limit, quantity, 0);
  }

  #schedule(ctx: ActorContext): void {
    const { meanGap } = this.#config;
    if (meanGap === 0) return;
    ctx.wakeAt(ctx.now + Math.max(1, Math.ceil(ctx.rng.exponential(meanGap))), 0);
  }
}
