import type { ActorContext } from '../../../core/models/ports/actor.ts';
import * as sideConstants from '../../../core/models/side.ts';
import { opposite, type Side } from '../../../core/models/side.ts';
import type { PriceTicks } from '../../../core/models/units.ts';
import type { PoissonArrivals } from '../../dynamics/arrivals/poissonArrivals.ts';
import type { AgentPlace } from '../defineAgent.ts';
import { OWN, QuotePoller } from '../quotePoller.ts';
import type { DrawSize } from './orderSizes.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BUY, SELL } = sideConstants;

/** Own numbers: looks taken, the sums of the last ones, and a ring of the last middles; halves add up exactly. */
const LOOKS = OWN;
const FAST_SUM = OWN + 1;
const SLOW_SUM = OWN + 2;
const RING = OWN + 3;
/** Averages are compared in hundredths of a tick. */
const PER_TICK = 100;

export interface AverageTraderConfig {
  /** Looks in the short and in the long average of the middle. */
  readonly fastLooks: number;
  readonly slowLooks: number;
  /** 1 follows the trend, -1 trades against it. */
  readonly direction: 1 | -1;
  readonly arrivals: PoissonArrivals;
  readonly size: DrawSize;
}

/**
 * Compares the mean of its last `fastLooks` looks at the middle with that of its last `slowLooks`, and buys at the best ask
 * where the short one is not below, else sells at the best bid: the momentum agent of ABIDES (Byrd, Hybinette and Balch
 * 2020, `MomentumAgent`); with `direction` -1 the contrarian, who bets on the way back (Lo and MacKinlay, "When are
 * contrarian profits due to stock market overreaction?", Review of Financial Studies 3 (1990) 175-205).
 */
export class AverageTrader extends QuotePoller {
  readonly #config: AverageTraderConfig;

  constructor(config: AverageTraderConfig, place: AgentPlace) {
    super(place, RING - OWN + config.slowLooks);
    this.#config = config;
  }

  protected onStart(ctx: ActorContext): void {
    this.#config.arrivals.wakeNext(ctx, 0);
  }

  protected onTimer(ctx: ActorContext): void {
    this.askForQuote(ctx);
  }

  /** The time to the next look begins when the quote has come. */
  protected onQuote(ctx: ActorContext, bid: PriceTicks, ask: PriceTicks): void {
    const { arrivals, direction, fastLooks, slowLooks, size } = this.#config;
    arrivals.wakeNext(ctx, 0);
    if (bid === 0 || ask === 0) return;
    this.#remember((bid + ask) / 2);
    const own = this.own;
    if (own[LOOKS] <= slowLooks) return;
    const rises = averageOf(own[FAST_SUM], fastLooks) >= averageOf(own[SLOW_SUM], slowLooks);
    const trend: Side = rises ? BUY : SELL;
    const side = direction === 1 ? trend : opposite(trend);
    this.placeLimit(side, side === BUY ? ask : bid, size(ctx.rng));
  }

  #remember(middle: number): void {
    const { fastLooks, slowLooks } = this.#config;
    const own = this.own;
    const looks = own[LOOKS];
    const place = RING + (looks % slowLooks);
    own[SLOW_SUM] += middle - own[place];
    if (looks < fastLooks) own[FAST_SUM] += middle;
    else own[FAST_SUM] += middle - own[RING + ((looks - fastLooks) % slowLooks)];
    own[place] = middle;
    own[LOOKS] = looks + 1;
  }
}

/** To a hundredth of a tick. */
function averageOf(sum: number, looks: number): number {
  return Math.round((sum / looks) * PER_TICK);
}
