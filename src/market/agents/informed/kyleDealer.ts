import { FEED } from '../../../core/models/messages/marketData.ts';
import { ALL_INSTRUMENTS } from '../../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY, SELL } from '../../../core/models/side.ts';
import { type InstrumentId, MAX_TICKS, type QuantityLots } from '../../../core/models/units.ts';
import { auctionAt } from './batchTimes.ts';
import { BatchTrader, type BatchTraderConfig } from './batchTrader.ts';

export interface KyleDealerConfig extends BatchTraderConfig {
  /** Ticks for each lot of net flow, by auction: lambda_n. */
  readonly lambda: readonly number[];
}

/**
 * The dealers of Kyle (1985) as one: competition leaves them nothing, so the price is what the value is worth by the net
 * flow, p_n = p_(n-1) + lambda_n y_n. It takes the other side of the flow at that price.
 */
export class KyleDealer extends BatchTrader {
  readonly #config: KyleDealerConfig;

  constructor(config: KyleDealerConfig) {
    super(config);
    this.#config = config;
  }

  /** It hears of batches, and sends nothing by itself. */
  protected override onStart(ctx: ActorContext): void {
    this.subscribe(ctx, ALL_INSTRUMENTS, FEED.notices);
  }

  protected lotsFor(): QuantityLots {
    return 0;
  }

  protected override onNetFlow(ctx: ActorContext, instrument: InstrumentId, flow: QuantityLots): void {
    const { lambda, times } = this.#config;
    // The batch that has just ended took the orders of half an interval ago.
    const auction = auctionAt(times, ctx.now - Math.ceil(times.interval / 2));
    if (auction < 0) return;
    const price = Math.round(this.priceOf(instrument) + lambda[auction] * flow);
    this.gateway.submitLimit({
      instrument,
      side: flow > 0 ? SELL : BUY,
      price: Math.min(MAX_TICKS, Math.max(1, price)),
      quantity: Math.abs(flow),
    });
  }
}
