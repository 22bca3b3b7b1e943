import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { QuantityLots } from '../../../core/models/units.ts';
import { BatchTrader, type BatchTraderConfig } from './batchTrader.ts';

export interface KyleNoiseConfig extends BatchTraderConfig {
  /** Standard deviation of its order in one auction, in lots: sigma_u / sqrt(N). */
  readonly deviation: number;
}

/** The noise traders of Kyle (1985) as one: a normal quantity in each auction, whatever the price. */
export class KyleNoise extends BatchTrader {
  readonly #deviation: number;

  constructor(config: KyleNoiseConfig) {
    super(config);
    this.#deviation = config.deviation;
  }

  protected lotsFor(ctx: ActorContext): QuantityLots {
    return this.#deviation * ctx.rng.normal();
  }
}
