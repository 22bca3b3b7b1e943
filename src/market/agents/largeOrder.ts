import * as orderEntry from '../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import type { Side } from '../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots, SimTime } from '../../core/models/units.ts';
import type { GatewayConfig } from '../exchange/gateway/venueGateway.ts';
import { Trader } from './trader.ts';

const { ORDER_TYPE, TIME_IN_FORCE } = orderEntry;

export interface LargeOrderConfig {
  readonly gateway: GatewayConfig;
  readonly instrument: InstrumentId;
  readonly side: Side;
  readonly price: PriceTicks;
  readonly quantity: QuantityLots;
  readonly time: SimTime;
}

/** Sends one limit order, as large as the market notices, and nothing else. */
export class LargeOrderTrader extends Trader {
  readonly #config: LargeOrderConfig;

  constructor(config: LargeOrderConfig) {
    super(config.gateway, 0);
    this.#config = config;
  }

  protected onStart(ctx: ActorContext): void {
    ctx.wakeAt(this.#config.time, 0);
  }

  protected onTimer(): void {
    const { instrument, side, price, quantity } = this.#config;
    this.gateway.submit(instrument, side, ORDER_TYPE.limit, TIME_IN_FORCE.gtc, price, quantity, 0);
  }
}
