import type { Message } from '../../../core/models/message.ts';
import { OrderFilled } from '../../../core/models/messages/execution.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { type InstrumentId, MAX_TICKS, type PriceTicks } from '../../../core/models/units.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import type { GatewayConfig } from '../../exchange/gateway/venueGateway.ts';
import { Trader } from '../trader.ts';
import { type Belief, breakEvenAsk, breakEvenBid, learnFromBuy, learnFromSale } from './beliefQuotes.ts';
import { type Rounds, roundAt } from './rounds.ts';

export interface GlostenMilgromConfig {
  readonly gateway: GatewayConfig;
  readonly rounds: Rounds;
  /** What the value may be, in ticks, in rising order, and how likely each is taken to be at the start of a round. */
  readonly values: readonly PriceTicks[];
  readonly prior: readonly number[];
  /** mu, share of all traders who know the value; below 1. */
  readonly informedShare: number;
}

/** Own numbers: client order ids of the two quotes by side, 0 for none, and the round that they are of. */
const QUOTE_ID = 0;
const ROUND = 2;
const NUMBERS = 3;

/**
 * The dealer of Glosten and Milgrom (1985): one lot bid and one asked, each at what the value is worth if it trades. A buy
 * tells that it may be known to be worth more, so both quotes move by Bayes' rule; each trade is at the mean of the belief
 * after it, and prices are a martingale.
 */
export class GlostenMilgromDealer extends Trader {
  readonly #config: GlostenMilgromConfig;
  readonly #belief: Belief;

  constructor(config: GlostenMilgromConfig) {
    super(config.gateway, NUMBERS);
    this.#config = config;
    this.#belief = { values: config.values, chances: Float64Array.from(config.prior) };
  }

  protected onStart(ctx: ActorContext): void {
    this.#begin(ctx, 0);
  }

  protected onTimer(ctx: ActorContext): void {
    this.gateway.cancelAll(this.#instrument());
    const { rounds } = this.#config;
    const round = roundAt(rounds, ctx.now);
    if (round < rounds.count) this.#begin(ctx, round);
  }

  #begin(ctx: ActorContext, round: number): void {
    const { prior, rounds } = this.#config;
    const { chances } = this.#belief;
    for (let i = 0; i < chances.length; i++) chances[i] = prior[i];
    this.own.fill(0);
    this.own[ROUND] = round;
    const end = (round + 1) * rounds.length;
    if (Number.isSafeInteger(end)) ctx.wakeAt(end, 0);
    this.#quote();
  }

  #instrument(): InstrumentId {
    return this.#config.rounds.first + this.own[ROUND];
  }

  protected override onReport(_ctx: ActorContext, message: Message): void {
    if (message.kind !== OrderFilled.id) return;
    const id = message.get(OrderFilled.clientOrderId);
    const side = this.own[QUOTE_ID + BUY] === id ? BUY : SELL;
    if (this.own[QUOTE_ID + side] !== id) return;
    const { informedShare } = this.#config;
    const belief = this.#belief;
    if (side === SELL) learnFromBuy(belief, informedShare, breakEvenAsk(belief, informedShare));
    else learnFromSale(belief, informedShare, breakEvenBid(belief, informedShare));
    this.own[QUOTE_ID + side] = 0;
    this.#quote();
  }

  /** Both quotes where the belief has them now; a spread below a tick is one tick. */
  #quote(): void {
    const { informedShare } = this.#config;
    const bid = Math.floor(breakEvenBid(this.#belief, informedShare));
    const ask = Math.max(bid + 1, Math.ceil(breakEvenAsk(this.#belief, informedShare)));
    // The side that moves away first, so that the two never meet.
    const isRising = this.own[QUOTE_ID + SELL] === 0 || this.#priceOf(SELL) < ask;
    if (isRising) this.#place(SELL, ask);
    this.#place(BUY, bid);
    if (!isRising) this.#place(SELL, ask);
  }

  #priceOf(side: Side): PriceTicks {
    const id = this.own[QUOTE_ID + side];
    return this.gateway.stateOf(id) < 0 ? 0 : this.gateway.priceOf(id);
  }

  #place(side: Side, price: PriceTicks): void {
    if (price < 1 || price > MAX_TICKS) return;
    const id = this.own[QUOTE_ID + side];
    if (id === 0) {
      const order = { instrument: this.#instrument(), side, price, quantity: 1 };
      this.own[QUOTE_ID + side] = this.gateway.submitLimit(order);
    } else if (this.#priceOf(side) !== price) {
      const replacement = this.gateway.replace(id, price, 1);
      if (replacement !== 0) this.own[QUOTE_ID + side] = replacement;
    }
  }

  override snapshot(): PlainData {
    return { trader: super.snapshot(), chances: this.#belief.chances.slice() };
  }

  override restore(state: PlainData): void {
    const saved = state as { readonly trader: PlainData; readonly chances: Float64Array };
    super.restore(saved.trader);
    this.#belief.chances.set(saved.chances);
  }

  override hash(): number {
    const hash = new Hash64();
    hash.addInt(super.hash());
    hash.addFields(this.#belief.chances, 0, this.#belief.chances.length);
    return hash.low();
  }
}
