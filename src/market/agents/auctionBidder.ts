import { ValueAssigned } from '../../core/models/messages/economics.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import { BUY } from '../../core/models/side.ts';
import type { DelayNs, PriceTicks, QuantityLots } from '../../core/models/units.ts';
import type { AgentPlace } from './defineAgent.ts';
import { Trader } from './trader.ts';

export interface AuctionBidderConfig {
  /** Time units from one round to the next; the first begins at once. */
  readonly every: DelayNs;
  /** Wanted in each round. */
  readonly quantity: QuantityLots;
  /** Values are uniform between these. */
  readonly lowest: PriceTicks;
  readonly highest: PriceTicks;
  /** The part of its value above the lowest that it bids: 1 to be truthful. */
  readonly share: number;
}

/**
 * Learns in each round what a lot is worth to it alone, bids, and takes back the bid of the round before: the
 * independent private values of Vickrey (1961).
 */
export class AuctionBidder extends Trader {
  readonly #config: AuctionBidderConfig;
  readonly #place: AgentPlace;

  constructor(config: AuctionBidderConfig, place: AgentPlace) {
    super(place.gateway, 0);
    this.#config = config;
    this.#place = place;
  }

  protected onStart(ctx: ActorContext): void {
    this.#bid(ctx);
  }

  protected onTimer(ctx: ActorContext): void {
    this.#bid(ctx);
  }

  #bid(ctx: ActorContext): void {
    const { every, highest, lowest, quantity, share } = this.#config;
    const { instrument } = this.#place;
    ctx.wakeAt(ctx.now + every, 0);
    this.gateway.cancelAll();
    const excess = ctx.rng.uniform() * (highest - lowest);
    const value = Math.round(lowest + excess);
    const price = Math.max(1, Math.round(lowest + share * excess));
    ctx.record(ValueAssigned.id, this.gateway.venue, instrument, BUY, quantity, value);
    this.gateway.submitLimit({ instrument, side: BUY, price, quantity });
  }
}
