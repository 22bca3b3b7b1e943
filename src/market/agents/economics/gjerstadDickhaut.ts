import { integerSetting, settings } from '../../../core/data/config/schema.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY, type Side } from '../../../core/models/side.ts';
import type { PriceTicks } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { type AgentPlace, defineAgent } from '../defineAgent.ts';
import { BeliefFunction } from './beliefFunction.ts';
import { HISTORY_NUMBERS, ShoutHistory } from './shoutHistory.ts';
import { UNIT_OWN, UnitTrader } from './unitTrader.ts';
import { type UnitTraderConfig, unitTraderConfig, unitTraderSettings } from './unitTraderSettings.ts';

/** Prices that it looks at when it shouts, at most: it would stand still at more. */
const MOST_PRICES = 20_000;

/**
 * Shouts the price with the greatest expected surplus by its {@link BeliefFunction} (Gjerstad and Dickhaut 1998). A shout
 * that is not better than the one that stands cannot be accepted, and one that meets the other side surely is.
 */
class GjerstadDickhaut extends UnitTrader {
  readonly #history: ShoutHistory;

  constructor(memory: number, config: UnitTraderConfig, place: AgentPlace) {
    super(config, place, HISTORY_NUMBERS, true);
    this.#history = new ShoutHistory(this.own.subarray(UNIT_OWN), memory);
  }

  protected price(): PriceTicks {
    const { lowest, highest } = this.config;
    const { side, limit, bestBid, bestAsk } = this;
    const belief = new BeliefFunction(side, this.#history, lowest, highest);
    const isBuyer = side === BUY;
    // From the best price of its own side to the one that meets the other side; never at a loss.
    const from = isBuyer ? Math.max(lowest, bestBid + 1) : Math.max(limit, bestBid, lowest);
    const to = isBuyer
      ? Math.min(limit, bestAsk === 0 ? highest : bestAsk, highest)
      : bestAsk === 0
        ? highest
        : bestAsk - 1;
    const certain = isBuyer ? bestAsk : bestBid;
    let [best, bestSurplus] = [0, 0];
    for (let price = from; price <= to; price++) {
      const surplus = (isBuyer ? limit - price : price - limit) * (price === certain ? 1 : belief.at(price));
      if (surplus <= bestSurplus) continue;
      best = price;
      bestSurplus = surplus;
    }
    return best;
  }

  protected override heard(_ctx: ActorContext, side: Side, price: PriceTicks): void {
    this.#history.heard(side, price);
  }

  protected override dealt(_ctx: ActorContext, _price: PriceTicks, accepted: Side): void {
    this.#history.dealt(accepted);
  }

  protected override periodBegan(): void {
    this.#history.cleared();
  }
}

/** Belief-based bidding. */
export const gjerstadDickhautAgent = defineAgent({
  name: 'gd',
  title: 'Greatest expected surplus by a belief from remembered shouts (Gjerstad and Dickhaut 1998)',
  source: 'Gjerstad and Dickhaut, Games and Economic Behavior 22 (1998) 1-29',
  settings: settings('A trader with beliefs', {
    ...unitTraderSettings,
    memory: integerSetting(5, 1, 50, { description: 'Deals whose shouts it remembers' }),
  }),
  uses: () => ({ replace: true }),
  create({ memory, ...values }, place) {
    const config = unitTraderConfig(values, place);
    const prices = config.highest - config.lowest + 1;
    if (prices > MOST_PRICES) {
      throw new BaseError('CONFIG_INVALID_VALUE', `gd looks at each of ${prices} prices when it shouts`, {
        facts: { prices, most: MOST_PRICES },
        advice: `Let lowest and highest be at most ${MOST_PRICES} ticks apart, or trade in larger ticks.`,
      });
    }
    return new GjerstadDickhaut(memory, config, place);
  },
});
