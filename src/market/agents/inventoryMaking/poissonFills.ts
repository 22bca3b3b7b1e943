import * as marketData from '../../../core/models/messages/marketData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type { DelayNs, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import { exp } from '../../../core/utils/math/exp.ts';
import type { AgentPlace } from '../defineAgent.ts';
import { NewsTrader } from '../newsTrader.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { FEED } = marketData;
const { BUY, SELL } = sideConstants;

export interface PoissonFillsConfig {
  /** A dt: probability that a quote at the public value is filled in one step. */
  readonly probability: number;
  /** k, per tick. */
  readonly decay: number;
  readonly quantity: QuantityLots;
  /** dt. */
  readonly step: DelayNs;
}

/**
 * The clients of Avellaneda and Stoikov, "High-frequency trading in a limit order book", Quantitative Finance 8 (2008)
 * 217-224, section 3.3: at the end of each step, just before the value moves, the best quote of either side is taken with
 * probability lambda dt = A e^(-k distance) dt, its distance from the public value. Taken at its word: the exact
 * probability of a Poisson process, 1 - e^(-lambda dt), would fill one tenth less.
 */
export class PoissonFills extends NewsTrader {
  readonly #config: PoissonFillsConfig;

  constructor(config: PoissonFillsConfig, place: AgentPlace) {
    super(place, 0);
    this.#config = config;
  }

  protected override onStart(ctx: ActorContext): void {
    super.onStart(ctx);
    this.subscribe(ctx, this.instrument, FEED.l1);
    ctx.wakeAt(ctx.now + this.#config.step - 1, 0);
  }

  protected override onTimer(ctx: ActorContext): void {
    ctx.wakeAt(ctx.now + this.#config.step, 0);
    const ask = this.board.askPrice(this.instrument);
    const bid = this.board.bidPrice(this.instrument);
    this.#draw(ctx, BUY, ask, ask - this.value);
    this.#draw(ctx, SELL, bid, this.value - bid);
  }

  /** Draws whether somebody comes who takes a quote at `price`, 0 for none; a draw is spent in either case. */
  #draw(ctx: ActorContext, side: Side, price: PriceTicks, distance: number): void {
    const { decay, probability, quantity } = this.#config;
    const comes = ctx.rng.uniform() < probability * exp(-decay * distance);
    if (comes && price > 0) this.gateway.submitMarket({ instrument: this.instrument, side, quantity });
  }
}
