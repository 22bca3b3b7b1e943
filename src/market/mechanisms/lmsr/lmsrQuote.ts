import { BUY, type Side } from '../../../core/models/side.ts';
import type { PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import { type Sold, tradeCost } from './scoringRule.ts';

/** A cost that is this near to a whole number, by its own size, is taken for it: floating point errs by less. */
const SLACK = 1 / 2 ** 46;

/** A market maker that quotes by the scoring rule. */
export interface LmsrMaker {
  /** b, in lots. */
  readonly liquidity: number;
  /** What a lot pays if its outcome comes true. */
  readonly payout: PriceTicks;
}

/**
 * What `lots` of an outcome cost a buyer, or bring a seller, in ticks times lots: rounded to a whole number against the
 * trader, and for a buyer one tick a lot at least.
 */
export function totalOf(
  maker: LmsrMaker,
  sold: Sold,
  outcome: number,
  side: Side,
  lots: QuantityLots,
): number {
  const signed = side === BUY ? lots : -lots;
  const exact = maker.payout * tradeCost(sold, maker.liquidity, outcome, signed);
  const nearest = Math.round(exact);
  const isWhole = Math.abs(exact - nearest) <= SLACK * Math.abs(exact);
  const asked = isWhole ? nearest : Math.ceil(exact);
  return side === BUY ? Math.min(Math.max(asked, lots), maker.payout * lots) : Math.max(-asked, 0);
}

/**
 * How many of at most `most` lots a trader with this limit trades: as long as the next lot by itself costs no more, or
 * brings no less.
 */
export function lotsWithin(
  maker: LmsrMaker,
  sold: Sold,
  outcome: number,
  side: Side,
  limit: PriceTicks,
  most: QuantityLots,
): QuantityLots {
  const at = Float64Array.from(sold);
  const isWithin = (lot: number): boolean => {
    at[outcome] = side === BUY ? sold[outcome] + lot - 1 : sold[outcome] - lot + 1;
    const cost = maker.payout * tradeCost(at, maker.liquidity, outcome, side === BUY ? 1 : -1);
    return side === BUY ? cost <= limit : -cost >= limit;
  };
  let [low, high] = [0, most];
  while (low < high) {
    const middle = low + Math.ceil((high - low) / 2);
    if (isWithin(middle)) low = middle;
    else high = middle - 1;
  }
  // Rounding may cost a lot whose price is the limit to the last digit.
  const isBeyond = (lots: number): boolean => {
    const total = totalOf(maker, sold, outcome, side, lots);
    return side === BUY ? total > limit * lots : total < limit * lots;
  };
  while (low > 0 && isBeyond(low)) low -= 1;
  return low;
}
