import type { Message } from '../../core/models/message.ts';
import * as marketData from '../../core/models/messages/marketData.ts';
import { Quote, SnapshotRequest } from '../../core/models/messages/marketData.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import type { Side } from '../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots } from '../../core/models/units.ts';
import * as units from '../../core/models/units.ts';
import type { AgentPlace } from './defineAgent.ts';
import { Trader } from './trader.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { FEED } = marketData;
const { MAX_TICKS } = units;

const QUOTE = Quote.id;
/** Own number: quotes that were asked for and have not come. */
const WAITING = 0;

/** First of the strategy's own numbers. */
export const OWN = 1;

/** A trader without subscriptions: it asks for the quote, and acts when it comes, a round trip later. */
export abstract class QuotePoller extends Trader {
  protected readonly instrument: InstrumentId;

  /** `ownNumbers` are the strategy's, from {@link OWN} on. */
  constructor(place: AgentPlace, ownNumbers: number) {
    super(place.gateway, OWN + ownNumbers);
    this.instrument = place.instrument;
  }

  protected askForQuote(ctx: ActorContext): void {
    this.own[WAITING]++;
    ctx.send(this.gateway.venue, SnapshotRequest.id, this.instrument, FEED.l1);
  }

  protected override onMarketData(ctx: ActorContext, message: Message): void {
    if (message.kind !== QUOTE || this.own[WAITING] === 0) return;
    this.own[WAITING]--;
    this.gateway.attach(ctx);
    this.onQuote(ctx, this.board.bidPrice(this.instrument), this.board.askPrice(this.instrument));
  }

  /** The quote that was asked for; a side that is empty has price 0. */
  protected abstract onQuote(ctx: ActorContext, bid: PriceTicks, ask: PriceTicks): void;

  /** A limit order that stays until it is cancelled; nothing where price or size are none. */
  protected placeLimit(side: Side, price: PriceTicks, quantity: QuantityLots): void {
    if (quantity < 1 || price < 1 || price > MAX_TICKS) return;
    const { instrument, gateway } = this;
    gateway.submitLimit({ instrument, side, price: gateway.onTick(instrument, side, price), quantity });
  }

  /** One message for each: whoever cancels so is seen doing it. */
  protected cancelEach(): void {
    const { gateway } = this;
    for (let id = gateway.firstOrder(); id !== 0; id = gateway.orderAfter(id)) gateway.cancel(id);
  }
}
