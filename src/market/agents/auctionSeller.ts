import { ValueAssigned } from '../../core/models/messages/economics.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import { SELL } from '../../core/models/side.ts';
import type { DelayNs, PriceTicks, QuantityLots } from '../../core/models/units.ts';
import type { AgentPlace } from './defineAgent.ts';
import { Trader } from './trader.ts';

export interface AuctionSellerConfig {
  /** Time units from one round to the next; the first begins at once. */
  readonly every: DelayNs;
  /** Offered in each round. */
  readonly quantity: QuantityLots;
  /** What a lot is worth to the seller, and the least it takes for one. */
  readonly reserve: PriceTicks;
}

/** Offers so many lots in each round, and takes back what the round before did not sell. */
export class AuctionSeller extends Trader {
  readonly #config: AuctionSellerConfig;
  readonly #place: AgentPlace;

  constructor(config: AuctionSellerConfig, place: AgentPlace) {
    super(place.gateway, 0);
    this.#config = config;
    this.#place = place;
  }

  protected onStart(ctx: ActorContext): void {
    this.#offer(ctx);
  }

  protected onTimer(ctx: ActorContext): void {
    this.#offer(ctx);
  }

  #offer(ctx: ActorContext): void {
    const { every, quantity, reserve } = this.#config;
    const { instrument } = this.#place;
    ctx.wakeAt(ctx.now + every, 0);
    this.gateway.cancelAll();
    ctx.record(ValueAssigned.id, this.gateway.venue, instrument, SELL, quantity, reserve);
    this.gateway.submitLimit({ instrument, side: SELL, price: reserve, quantity });
  }
}
