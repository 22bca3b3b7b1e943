import type { Message } from '../../core/models/message.ts';
import { Subscribe } from '../../core/models/messages/marketData.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import type { Actor, ActorContext } from '../../core/models/ports/actor.ts';
import type { ActorId, InstrumentId } from '../../core/models/units.ts';
import { Hash64 } from '../../core/utils/hash.ts';
import { QuoteBoard } from '../exchange/gateway/quoteBoard.ts';
import { type GatewayConfig, VenueGateway } from '../exchange/gateway/venueGateway.ts';

/**
 * What every trader of one venue shares: a gateway for its orders, a board of the market data it has been told,
 * and a handful of numbers of its own in one column, so that its snapshot is a few slices.
 */
export abstract class Trader implements Actor {
  readonly gateway: VenueGateway;
  readonly board: QuoteBoard;
  /** The strategy's own numbers, by the strategy's own indices. */
  protected readonly own: Float64Array;

  constructor(gateway: GatewayConfig, ownNumbers: number) {
    this.gateway = new VenueGateway(gateway);
    this.board = new QuoteBoard(gateway.instruments.length);
    this.own = new Float64Array(ownNumbers);
  }

  start(ctx: ActorContext): void {
    this.gateway.attach(ctx);
    this.onStart(ctx);
  }

  receive(ctx: ActorContext, _from: ActorId, message: Message): void {
    if (this.gateway.onMessage(ctx, message)) this.onReport(ctx, message);
    else if (this.board.onMessage(message)) this.onMarketData(ctx, message);
  }

  wake(ctx: ActorContext, tag: number): void {
    this.gateway.attach(ctx);
    this.onTimer(ctx, tag);
  }

  protected abstract onStart(ctx: ActorContext): void;
  protected abstract onTimer(ctx: ActorContext, tag: number): void;
  /** After the gateway has taken in an execution report; ignored unless the trader overrides it. */
  protected onReport(_ctx: ActorContext, _message: Message): void {}
  /** After the board has taken in a quote or a trade; ignored unless the trader overrides it. */
  protected onMarketData(_ctx: ActorContext, _message: Message): void {}

  protected subscribe(ctx: ActorContext, instrument: InstrumentId, feed: number): void {
    ctx.send(this.gateway.venue, Subscribe.id, instrument, feed);
  }

  snapshot(): PlainData {
    return { gateway: this.gateway.snapshot(), board: this.board.snapshot(), own: this.own.slice() };
  }

  restore(state: PlainData): void {
    const saved = state as {
      readonly gateway: PlainData;
      readonly board: PlainData;
      readonly own: Float64Array;
    };
    this.gateway.restore(saved.gateway);
    this.board.restore(saved.board);
    this.own.set(saved.own);
  }

  hash(): number {
    const hash = new Hash64();
    hash.addInt(this.gateway.hash());
    this.board.addTo(hash);
    hash.addFields(this.own, 0, this.own.length);
    return hash.low();
  }
}
