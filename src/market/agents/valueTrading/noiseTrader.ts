import type { ActorContext } from '../../../core/models/ports/actor.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type { PriceTicks } from '../../../core/models/units.ts';
import type { AgentPlace } from '../defineAgent.ts';
import { QuotePoller } from '../quotePoller.ts';
import type { DrawSize } from './orderSizes.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BUY, SELL } = sideConstants;

export interface NoiseTraderConfig {
  /** Draws when it comes. */
  readonly arrival: (ctx: ActorContext) => number;
  readonly size: DrawSize;
}

/**
 * The noise agent of ABIDES (Byrd, Hybinette and Balch 2020, `NoiseAgent`): comes once, buys or sells, each as likely, with
 * a limit at the opposite best price, and is not heard of again. Where nobody is on that side, it does nothing.
 */
export class NoiseTrader extends QuotePoller {
  readonly #config: NoiseTraderConfig;

  constructor(config: NoiseTraderConfig, place: AgentPlace) {
    super(place, 0);
    this.#config = config;
  }

  protected onStart(ctx: ActorContext): void {
    ctx.wakeAt(ctx.now + this.#config.arrival(ctx), 0);
  }

  protected onTimer(ctx: ActorContext): void {
    this.askForQuote(ctx);
  }

  protected onQuote(ctx: ActorContext, bid: PriceTicks, ask: PriceTicks): void {
    const buys = (ctx.rng.nextU32() & 1) === 1;
    const quantity = this.#config.size(ctx.rng);
    if (buys) this.placeLimit(BUY, ask, quantity);
    else this.placeLimit(SELL, bid, quantity);
  }
}
