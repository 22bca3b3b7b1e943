import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type { DelayNs, PriceTicks, SimTime } from '../../../core/models/units.ts';
import type { PoissonArrivals } from '../../dynamics/arrivals/poissonArrivals.ts';
import type { ValuePath } from '../../dynamics/paths/valuePath.ts';
import type { AgentPlace } from '../defineAgent.ts';
import { OWN, QuotePoller } from '../quotePoller.ts';
import type { DrawSize } from './orderSizes.ts';
import type { BeliefModel } from './valueBelief.ts';
import * as belief from './valueBelief.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BUY, SELL } = sideConstants;
const { BELIEF, BELIEF_NUMBERS } = belief;

export interface ValueTraderConfig {
  readonly value: ValuePath;
  /** Whole multiples of this are the times at which the value can be seen: a power of two makes looks cheap. */
  readonly lookGrid: DelayNs;
  readonly belief: BeliefModel;
  readonly arrivals: PoissonArrivals;
  /** The value of that time is what counts; earlier than now: the present one. */
  readonly horizon: SimTime;
  /** Share of its orders that take the best price. */
  readonly aggressiveShare: number;
  /** The others are up to this many spreads better for it. */
  readonly depthInSpreads: number;
  readonly size: DrawSize;
}

/**
 * The value agent of ABIDES (Byrd, Hybinette and Balch, "ABIDES: towards high-fidelity multi-agent market simulation",
 * SIGSIM-PADS 2020, `ValueAgent`): arrives at Poisson times, cancels what is left of its orders, looks at the fundamental
 * through noise of its own and at the quote, and buys where it expects more than the middle, else sells. Its price is the
 * opposite best one, or a whole number of ticks, uniform up to `depthInSpreads` spreads, better than that. Without a quote
 * on both sides it takes either side at what it expects.
 */
export class ValueTrader extends QuotePoller {
  readonly #config: ValueTraderConfig;

  constructor(config: ValueTraderConfig, place: AgentPlace) {
    super(place, BELIEF_NUMBERS);
    this.#config = config;
    this.own[OWN + BELIEF.estimate] = config.belief.mean;
  }

  protected onStart(ctx: ActorContext): void {
    this.#config.arrivals.wakeNext(ctx, 0);
  }

  protected onTimer(ctx: ActorContext): void {
    this.#config.arrivals.wakeNext(ctx, 0);
    this.cancelEach();
    this.askForQuote(ctx);
  }

  protected onQuote(ctx: ActorContext, bid: PriceTicks, ask: PriceTicks): void {
    const { rng } = ctx;
    const expected = this.#expect(ctx);
    let side: Side = BUY;
    let price = expected;
    if (bid > 0 && ask > 0) {
      const better = this.#improvement(ctx, ask - bid);
      side = expected < Math.floor((bid + ask) / 2) ? SELL : BUY;
      price = side === BUY ? ask - better : bid + better;
    } else if ((rng.nextU32() & 1) === 0) side = SELL;
    this.placeLimit(side, price, this.#config.size(rng));
  }

  /** Looks at the value, and says in whole ticks what it will be at the horizon. */
  #expect(ctx: ActorContext): PriceTicks {
    const { value, lookGrid, horizon, belief: model } = this.#config;
    const seen = value.at(ctx.now - (ctx.now % lookGrid));
    const noise = Math.sqrt(model.observationVariance) * ctx.rng.normal();
    belief.observe(model, this.own, OWN, ctx.now, Math.round(seen + noise));
    return Math.round(belief.forecast(model, this.own, OWN, horizon));
  }

  #improvement(ctx: ActorContext, spread: PriceTicks): PriceTicks {
    const { aggressiveShare, depthInSpreads } = this.#config;
    if (ctx.rng.uniform() < aggressiveShare) return 0;
    return ctx.rng.below(Math.max(1, Math.floor(depthInSpreads * spread)));
  }
}
