import type { Message } from '../../core/models/message.ts';
import { FEED, Subscribe } from '../../core/models/messages/marketData.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import type { Actor, ActorContext } from '../../core/models/ports/actor.ts';
import type { ActorId, PriceTicks, QuantityLots } from '../../core/models/units.ts';
import { assert } from '../../core/utils/assert.ts';
import { Hash64 } from '../../core/utils/hash.ts';
import { ConsolidatedBoard } from '../exchange/gateway/consolidatedBoard.ts';
import { QuoteBoard } from '../exchange/gateway/quoteBoard.ts';
import { VenueGateway } from '../exchange/gateway/venueGateway.ts';
import type { AgentPlace, VenueAccess } from './defineAgent.ts';

/**
 * What traders of many venues share: a gateway and a board for each venue, numbered as in `place.venues`; one position
 * over all of them; the consolidated quote where there is one. Prices that come from different venues are compared in
 * ticks of the common grid. Client order ids are each gateway's own: an order is named by venue and id.
 */
export abstract class MultiVenueTrader implements Actor {
  readonly venues: readonly VenueAccess[];
  readonly gateways: readonly VenueGateway[];
  readonly boards: readonly QuoteBoard[];
  readonly consolidated = new ConsolidatedBoard();
  /** Number of its instrument in the consolidated quote. */
  readonly asset: number;
  /** The strategy's own numbers, by the strategy's own indices. */
  protected readonly own: Float64Array;
  readonly #consolidator: ActorId | undefined;

  constructor(place: AgentPlace, ownNumbers: number) {
    assert(place.venues !== undefined, 'a trader of many venues needs a place that names them');
    this.venues = place.venues;
    this.gateways = place.venues.map(({ gateway }) => new VenueGateway(gateway));
    this.boards = place.venues.map(({ gateway }) => new QuoteBoard(gateway.instruments.length));
    this.asset = place.asset ?? 0;
    this.#consolidator = place.consolidated;
    this.own = new Float64Array(ownNumbers);
  }

  start(ctx: ActorContext): void {
    this.#attach(ctx);
    this.onStart(ctx);
  }

  receive(ctx: ActorContext, from: ActorId, message: Message): void {
    this.#attach(ctx);
    if (from === this.#consolidator) {
      if (this.consolidated.onMessage(message)) this.onConsolidated(ctx, message);
      return;
    }
    const venue = this.venueOf(from);
    if (venue < 0) return;
    if (this.gateways[venue].onMessage(ctx, message)) this.onReport(ctx, venue, message);
    else if (this.boards[venue].onMessage(message)) this.onMarketData(ctx, venue, message);
  }

  wake(ctx: ActorContext, tag: number): void {
    this.#attach(ctx);
    this.onTimer(ctx, tag);
  }

  #attach(ctx: ActorContext): void {
    for (const gateway of this.gateways) gateway.attach(ctx);
  }

  protected abstract onStart(ctx: ActorContext): void;
  protected abstract onTimer(ctx: ActorContext, tag: number): void;
  /** After a gateway has taken in an execution report. */
  protected onReport(_ctx: ActorContext, _venue: number, _message: Message): void {}
  /** After a board has taken in a quote, a trade or a phase. */
  protected onMarketData(_ctx: ActorContext, _venue: number, _message: Message): void {}
  /** After the consolidated board has taken in a quote or a market condition. */
  protected onConsolidated(_ctx: ActorContext, _message: Message): void {}

  /** Asks for a feed of the trader's instrument at one venue. */
  protected subscribe(ctx: ActorContext, venue: number, feed: number): void {
    const { gateway, instrument } = this.venues[venue];
    ctx.send(gateway.venue, Subscribe.id, instrument, feed);
  }

  /** Asks for the consolidated quote; false where nobody publishes one. */
  protected subscribeConsolidated(ctx: ActorContext): boolean {
    if (this.#consolidator === undefined) return false;
    ctx.send(this.#consolidator, Subscribe.id, this.asset, FEED.l1);
    return true;
  }

  /** Number of the venue whose actor this is, or -1. */
  protected venueOf(actor: ActorId): number {
    for (let venue = 0; venue < this.gateways.length; venue++) {
      if (this.gateways[venue].venue === actor) return venue;
    }
    return -1;
  }

  /** Best bid of a venue as far as told, in grid ticks; 0 where there is none. */
  protected bidAt(venue: number): PriceTicks {
    const { instrument, gridTicks } = this.venues[venue];
    return this.boards[venue].bidPrice(instrument) * gridTicks;
  }

  /** Best offer of a venue as far as told, in grid ticks; 0 where there is none. */
  protected askAt(venue: number): PriceTicks {
    const { instrument, gridTicks } = this.venues[venue];
    return this.boards[venue].askPrice(instrument) * gridTicks;
  }

  protected bidQuantityAt(venue: number): QuantityLots {
    return this.boards[venue].bidQuantity(this.venues[venue].instrument);
  }

  protected askQuantityAt(venue: number): QuantityLots {
    return this.boards[venue].askQuantity(this.venues[venue].instrument);
  }

  /** Lots held over all venues. */
  protected position(): QuantityLots {
    return this.venues.reduce(
      (sum, { instrument }, venue) => sum + this.gateways[venue].position(instrument),
      0,
    );
  }

  snapshot(): PlainData {
    return {
      gateways: this.gateways.map((gateway) => gateway.snapshot()),
      boards: this.boards.map((board) => board.snapshot()),
      consolidated: this.consolidated.snapshot(),
      own: this.own.slice(),
    };
  }

  restore(state: PlainData): void {
    const saved = state as {
      readonly gateways: readonly PlainData[];
      readonly boards: readonly PlainData[];
      readonly consolidated: PlainData;
      readonly own: Float64Array;
    };
    for (const [venue, gateway] of this.gateways.entries()) gateway.restore(saved.gateways[venue]);
    for (const [venue, board] of this.boards.entries()) board.restore(saved.boards[venue]);
    this.consolidated.restore(saved.consolidated);
    this.own.set(saved.own);
  }

  hash(): number {
    const hash = new Hash64();
    for (const gateway of this.gateways) hash.addInt(gateway.hash());
    for (const board of this.boards) board.addTo(hash);
    this.consolidated.addTo(hash);
    hash.addFields(this.own, 0, this.own.length);
    return hash.low();
  }
}
