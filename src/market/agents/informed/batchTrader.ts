import type { Message } from '../../../core/models/message.ts';
import { FEED } from '../../../core/models/messages/marketData.ts';
import { MarketNotice, NOTICE } from '../../../core/models/messages/marketNotice.ts';
import { ALL_INSTRUMENTS, TIME_IN_FORCE } from '../../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY, SELL } from '../../../core/models/side.ts';
import type { ActorId, InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { GatewayConfig } from '../../exchange/gateway/venueGateway.ts';
import { Trader } from '../trader.ts';
import { auctionAt, type BatchTimes, nextOrderTime } from './batchTimes.ts';
import { roundAt } from './rounds.ts';

/** Own numbers: the instrument whose price is known, and its last price. */
const PRICED = 0;
const PRICE = 1;

export interface BatchTraderConfig {
  readonly gateway: GatewayConfig;
  readonly times: BatchTimes;
  /** Price of every instrument before its first auction. */
  readonly openingPrice: PriceTicks;
}

/** A trader in dealer batches: one market order, or none, for each auction of each round. */
export abstract class BatchTrader extends Trader {
  readonly #times: BatchTimes;
  readonly #openingPrice: PriceTicks;

  constructor({ gateway, openingPrice, times }: BatchTraderConfig) {
    super(gateway, 2);
    this.#times = times;
    this.#openingPrice = openingPrice;
    this.own[PRICED] = times.rounds.first;
    this.own[PRICE] = openingPrice;
  }

  protected onStart(ctx: ActorContext): void {
    this.subscribe(ctx, ALL_INSTRUMENTS, FEED.notices);
    ctx.wakeAt(nextOrderTime(this.#times, ctx.now), 0);
  }

  protected onTimer(ctx: ActorContext): void {
    const auction = auctionAt(this.#times, ctx.now);
    const { rounds } = this.#times;
    const round = roundAt(rounds, ctx.now);
    if (round >= rounds.count) return;
    ctx.wakeAt(nextOrderTime(this.#times, ctx.now), 0);
    if (auction < 0) return;
    const instrument = rounds.first + round;
    const lots = Math.round(this.lotsFor(ctx, auction, instrument));
    if (lots === 0) return;
    this.gateway.submitMarket({
      instrument,
      side: lots > 0 ? BUY : SELL,
      quantity: Math.abs(lots),
      timeInForce: TIME_IN_FORCE.gtc,
    });
  }

  /** Lots to buy in an auction of an instrument, or, below 0, to sell; rounded by the caller. */
  protected abstract lotsFor(ctx: ActorContext, auction: number, instrument: InstrumentId): QuantityLots;

  override receive(ctx: ActorContext, from: ActorId, message: Message): void {
    if (message.kind !== MarketNotice.id) {
      super.receive(ctx, from, message);
      return;
    }
    if (from !== this.gateway.venue) return;
    this.gateway.attach(ctx);
    const instrument = message.get(MarketNotice.instrument);
    const code = message.get(MarketNotice.code);
    if (code === NOTICE.batchCleared) {
      this.own[PRICED] = instrument;
      this.own[PRICE] = message.get(MarketNotice.price);
    } else if (code === NOTICE.batchAsked) {
      const side = message.get(MarketNotice.side);
      const quantity = message.get(MarketNotice.quantity);
      this.onNetFlow(ctx, instrument, side === BUY ? quantity : -quantity);
    }
  }

  /** A batch has ended with this net flow, in lots, below 0 where more was sold; ignored unless overridden. */
  protected onNetFlow(_ctx: ActorContext, _instrument: InstrumentId, _flow: QuantityLots): void {}

  /** The last price of an instrument; the opening price before its first auction. */
  protected priceOf(instrument: InstrumentId): PriceTicks {
    return this.own[PRICED] === instrument ? this.own[PRICE] : this.#openingPrice;
  }
}
