import { ValueAssigned } from '../../../core/models/messages/economics.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import type { InstrumentId, SimTime } from '../../../core/models/units.ts';
import { UnitTrader, type UnitTraderConfig } from './unitTrader.ts';

export interface InformedTraderConfig extends UnitTraderConfig {
  /** What the instrument turns out to be worth, in ticks. */
  readonly worthOf: (instrument: InstrumentId, time: SimTime) => number;
}

/** The informed trader of Glosten and Milgrom (1985): buys what is worth the ask at least, sells what is worth the bid at most. */
export class InformedTrader extends UnitTrader {
  readonly #config: InformedTraderConfig;

  constructor(config: InformedTraderConfig) {
    super(config);
    this.#config = config;
  }

  protected choose(ctx: ActorContext, instrument: InstrumentId): Side | undefined {
    const worth = this.#config.worthOf(instrument, ctx.now);
    const bid = this.board.bidPrice(instrument);
    const ask = this.board.askPrice(instrument);
    const side = ask > 0 && worth >= ask ? BUY : bid > 0 && worth <= bid ? SELL : undefined;
    if (side !== undefined) ctx.record(ValueAssigned.id, this.gateway.venue, instrument, side, 1, worth);
    return side;
  }
}
