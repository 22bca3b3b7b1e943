import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY, type Side } from '../../../core/models/side.ts';
import type { PriceTicks } from '../../../core/models/units.ts';
import { exp } from '../../../core/utils/math/exp.ts';
import { type AgentPlace, defineAgent } from '../defineAgent.ts';
import { aggressivenessAt, type BidderView, targetPrice } from './aggressiveness.ts';
import { DEAL_NUMBERS, MOST_DEALS, RecentDeals } from './recentDeals.ts';
import { UNIT_OWN, UnitTrader } from './unitTrader.ts';
import { type UnitTraderConfig, unitTraderConfig, unitTraderSettings } from './unitTraderSettings.ts';

/** Parameters by their names in the paper. */
interface AdaptiveParameters {
  readonly memory: number;
  readonly decay: number;
  readonly eta: number;
  readonly learningRate: number;
  readonly shapeLearningRate: number;
  readonly relativeStep: number;
  readonly absoluteStep: number;
  readonly thetaLow: number;
  readonly thetaHigh: number;
  readonly thetaFirst: number;
  readonly gamma: number;
}

/** Own numbers. */
const AGGRESSIVENESS = UNIT_OWN;
const THETA = UNIT_OWN + 1;
const ALPHA_LOW = UNIT_OWN + 2;
const ALPHA_HIGH = UNIT_OWN + 3;
const DEALS = UNIT_OWN + 4;

/**
 * Adaptive-aggressive (Vytelingum, Cliff and Jennings 2008): estimates the equilibrium price, and learns how much of its
 * gain it should give up for a better chance to trade: after each shout and deal how aggressive to be, after each deal the
 * shape of its target by how volatile prices are.
 */
class AdaptiveAggressive extends UnitTrader {
  readonly #parameters: AdaptiveParameters;
  readonly #deals: RecentDeals;

  constructor(parameters: AdaptiveParameters, config: UnitTraderConfig, place: AgentPlace) {
    super(config, place, 4 + DEAL_NUMBERS, true);
    this.#parameters = parameters;
    this.#deals = new RecentDeals(this.own.subarray(DEALS), parameters.memory, parameters.decay);
    this.own[THETA] = parameters.thetaFirst;
    this.own[ALPHA_LOW] = Number.POSITIVE_INFINITY;
  }

  /** The bidding layer: a part of the way from the best price of its side to the target. */
  protected price(): PriceTicks {
    const { side, limit, bestBid, bestAsk } = this;
    const { lowest, highest } = this.config;
    const isBuyer = side === BUY;
    const best = isBuyer ? bestBid : bestAsk === 0 ? highest : bestAsk;
    if (isBuyer ? limit <= best : limit >= best) return 0;
    const opposite = isBuyer ? (bestAsk === 0 ? highest : bestAsk) : bestBid === 0 ? lowest : bestBid;
    const hasTarget = this.#deals.count > 0;
    const target = hasTarget ? targetPrice(this.#view, this.own[AGGRESSIVENESS]) : this.#cautious(opposite);
    const stands = isBuyer ? bestAsk !== 0 : bestBid !== 0;
    if (hasTarget && stands && (isBuyer ? bestAsk <= target : bestBid >= target)) return opposite;
    const price = best + (target - best) / this.#parameters.eta;
    return isBuyer ? Math.min(limit, Math.ceil(price)) : Math.max(limit, Math.floor(price));
  }

  /** Before the first deal: its limit, or a step beyond the best price against it, whatever gains more. */
  #cautious(opposite: PriceTicks): number {
    const { relativeStep, absoluteStep } = this.#parameters;
    if (this.side === BUY) return Math.min(this.limit, opposite * (1 + relativeStep) + absoluteStep);
    return Math.max(this.limit, opposite * (1 - relativeStep) - absoluteStep);
  }

