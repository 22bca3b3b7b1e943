import type { Message } from '../../../core/models/message.ts';
import { ValueAssigned } from '../../../core/models/messages/economics.ts';
import { OrderFilled } from '../../../core/models/messages/execution.ts';
import * as marketData from '../../../core/models/messages/marketData.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sides from '../../../core/models/side.ts';
import type { ActorId, InstrumentId, PriceTicks } from '../../../core/models/units.ts';
import type { AgentPlace } from '../defineAgent.ts';
import { Trader } from '../trader.ts';
import type { UnitTraderConfig } from './unitTraderSettings.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BOOK_ACTION, BookOrder, FEED, Quote, Trade } = marketData;
const { ORDER_TYPE, TIME_IN_FORCE } = orderEntry;
const { BUY, SELL } = sides;

/** Tags of timers. */
const SHOUT = 0;
const PERIOD = 1;
/** Own numbers. */
const TRADED = 0;
const BID = 1;
const ASK = 2;
const SILENT = 3;
const PERIOD_START = 4;
/** First of a strategy's own numbers. */
export const UNIT_OWN = 5;

/**
 * A trader of the experiments: holds units that are worth so much to it, trades them one after the other, and at Poisson
 * times may shout a price for the next. What the price is, its strategy says; it hears the shouts that stand and the
 * trades. Units are handed out anew in each period, and what they are worth is a fact in the log.
 */
export abstract class UnitTrader extends Trader {
  protected readonly config: UnitTraderConfig;
  protected readonly instrument: InstrumentId;
  readonly #listens: boolean;

  /** `ownNumbers` are the strategy's, from {@link UNIT_OWN} on; one that does not listen is told no market data. */
  constructor(config: UnitTraderConfig, place: AgentPlace, ownNumbers: number, listens: boolean) {
    super(place.gateway, UNIT_OWN + ownNumbers);
    this.config = config;
    this.instrument = place.instrument;
    this.#listens = listens;
  }

  /** The price to shout now for the next unit, or 0 to be silent. */
  protected abstract price(ctx: ActorContext): PriceTicks;
  /** A shout of either side stands from now on. */
  protected heard(_ctx: ActorContext, _side: Side, _price: PriceTicks): void {}
  /** Somebody took a shout that stood; `accepted` is the side of that shout. */
  protected dealt(_ctx: ActorContext, _price: PriceTicks, _accepted: Side): void {}
  /** Units were handed out. */
  protected periodBegan(_ctx: ActorContext): void {}

  protected get side(): Side {
    return this.config.side;
  }

  /** Value (cost) of its next unit, and of its last one where none is left. */
  protected get limit(): PriceTicks {
    const { values } = this.config;
    return values[Math.min(this.own[TRADED], values.length - 1)];
  }

  /** Whether it has a unit left. */
  protected get isActive(): boolean {
    return this.own[TRADED] < this.config.values.length;
  }

  /** The shouts that stand, 0 where there is none. */
  protected get bestBid(): PriceTicks {
    return this.own[BID];
  }

  protected get bestAsk(): PriceTicks {
    return this.own[ASK];
  }

  /** Price of its own shout that stands, as far as it knows; 0 where there is none. */
  protected get ownShout(): PriceTicks {
    const id = this.gateway.firstOrder();
    return id === 0 ? 0 : this.gateway.priceOf(id);
  }

  /** The part of the period that is over, from 0 to 1; 0 where there are no periods. */
  protected elapsed(ctx: ActorContext): number {
    const { period } = this.config;
    return period === 0 ? 0 : (ctx.now - this.own[PERIOD_START]) / period;
  }

  /** Where any shout stands until the next, each order of the book is one; the board of quotes would miss some. */
  override receive(ctx: ActorContext, from: ActorId, message: Message): void {
    if (message.kind !== BookOrder.id) super.receive(ctx, from, message);
    else if (message.get(BookOrder.action) === BOOK_ACTION.add) {
      this.heard(ctx, message.get(BookOrder.side) === BUY ? BUY : SELL, message.get(BookOrder.price));
    }
  }

