import { settings } from '../../../core/data/config/schema.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY } from '../../../core/models/side.ts';
import type { PriceTicks } from '../../../core/models/units.ts';
import { type AgentPlace, defineAgent } from '../defineAgent.ts';
import { UnitTrader } from './unitTrader.ts';
import { type UnitTraderConfig, unitTraderConfig, unitTraderSettings } from './unitTraderSettings.ts';

const schema = settings('A zero-intelligence trader of units', unitTraderSettings);

/**
 * Shouts prices that are uniform on its range, and knows nothing of the market: the whole range, or, with the budget
 * constraint, what does not lose (Gode and Sunder, "Allocative efficiency of markets with zero-intelligence traders:
 * market as a partial substitute for individual rationality", Journal of Political Economy 101 (1993) 119-137).
 */
class ZeroIntelligence extends UnitTrader {
  readonly #isConstrained: boolean;

  constructor(config: UnitTraderConfig, place: AgentPlace, isConstrained: boolean) {
    super(config, place, 0, false);
    this.#isConstrained = isConstrained;
  }

  protected price(ctx: ActorContext): PriceTicks {
    const { lowest, highest, side } = this.config;
    if (!this.#isConstrained) return ctx.rng.between(lowest, highest);
    const { limit } = this;
    if (side === BUY) return limit < lowest ? 0 : ctx.rng.between(lowest, Math.min(limit, highest));
    return limit > highest ? 0 : ctx.rng.between(Math.max(limit, lowest), highest);
  }
}

/** Constrained: no shout at a loss. */
export const zeroIntelligenceConstrainedAgent = defineAgent({
  name: 'zi-c',
  title: 'Zero intelligence with a budget: random shouts that do not lose (Gode and Sunder 1993)',
  source: 'Gode and Sunder, Journal of Political Economy 101 (1993) 119-137',
  settings: schema,
  uses: () => ({ replace: true }),
  create: (values, place) => new ZeroIntelligence(unitTraderConfig(values, place), place, true),
});

/** Unconstrained: any shout. */
export const zeroIntelligenceUnconstrainedAgent = defineAgent({
  name: 'zi-u',
  title: 'Zero intelligence without a budget: random shouts on the whole range (Gode and Sunder 1993)',
  source: 'Gode and Sunder, Journal of Political Economy 101 (1993) 119-137',
  settings: schema,
  uses: () => ({ replace: true }),
  create: (values, place) => new ZeroIntelligence(unitTraderConfig(values, place), place, false),
});
