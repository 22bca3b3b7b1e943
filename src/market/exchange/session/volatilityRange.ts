import { PHASE, PHASE_REASON } from '../../../core/models/phase.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { InstrumentId, PriceTicks, SimTime } from '../../../core/models/units.ts';
import { MAX_TICKS } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { Interruptions, PriceGuard } from './priceGuard.ts';
import type { PriceRangeConfig } from './sessionConfig.ts';

const MILLION = 1_000_000;
/** Columns: dynamic and static reference, and the last price of the present command. */
const DYNAMIC = 0;
const STATIC = 1;
const PENDING = 2;
const STRIDE = 3;

/**
 * Volatility interruption of Xetra (T7 Market Model, "Volatility interruption"): the next potential trade is held
 * against two ranges before it happens. An order trades up to the nearer end; where it would go on beyond, a volatility
 * auction begins with what is left of it. The dynamic reference is the last price, readjusted only when an order has
 * traded as far as it can; the static one is the price of the last auction.
 */
export class VolatilityRange implements PriceGuard {
  readonly slides = false;
  readonly #config: PriceRangeConfig;
  readonly #session: Interruptions;
  readonly #cells: Float64Array;

  constructor(config: PriceRangeConfig, instruments: number, session: Interruptions) {
    this.#config = config;
    this.#session = session;
    this.#cells = new Float64Array(instruments * STRIDE);
  }

  low(instrument: InstrumentId): PriceTicks {
    const at = instrument * STRIDE;
    const dynamic = lowEnd(this.#cells[at + DYNAMIC], this.#config.dynamicPpm);
    return Math.max(dynamic, lowEnd(this.#cells[at + STATIC], this.#config.staticPpm));
  }

  high(instrument: InstrumentId): PriceTicks {
    const at = instrument * STRIDE;
    const dynamic = highEnd(this.#cells[at + DYNAMIC], this.#config.dynamicPpm);
    return Math.min(dynamic, highEnd(this.#cells[at + STATIC], this.#config.staticPpm));
  }

  traded(_now: SimTime, instrument: InstrumentId, price: PriceTicks): void {
    this.#cells[instrument * STRIDE + PENDING] = price;
  }

  cleared(_now: SimTime, instrument: InstrumentId, price: PriceTicks): void {
    const at = instrument * STRIDE;
    this.#cells[at + DYNAMIC] = price;
    this.#cells[at + STATIC] = price;
    this.#cells[at + PENDING] = 0;
  }

  stopped(ctx: ActorContext, instrument: InstrumentId): void {
    const { auctionSpan, randomEnd } = this.#config;
    const due = ctx.now + auctionSpan;
    this.#session.interrupt(
      ctx,
      instrument,
      PHASE.volatilityAuction,
      PHASE_REASON.priceRange,
      due,
      randomEnd,
    );
  }

  afterCommand(_ctx: ActorContext, instrument: InstrumentId): void {
    const at = instrument * STRIDE;
    const last = this.#cells[at + PENDING];
    if (last === 0) return;
    this.#cells[at + DYNAMIC] = last;
    this.#cells[at + PENDING] = 0;
  }

  limitStateEnded(): void {}
  dayBegan(): void {}

  snapshot(): PlainData {
    return this.#cells.slice();
  }

  restore(state: PlainData): void {
    this.#cells.set(state as Float64Array);
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#cells, 0, this.#cells.length);
  }
}

/** Without a reference there is no range. */
function lowEnd(reference: number, ppm: number): PriceTicks {
  return reference === 0 ? 1 : Math.max(1, reference - Math.floor((reference * ppm) / MILLION));
}

function highEnd(reference: number, ppm: number): PriceTicks {
  return reference === 0
    ? MAX_TICKS
    : Math.min(MAX_TICKS, reference + Math.floor((reference * ppm) / MILLION));
}