  protected onStart(ctx: ActorContext): void {
    if (this.#listens) {
      this.subscribe(ctx, this.instrument, FEED.l1);
      this.subscribe(ctx, this.instrument, FEED.trades);
      if (this.config.hearsAll) this.subscribe(ctx, this.instrument, FEED.l3);
    }
    this.own[SILENT] = 1;
    this.#beginPeriod(ctx);
  }

  protected onTimer(ctx: ActorContext, tag: number): void {
    if (tag === PERIOD) this.#beginPeriod(ctx);
    else if (this.isActive) {
      this.#awaitTurn(ctx);
      this.#shout(this.price(ctx));
    } else this.own[SILENT] = 1;
  }

  #beginPeriod(ctx: ActorContext): void {
    const { period, values, side } = this.config;
    // A moment after the boundary, when the venue has emptied its book: a run that ends there has no period more.
    if (period > 0) ctx.wakeAt((Math.floor(ctx.now / period) + 1) * period + 1, PERIOD);
    this.own[PERIOD_START] = ctx.now;
    this.own[TRADED] = 0;
    // What was left of the units of the period before is worth nothing any more.
    if (ctx.now > 0) ctx.record(ValueAssigned.id, this.gateway.venue, this.instrument, side, 0, 0);
    for (const value of values) {
      ctx.record(ValueAssigned.id, this.gateway.venue, this.instrument, side, 1, value);
    }
    this.periodBegan(ctx);
    // Who has no unit left does not ask for a turn before the next period.
    if (this.own[SILENT] === 0) return;
    this.own[SILENT] = 0;
    this.#awaitTurn(ctx);
  }

  #awaitTurn(ctx: ActorContext): void {
    ctx.wakeAt(ctx.now + Math.max(1, Math.ceil(ctx.rng.exponential(this.config.meanGap))), SHOUT);
  }

  #shout(wanted: PriceTicks): void {
    if (wanted === 0) return;
    const { lowest, highest, side, improves } = this.config;
    const price = Math.max(lowest, Math.min(highest, wanted));
    // Moved into the range, a price must not have become a loss.
    if (price !== wanted && (side === BUY ? price > this.limit : price < this.limit)) return;
    const standing = this.gateway.firstOrder();
    if (standing === 0) {
      this.gateway.submit(this.instrument, side, ORDER_TYPE.limit, TIME_IN_FORCE.gtc, price, 1, 0);
      return;
    }
    const before = this.gateway.priceOf(standing);
    const isBetter = side === BUY ? price > before : price < before;
    if (isBetter || (!improves && price !== before)) this.gateway.replace(standing, price, 1);
  }

  protected override onReport(_ctx: ActorContext, message: Message): void {
    if (message.kind === OrderFilled.id) this.own[TRADED] += message.get(OrderFilled.quantity);
  }

  protected override onMarketData(ctx: ActorContext, message: Message): void {
    if (message.kind === Quote.id) this.#quoted(ctx);
    else if (message.kind === Trade.id) {
      const accepted = message.get(Trade.aggressor) === BUY ? SELL : BUY;
      this.dealt(ctx, message.get(Trade.price), accepted);
    }
  }

  #quoted(ctx: ActorContext): void {
    const bid = this.board.bidPrice(this.instrument);
    const ask = this.board.askPrice(this.instrument);
    const isBidBetter = bid > this.own[BID];
    const isAskBetter = ask > 0 && (this.own[ASK] === 0 || ask < this.own[ASK]);
    this.own[BID] = bid;
    this.own[ASK] = ask;
    if (this.config.hearsAll) return;
    if (isBidBetter) this.heard(ctx, BUY, bid);
    if (isAskBetter) this.heard(ctx, SELL, ask);
  }
}
