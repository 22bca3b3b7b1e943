import { TIME_IN_FORCE } from '../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import { BUY, SELL, type Side } from '../../core/models/side.ts';
import type { DelayNs, InstrumentId, PriceTicks, QuantityLots } from '../../core/models/units.ts';
import { exp } from '../../core/utils/math/exp.ts';
import { log } from '../../core/utils/math/log.ts';
import type { GatewayConfig } from '../exchange/gateway/venueGateway.ts';
import { Trader } from './trader.ts';

/** What a forecaster sees and how it bets; the instruments of its venue are the outcomes. */
export interface ForecasterConfig {
  readonly gateway: GatewayConfig;
  /** What a lot pays if its outcome comes true, in ticks. */
  readonly payout: PriceTicks;
  /** The outcome that will come true: it shapes signals, and no trader knows it. */
  readonly truth: InstrumentId;
  /** Probability that a signal names the true outcome; otherwise it names any other. */
  readonly accuracy: number;
  /** Mean time between signals, in time units. */
  readonly interval: DelayNs;
}

/**
 * Learns by signals of its own, and after each trades until the price meets its belief: it buys what is cheaper than it
 * thinks with what cash it has, in equal parts for each outcome, and sells what it holds and is dearer. Signals are
 * independent given the outcome, so belief follows from their counts by Bayes' rule, from equal chances.
 */
export class Forecaster extends Trader {
  readonly #config: ForecasterConfig;
  /** Logarithm of how much more likely a signal names the truth than any one other outcome. */
  readonly #weight: number;

  constructor(config: ForecasterConfig) {
    const outcomes = config.gateway.instruments.length;
    super(config.gateway, outcomes);
    this.#config = config;
    this.#weight = log((config.accuracy * (outcomes - 1)) / (1 - config.accuracy));
  }

  protected onStart(ctx: ActorContext): void {
    this.#awaitSignal(ctx);
  }

  protected onTimer(ctx: ActorContext): void {
    this.#awaitSignal(ctx);
    this.own[this.#drawSignal(ctx)] += 1;
    for (let outcome = 0; outcome < this.own.length; outcome++) this.#trade(outcome);
  }

  #awaitSignal(ctx: ActorContext): void {
    ctx.wakeAt(ctx.now + Math.ceil(ctx.rng.exponential(this.#config.interval)), 0);
  }

  #drawSignal(ctx: ActorContext): InstrumentId {
    const { accuracy, truth } = this.#config;
    if (ctx.rng.bernoulli(accuracy)) return truth;
    const other = ctx.rng.below(this.own.length - 1);
    return other < truth ? other : other + 1;
  }

  /** What it takes the outcome's probability for. */
  belief(outcome: InstrumentId): number {
    let sum = 0;
    for (const count of this.own) sum += exp(this.#weight * (count - this.own[outcome]));
    return 1 / sum;
  }

  #trade(outcome: InstrumentId): void {
    const { gateway, payout } = this.#config;
    const worth = this.belief(outcome) * payout;
    const bid = Math.floor(worth);
    const { account } = this.gateway;
    const budget = account.cashMinor / this.own.length;
    if (bid > 0)
      this.#submit(
        outcome,
        BUY,
        bid,
        Math.floor(budget / (bid * gateway.instruments[outcome].tickValueMinor)),
      );
    this.#submit(outcome, SELL, bid + 1, account.position(outcome) - account.openQuantity(outcome, SELL));
  }

  #submit(instrument: InstrumentId, side: Side, price: PriceTicks, quantity: QuantityLots): void {
    if (quantity <= 0) return;
    this.gateway.submitLimit({ instrument, side, price, quantity, timeInForce: TIME_IN_FORCE.ioc });
  }
}
