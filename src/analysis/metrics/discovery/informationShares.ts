import { cholesky } from '../../statistics/cholesky.ts';
import { errorCorrection } from './errorCorrection.ts';

/** How much of what moves the common price for good each price contributes. Shares from 0 to 1. */
export interface InformationShare {
  /** Hasbrouck's share when the price comes last and first in the ordering: its bounds. */
  readonly lower: number;
  readonly upper: number;
  /** Gonzalo and Granger's component share; below 0 for a price that runs against the trend. */
  readonly component: number;
}

/** Orders of so many prices are all tried; of more they would be too many. */
export const MOST_PRICES = 6;

/**
 * Information shares of Hasbrouck (1995), "One security, many markets: determining the contributions to price
 * discovery", Journal of Finance 50(4), equation 14: the part of the variance of the common trend's innovations that is
 * due to each price. Where the innovations of prices are correlated, the part common to them goes to the price that comes
 * first in the factorisation of their covariance, so that there are bounds: least and greatest over all orders.
 * Undefined for less than two prices, more than {@link MOST_PRICES}, or such as do not tell themselves apart.
 */
export function informationShares(
  prices: readonly Float64Array[],
  lags: number,
): InformationShare[] | undefined {
  if (prices.length < 2 || prices.length > MOST_PRICES) return undefined;
  const model = errorCorrection(prices, lags);
  if (model === undefined) return undefined;
  const { weights, covariance } = model;
  const lower = prices.map(() => Number.POSITIVE_INFINITY);
  const upper = prices.map(() => Number.NEGATIVE_INFINITY);
  for (const order of orders(prices.map((_, i) => i))) {
    const factor = cholesky(order.map((i) => order.map((j) => covariance[i][j])));
    if (factor === undefined) return undefined;
    const parts = order.map(
      (_, k) => order.reduce((sum, i, row) => sum + weights[i] * factor[row][k], 0) ** 2,
    );
    const whole = parts.reduce((sum, part) => sum + part, 0);
    order.forEach((price, k) => {
      lower[price] = Math.min(lower[price], parts[k] / whole);
      upper[price] = Math.max(upper[price], parts[k] / whole);
    });
  }
  return weights.map((component, i) => ({ lower: lower[i], upper: upper[i], component }));
}

function orders(items: readonly number[]): number[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((first) =>
    orders(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
  );
}
