import { risingRoot } from '../../core/utils/math/risingRoot.ts';

/**
 * Who earns what where quotes can be sniped: Budish, Cramton and Shim, "The High-Frequency Trading Arms Race: Frequent
 * Batch Auctions as a Market Design Response", Quarterly Journal of Economics 130 (2015) 1547-1621, sections VI and VII.
 * Prices in any one unit, rates per any one unit of time, one lot at each quote.
 */
export interface SnipingModel {
  /** Investors who arrive per unit of time, each for one lot: lambda_invest. */
  readonly investorRate: number;
  /** Jumps of the common value per unit of time: lambda_jump. */
  readonly jumpRate: number;
  /** E[(J - h)+] for the size J of a jump: not rising in h, and going to 0. */
  readonly excess: (halfSpread: number) => number;
}

/** What stale quotes lose to others per unit of time if nobody withdraws in time: lambda_jump E[(J - h)+]. */
export function snipingRent({ jumpRate, excess }: SnipingModel, halfSpread: number): number {
  return jumpRate * excess(halfSpread);
}

/** Expected profit per unit of time of the one of `firms` equally fast firms that provides liquidity. */
export function makerProfit(model: SnipingModel, halfSpread: number, firms: number): number {
  const lost = ((firms - 1) / firms) * snipingRent(model, halfSpread);
  return model.investorRate * halfSpread - lost;
}

/** Expected profit per unit of time of each of the other firms, which snipe: one in `firms` races is theirs. */
export function sniperProfit(model: SnipingModel, halfSpread: number, firms: number): number {
  return snipingRent(model, halfSpread) / firms;
}

/**
 * The half-spread s* / 2 at which a firm earns as much by providing liquidity as by sniping: the root of
 * lambda_invest h = lambda_jump E[(J - h)+] (equation 3), to the last bit. With exponential jumps of mean 1 and equal
 * rates it is W(1) = 0.567143, where W is Lambert's function.
 *
 * @throws RangeError where there are no investors: no half-spread is wide enough then.
 */
export function equilibriumHalfSpread(model: SnipingModel): number {
  if (!(model.investorRate > 0))
    throw new RangeError('without investors there is no equilibrium half-spread');
  return risingRoot((h) => model.investorRate * h - snipingRent(model, h));
}

/**
 * The part of the sniping rent that batches of length `interval` leave to firms that are `advantage` faster than the
 * provider of liquidity: only news in the last `advantage` of an interval reaches the one and not the other in
 * time. Both in the same unit of time.
 */
export function batchRentShare(advantage: number, interval: number): number {
  return Math.min(1, advantage / interval);
}
