import type { Message } from '../../core/models/message.ts';
import { OrderRejected } from '../../core/models/messages/execution.ts';
import * as marketData from '../../core/models/messages/marketData.ts';
import { TIME_IN_FORCE } from '../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import { BUY, SELL, type Side } from '../../core/models/side.ts';
import {
  type InstrumentId,
  MAX_LOTS,
  MAX_TICKS,
  type PriceTicks,
  type QuantityLots,
} from '../../core/models/units.ts';
import type { GatewayConfig } from '../exchange/gateway/venueGateway.ts';
import { Trader } from './trader.ts';

const { FEED } = marketData;

export interface FatFingerConfig {
  readonly gateway: GatewayConfig;
  readonly instrument: InstrumentId;
  readonly quantity: QuantityLots;
  /** Time units between two orders. */
  readonly interval: number;
  /** Every so many orders one is typed wrong. */
  readonly slipEvery: number;
}

/** Own numbers: orders typed so far, and the side of the last one. */
const TYPED = 0;
const SIDE = 1;
const DIGIT = 10;

/**
 * Somebody who types orders by hand: buys and sells in turn at the best opposite price, and now and then slips, by a
 * digit too many in the price or two too many in the quantity. A refused order is typed again as it was meant.
 */
export class FatFingerTrader extends Trader {
  readonly #config: FatFingerConfig;

  constructor(config: FatFingerConfig) {
    super(config.gateway, 2);
    this.#config = config;
  }

  protected onStart(ctx: ActorContext): void {
    this.subscribe(ctx, this.#config.instrument, FEED.l1);
    ctx.wakeAt(ctx.now + this.#config.interval, 0);
  }

  protected onTimer(ctx: ActorContext): void {
    ctx.wakeAt(ctx.now + this.#config.interval, 0);
    const { quantity, slipEvery } = this.#config;
    this.own[TYPED] += 1;
    this.own[SIDE] = this.own[TYPED] % 2 === 0 ? SELL : BUY;
    const price = this.#meant();
    if (price === 0) return;
    const slips = Math.floor(this.own[TYPED] / slipEvery);
    if (this.own[TYPED] % slipEvery !== 0) this.#type(price, quantity);
    else if (slips % 2 === 1)
      this.#type(this.own[SIDE] === BUY ? price * DIGIT : Math.ceil(price / DIGIT), quantity);
    else this.#type(price, quantity * DIGIT * DIGIT);
  }

  protected override onReport(_ctx: ActorContext, message: Message): void {
    if (message.kind !== OrderRejected.id) return;
    const price = this.#meant();
    if (price !== 0) this.#type(price, this.#config.quantity);
  }

  /** Best price of the other side, or 0. */
  #meant(): PriceTicks {
    const { instrument } = this.#config;
    return this.own[SIDE] === BUY ? this.board.askPrice(instrument) : this.board.bidPrice(instrument);
  }

  #type(price: PriceTicks, quantity: QuantityLots): void {
    this.gateway.submitLimit({
      instrument: this.#config.instrument,
      side: this.own[SIDE] as Side,
      price: Math.min(price, MAX_TICKS),
      quantity: Math.min(quantity, MAX_LOTS),
      timeInForce: TIME_IN_FORCE.ioc,
    });
  }
}
