import type { ActorContext } from '../../core/models/ports/actor.ts';
import { BUY, SELL } from '../../core/models/side.ts';
import type { DelayNs, QuantityLots } from '../../core/models/units.ts';
import type { GatewayConfig } from '../exchange/gateway/venueGateway.ts';
import { Trader } from './trader.ts';

/** Flow of one trader that knows nothing. */
export interface NoiseBettorConfig {
  readonly gateway: GatewayConfig;
  /** Mean time between orders, in time units. */
  readonly interval: DelayNs;
  readonly orderSize: QuantityLots;
}

/** Trades at any price: buys a random outcome, or, every other time where it can, sells what it holds of it. */
export class NoiseBettor extends Trader {
  readonly #config: NoiseBettorConfig;

  constructor(config: NoiseBettorConfig) {
    super(config.gateway, 0);
    this.#config = config;
  }

  protected onStart(ctx: ActorContext): void {
    this.#awaitOrder(ctx);
  }

  protected onTimer(ctx: ActorContext): void {
    this.#awaitOrder(ctx);
    const instrument = ctx.rng.below(this.#config.gateway.instruments.length);
    const { account } = this.gateway;
    const held = account.position(instrument) - account.openQuantity(instrument, SELL);
    const sells = ctx.rng.bernoulli(0.5) && held > 0;
    const quantity = sells ? Math.min(held, this.#config.orderSize) : this.#config.orderSize;
    this.gateway.submitMarket({ instrument, side: sells ? SELL : BUY, quantity });
  }

  #awaitOrder(ctx: ActorContext): void {
    ctx.wakeAt(ctx.now + Math.ceil(ctx.rng.exponential(this.#config.interval)), 0);
  }
}