  get #view(): BidderView {
    const { side, limit } = this;
    const equilibrium = this.#deals.equilibrium;
    return { side, limit, equilibrium, theta: this.own[THETA], highest: this.config.highest };
  }

  /** A shout of its own side that beats its target makes it bolder. */
  protected override heard(_ctx: ActorContext, side: Side, price: PriceTicks): void {
    if (side !== this.side || this.#deals.count === 0) return;
    const target = targetPrice(this.#view, this.own[AGGRESSIVENESS]);
    if (side === BUY ? target <= price : target >= price) this.#learn(price, true);
  }

  /** A deal that its target would have allowed makes it less bold, one that it would have missed bolder. */
  protected override dealt(_ctx: ActorContext, price: PriceTicks): void {
    this.#deals.add(price);
    this.#adaptShape();
    const target = targetPrice(this.#view, this.own[AGGRESSIVENESS]);
    this.#learn(price, this.side === BUY ? target < price : target > price);
  }

  /** Short-term learning: towards the aggressiveness whose target is the price heard, and a little beyond. */
  #learn(price: number, isBolder: boolean): void {
    const { learningRate, relativeStep, absoluteStep } = this.#parameters;
    const shouted = aggressivenessAt(this.#view, price);
    const desired = isBolder
      ? (1 + relativeStep) * shouted + absoluteStep
      : (1 - relativeStep) * shouted - absoluteStep;
    const before = this.own[AGGRESSIVENESS];
    this.own[AGGRESSIVENESS] = Math.max(-1, Math.min(1, before + learningRate * (desired - before)));
  }

  /** Long-term learning: calm prices let a large θ pay. */
  #adaptShape(): void {
    const { own } = this;
    const { thetaLow, thetaHigh, gamma, shapeLearningRate } = this.#parameters;
    const alpha = this.#deals.alpha(this.#deals.equilibrium);
    own[ALPHA_LOW] = Math.min(own[ALPHA_LOW], alpha);
    own[ALPHA_HIGH] = Math.max(own[ALPHA_HIGH], alpha);
    const span = own[ALPHA_HIGH] - own[ALPHA_LOW];
    if (span === 0) return;
    const relative = (alpha - own[ALPHA_LOW]) / span;
    const desired = (thetaHigh - thetaLow) * (1 - relative * exp(gamma * (relative - 1))) + thetaLow;
    own[THETA] += shapeLearningRate * (desired - own[THETA]);
  }
}

const parameters = {
  memory: integerSetting(30, 1, MOST_DEALS, {
    description: 'Deals in the estimate of the equilibrium price',
  }),
  decay: numberSetting(0.9, 0, 1, { description: 'Weight of a deal over that of the next (ρ)' }),
  eta: numberSetting(3, 1, 1e6, { description: 'A shout goes one η-th of the way to the target' }),
  learningRate: numberSetting(0.4, 0, 1, { description: 'Of the aggressiveness (β1)' }),
  shapeLearningRate: numberSetting(0.4, 0, 1, { description: 'Of θ (β2)' }),
  relativeStep: numberSetting(0.02, 0, 1, { description: 'Desired over observed aggressiveness (λr)' }),
  absoluteStep: numberSetting(0.01, 0, 1, { description: 'and beyond that (λa)' }),
  thetaLow: numberSetting(-8, -100, 100, { description: 'Least θ' }),
  thetaHigh: numberSetting(2, -100, 100, { description: 'Greatest θ' }),
  thetaFirst: numberSetting(-4, -100, 100, { description: 'θ at the start' }),
  gamma: numberSetting(2, 0, 100, { description: 'How fast θ falls with volatility (γ)' }),
};

/** The trader that beat ZIP and GD, and people too (De Luca and Cliff 2011). */
export const adaptiveAggressiveAgent = defineAgent({
  name: 'adaptive-aggressive',
  title: 'Learns how aggressive to be about an estimated equilibrium (Vytelingum, Cliff and Jennings 2008)',
  source: 'Vytelingum, Cliff and Jennings, Artificial Intelligence 172 (2008) 1700-1729',
  settings: settings('An adaptive-aggressive trader', { ...unitTraderSettings, ...parameters }),
  uses: () => ({ replace: true }),
  create: (values, place) => new AdaptiveAggressive(values, unitTraderConfig(values, place), place),
});
