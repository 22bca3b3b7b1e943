import { FEED } from '../../core/models/messages/marketData.ts';
import * as orderEntry from '../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import type { Side } from '../../core/models/side.ts';
import * as sideConstants from '../../core/models/side.ts';
import type { PriceTicks, QuantityLots } from '../../core/models/units.ts';
import type { AgentPlace } from './defineAgent.ts';
import { MultiVenueTrader } from './multiVenueTrader.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { ORDER_TYPE, TIME_IN_FORCE } = orderEntry;
const { BUY, SELL } = sideConstants;
const MILLION = 1_000_000;

export interface ArbitrageurConfig {
  /** Largest quantity of one pair of orders. */
  readonly quantity: QuantityLots;
  /** What a pair has to earn after fees, for each lot and in ticks of the common grid. */
  readonly edge: number;
}

/**
 * A latency arbitrageur between venues: it listens to each of them directly, and where the bid of one is above the offer
 * of another by more than both takers' fees it sends an immediate-or-cancel order to each. Whoever is faster has filled
 * one of them now and then: what is left on one side is closed at the best quote. In a market with taker rebates a locked
 * market pays too (Wah and Wellman, "Latency arbitrage, market fragmentation, and efficiency", EC 2013, have such an
 * agent between two venues).
 */
export class Arbitrageur extends MultiVenueTrader {
  readonly #config: ArbitrageurConfig;
  /** Position over all venues with which it began. */
  readonly #target: QuantityLots;

  constructor(config: ArbitrageurConfig, place: AgentPlace) {
    super(place, 0);
    this.#config = config;
    this.#target = place.openingPosition * this.venues.length;
  }

  protected onStart(ctx: ActorContext): void {
    for (let venue = 0; venue < this.venues.length; venue++) this.subscribe(ctx, venue, FEED.l1);
  }

  protected onTimer(): void {}

  protected override onMarketData(): void {
    this.#act();
  }

  protected override onReport(): void {
    this.#act();
  }

  /** One pair at a time: what comes of it is known before the next. */
  #act(): void {
    for (const { liveOrders } of this.gateways) if (liveOrders > 0) return;
    const excess = this.position() - this.#target;
    if (excess !== 0) this.#close(excess);
    else this.#takePair();
  }

  /** Buys at the offer of one venue what it sells at the bid of another, where that pays most. */
  #takePair(): void {
    const count = this.venues.length;
    let [best, from, to] = [this.#config.edge, -1, -1];
    for (let bidder = 0; bidder < count; bidder++) {
      for (let offerer = 0; offerer < count; offerer++) {
        if (bidder === offerer || this.bidAt(bidder) === 0 || this.askAt(offerer) === 0) continue;
        const gain = this.#proceeds(bidder) - this.#cost(offerer);
        if (gain > best) [best, from, to] = [gain, offerer, bidder];
      }
    }
    if (from < 0) return;
    const lots = Math.min(this.#config.quantity, this.askQuantityAt(from), this.bidQuantityAt(to));
    this.#send(from, BUY, lots);
    this.#send(to, SELL, lots);
  }

  /** Sells too much at the best bid, and buys too little at the best offer, after fees. */
  #close(excess: QuantityLots): void {
    const side = excess > 0 ? SELL : BUY;
    let [best, place] = [Number.NEGATIVE_INFINITY, -1];
    for (let venue = 0; venue < this.venues.length; venue++) {
      if ((side === SELL ? this.bidAt(venue) : this.askAt(venue)) === 0) continue;
      const worth = side === SELL ? this.#proceeds(venue) : -this.#cost(venue);
      if (worth > best) [best, place] = [worth, venue];
    }
    if (place < 0) return;
    const shown = side === SELL ? this.bidQuantityAt(place) : this.askQuantityAt(place);
    this.#send(place, side, Math.min(Math.abs(excess), shown));
  }

  /** Of a lot sold at a venue's bid, after fees and in grid ticks. */
  #proceeds(venue: number): PriceTicks {
    return this.bidAt(venue) * (1 - this.venues[venue].fees.takerPpm / MILLION);
  }

  /** Of a lot bought at a venue's offer, with fees and in grid ticks. */
  #cost(venue: number): PriceTicks {
    return this.askAt(venue) * (1 + this.venues[venue].fees.takerPpm / MILLION);
  }

  #send(venue: number, side: Side, lots: QuantityLots): void {
    const { instrument } = this.venues[venue];
    const board = this.boards[venue];
    const price = side === BUY ? board.askPrice(instrument) : board.bidPrice(instrument);
    this.gateways[venue].submit(instrument, side, ORDER_TYPE.limit, TIME_IN_FORCE.ioc, price, lots, 0);
  }
}
