import { ValueAssigned } from '../../../core/models/messages/economics.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY, SELL } from '../../../core/models/side.ts';
import type { InstrumentId, QuantityLots, SimTime } from '../../../core/models/units.ts';
import { BatchTrader, type BatchTraderConfig } from './batchTrader.ts';

export interface KyleInsiderConfig extends BatchTraderConfig {
  /** What the instrument turns out to be worth, in ticks. */
  readonly worthOf: (instrument: InstrumentId, time: SimTime) => number;
  /** Lots for each tick between value and price, by auction: beta_n / N times how boldly it trades. */
  readonly intensity: readonly number[];
}

/**
 * The insider of Kyle, "Continuous auctions and insider trading" (1985): it alone knows the value, and in auction n buys
 * beta_n (v - p_(n-1)) / N, which hides it among the noise.
 */
export class KyleInsider extends BatchTrader {
  readonly #config: KyleInsiderConfig;

  constructor(config: KyleInsiderConfig) {
    super(config);
    this.#config = config;
  }

  protected lotsFor(ctx: ActorContext, auction: number, instrument: InstrumentId): QuantityLots {
    const { intensity, worthOf } = this.#config;
    const value = worthOf(instrument, ctx.now);
    const lots = intensity[auction] * (value - this.priceOf(instrument));
    const quantity = Math.abs(Math.round(lots));
    if (quantity > 0) {
      ctx.record(ValueAssigned.id, this.gateway.venue, instrument, lots > 0 ? BUY : SELL, quantity, value);
    }
    return lots;
  }
}
