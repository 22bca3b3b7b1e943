import { ValueAssigned } from '../../core/models/messages/economics.ts';
import * as orderEntry from '../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import type { Side } from '../../core/models/side.ts';
import * as sideConstants from '../../core/models/side.ts';
import type { PriceTicks, QuantityLots } from '../../core/models/units.ts';
import type { AgentPlace } from './defineAgent.ts';
import { NewsTrader } from './newsTrader.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { ORDER_TYPE, TIME_IN_FORCE } = orderEntry;
const { BUY, SELL } = sideConstants;

export interface InvestorConfig {
  /** Mean time units between two arrivals. */
  readonly meanGap: number;
  readonly quantity: QuantityLots;
  /** What trading is worth to an investor beyond the common value. */
  readonly benefit: PriceTicks;
}

/**
 * The investors of Budish, Cramton and Shim (2015), section VI, under one account: they arrive at Poisson times, want to buy
 * or to sell, each as likely, and take what the market asks. What it is worth to each of them is a fact in the log.
 */
export class Investor extends NewsTrader {
  readonly #config: InvestorConfig;

  constructor(config: InvestorConfig, place: AgentPlace) {
    super(place, 0);
    this.#config = config;
  }

  protected override onStart(ctx: ActorContext): void {
    super.onStart(ctx);
    this.#schedule(ctx);
  }

  protected override onTimer(ctx: ActorContext): void {
    this.#schedule(ctx);
    const { quantity, benefit } = this.#config;
    const side: Side = (ctx.rng.nextU32() & 1) === 0 ? BUY : SELL;
    const worth = Math.max(0, side === BUY ? this.value + benefit : this.value - benefit);
    ctx.record(ValueAssigned.id, this.gateway.venue, this.instrument, side, quantity, worth);
    this.gateway.submit(this.instrument, side, ORDER_TYPE.market, TIME_IN_FORCE.ioc, 0, quantity, 0);
  }

  #schedule(ctx: ActorContext): void {
    ctx.wakeAt(ctx.now + Math.max(1, Math.ceil(ctx.rng.exponential(this.#config.meanGap))), 0);
  }
}
