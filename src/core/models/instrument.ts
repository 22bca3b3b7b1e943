import type { CashMinor, PriceTicks, QuantityLots } from './units.ts';

/** From this price up, prices are whole multiples of `tick` (both decimal text, in the instrument's currency). */
export interface TickRow {
  readonly from: string;
  readonly tick: string;
}

/** From this price up, quantities are whole multiples of `lot` (decimal text). */
export interface LotRow {
  readonly from: string;
  readonly lot: string;
}

/**
 * Which limit prices a venue takes. `static` gives both ends; `reference` and `lastTrade` allow `percent` of a price
 * that stays or follows the market (the last trade, and the reference price before the first one).
 */
export type PriceBandSpec =
  | { readonly kind: 'none' }
  | { readonly kind: 'static'; readonly low: string; readonly high: string }
  | { readonly kind: 'reference' | 'lastTrade'; readonly percent: string };

/** An instrument as people write it: every number is decimal text, so nothing is rounded on the way in. */
export interface InstrumentSpec {
  readonly symbol: string;
  /** ISO code or ticker of the currency of prices and cash. */
  readonly currency: string;
  /** Decimal digits of the currency's minor unit: 2 for cents. */
  readonly currencyScale: number;
  /** One tick size, or a table by price, cheapest prices first, starting from "0" (MiFID II RTS 11 is such a table). */
  readonly tickSize: string | readonly TickRow[];
  /** One lot size, "1" where it is left out, or a table by price (as US round lots are). */
  readonly lotSize?: string | readonly LotRow[];
  /** Units of the underlying per unit of quantity; "1" where it is left out. */
  readonly contractMultiplier?: string;
  /** Price before the first trade: for bands, and to value opening positions. */
  readonly referencePrice?: string;
  readonly priceBand?: PriceBandSpec;
}

/** Price band in ticks. `percentPpm` is the half width of a band around a price, in parts per million. */
export interface PriceBand {
  readonly kind: PriceBandSpec['kind'];
  readonly low: PriceTicks;
  readonly high: PriceTicks;
  readonly percentPpm: number;
}

/**
 * An instrument on its integer grid. Prices travel as counts of the *smallest* tick of the table and quantities as
 * counts of the smallest lot; the tables say which multiples are valid at which price.
 */
export interface Instrument {
  readonly symbol: string;
  readonly currency: string;
  readonly currencyScale: number;
  /** Decimal text of the smallest tick, the smallest lot and the multiplier. */
  readonly tickSize: string;
  readonly lotSize: string;
  readonly contractMultiplier: string;
  /** Rows of the tick table: from `tickFrom[i]` ticks up, prices are multiples of `tickStep[i]` ticks. */
  readonly tickFrom: Int32Array;
  readonly tickStep: Int32Array;
  /** Rows of the lot table: from `lotFrom[i]` ticks up, quantities are multiples of `lotStep[i]` lots. */
  readonly lotFrom: Int32Array;
  readonly lotStep: Int32Array;
  /** Cash in minor units per tick and lot: price x quantity x `tickValueMinor` is the notional. */
  readonly tickValueMinor: CashMinor;
  /** 0 where there is none. */
  readonly referencePrice: PriceTicks;
  readonly priceBand: PriceBand;
}

/** The step of a tick or lot table that holds at `price`. */
export function stepAt(from: Int32Array, step: Int32Array, price: PriceTicks): number {
  let row = from.length - 1;
  while (row > 0 && price < from[row]) row -= 1;
  return step[row];
}

/** Cash value of `lots` at `price`: exact as long as it is below 2^53. */
export function notionalMinor(instrument: Instrument, price: PriceTicks, lots: QuantityLots): CashMinor {
  return price * lots * instrument.tickValueMinor;
}
