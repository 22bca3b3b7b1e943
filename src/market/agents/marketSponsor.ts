import type { ActorContext } from '../../core/models/ports/actor.ts';
import { BUY, SELL } from '../../core/models/side.ts';
import { MAX_LOTS, type PriceTicks } from '../../core/models/units.ts';
import type { GatewayConfig } from '../exchange/gateway/venueGateway.ts';
import { Trader } from './trader.ts';

/** Who stands behind a scoring rule: whatever the rule asks it to sell or to buy, at any price up to the payout. */
export interface MarketSponsorConfig {
  readonly gateway: GatewayConfig;
  /** What a lot pays if its outcome comes true, in ticks. */
  readonly payout: PriceTicks;
}

/** Commits itself in every instrument of its venue when the market opens, and does nothing after that. */
export class MarketSponsor extends Trader {
  readonly #config: MarketSponsorConfig;

  constructor(config: MarketSponsorConfig) {
    super(config.gateway, 0);
    this.#config = config;
  }

  protected onStart(): void {
    const { gateway, payout } = this.#config;
    const quantity = MAX_LOTS;
    for (let instrument = 0; instrument < gateway.instruments.length; instrument++) {
      this.gateway.submitLimit({ instrument, side: SELL, price: 1, quantity });
      this.gateway.submitLimit({ instrument, side: BUY, price: payout, quantity });
    }
  }

  protected onTimer(_ctx: ActorContext): void {}
}
