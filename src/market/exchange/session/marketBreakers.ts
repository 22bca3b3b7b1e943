import type { Instrument } from '../../../core/models/instrument.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { type InstrumentId, MAX_TICKS, type PriceTicks, type SimTime } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { Interruptions, PriceGuard } from './priceGuard.ts';
import type { BreakerConfig } from './sessionConfig.ts';

const MILLION = 1_000_000;

/**
 * Market-wide circuit breakers after NYSE Rule 7.12: an index, the weighted sum of last prices, is held against its
 * value at the last close after each command. The deepest level that it has fallen through halts every instrument;
 * each level acts once a day, and the last one ends it.
 */
export class MarketBreakers implements PriceGuard {
  readonly slides = true;
  readonly #config: BreakerConfig;
  readonly #session: Interruptions;
  /** Last price of each instrument, and the one at the last close. */
  readonly #last: Float64Array;
  readonly #close: Float64Array;
  /** One cell: how many levels, from the first, have acted today. */
  readonly #acted = new Float64Array(1);

  constructor(config: BreakerConfig, instruments: readonly Instrument[], session: Interruptions) {
    if (config.weights.length !== instruments.length) {
      const counts = `${instruments.length} instruments and ${config.weights.length} weights`;
      throw new BaseError('CONFIG_INVALID_VALUE', `the index of the breakers needs a weight each: ${counts}`);
    }
    this.#config = config;
    this.#session = session;
    this.#last = Float64Array.from(instruments, (instrument) => instrument.referencePrice);
    this.#close = this.#last.slice();
  }

  low(): PriceTicks {
    return 1;
  }

  high(): PriceTicks {
    return MAX_TICKS;
  }

  traded(_now: SimTime, instrument: InstrumentId, price: PriceTicks): void {
    this.#last[instrument] = price;
    // Without a close, the first price of an instrument stands for it.
    if (this.#close[instrument] === 0) this.#close[instrument] = price;
  }

  cleared(now: SimTime, instrument: InstrumentId, price: PriceTicks): void {
    this.traded(now, instrument, price);
  }

  stopped(): void {}

  afterCommand(ctx: ActorContext): void {
    const { levels } = this.#config;
    const close = this.#index(this.#close);
    const fall = (close - this.#index(this.#last)) * MILLION;
    const reached = levels.findLastIndex((level) => fall >= close * level.fallPpm);
    if (reached < this.#acted[0] || close === 0) return;
    this.#acted[0] = reached + 1;
    const { span } = levels[reached];
    this.#session.haltAll(ctx, span === 'day' ? 'day' : ctx.now + span);
  }

  limitStateEnded(): void {}

  dayBegan(): void {
    this.#close.set(this.#last);
    this.#acted[0] = 0;
  }

  #index(prices: Float64Array): number {
    let sum = 0;
    for (let id = 0; id < prices.length; id++) sum += prices[id] * this.#config.weights[id];
    return sum;
  }

  snapshot(): PlainData {
    return { last: this.#last.slice(), close: this.#close.slice(), acted: this.#acted[0] };
  }

  restore(state: PlainData): void {
    const saved = state as {
      readonly last: Float64Array;
      readonly close: Float64Array;
      readonly acted: number;
    };
    this.#last.set(saved.last);
    this.#close.set(saved.close);
    this.#acted[0] = saved.acted;
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#last, 0, this.#last.length);
    hash.addFields(this.#close, 0, this.#close.length);
    hash.addNumber(this.#acted[0]);
  }
}
