import type { InstrumentId, PriceTicks, QuantityLots, SimTime } from '../units.ts';

/** A trader's eyes: the market as its feeds have told it so far, which is not the market as it is. */
export interface MarketView {
  /** 0 for an empty side, and before the first quote. */
  bidPrice(instrument: InstrumentId): PriceTicks;
  bidQuantity(instrument: InstrumentId): QuantityLots;
  askPrice(instrument: InstrumentId): PriceTicks;
  askQuantity(instrument: InstrumentId): QuantityLots;
  /** Middle of bid and ask, in half ticks where it must; NaN where a side is empty. */
  midPrice(instrument: InstrumentId): number;
  /** 0 before the first trade told. */
  lastPrice(instrument: InstrumentId): PriceTicks;
  lastQuantity(instrument: InstrumentId): QuantityLots;
  /** Lots traded, as far as told. */
  volume(instrument: InstrumentId): QuantityLots;
  /** A number of `PHASE`, as far as told; continuous at a venue without a session. */
  phase(instrument: InstrumentId): number;
  /** When the phase is due to end, or 0. */
  phaseEnd(instrument: InstrumentId): SimTime;
  /** What the auction would do now, 0 where nothing would trade and outside auctions. */
  indicativePrice(instrument: InstrumentId): PriceTicks;
  indicativeVolume(instrument: InstrumentId): QuantityLots;
  /** What would be left over: positive where there is too much to buy, negative where too much to sell. */
  imbalance(instrument: InstrumentId): QuantityLots;
}
