import { BUY, SELL } from '../../../core/models/side.ts';
import type { QuoteRule } from './quoteRule.ts';

/**
 * The dealer of Ho and Stoll, "Optimal dealer pricing under transactions and return uncertainty", Journal of Financial
 * Economics 9 (1981) 47-73, to the first order in the time left: orders come at rates alpha - beta d that fall in a line
 * with the distance d, and a quote more costs R sigma^2 T (q + 1/2) of utility. The best distance is half of alpha / beta
 * and half of that cost, so that the spread is alpha / beta + R sigma^2 T / 2 and its middle lies R sigma^2 T q / 2 against
 * the inventory. The line is that of the flow at no distance, A (1 - kd): alpha / beta = 1 / k.
 *
 * @param riskAversion R, per tick and quote.
 */
export function hoStoll(riskAversion: number): QuoteRule {
  return {
    distances(inventory, timeLeft, { decay, volatility }, out) {
      const cost = riskAversion * volatility * volatility * timeLeft;
      out[BUY] = (1 / decay + cost * (inventory + 0.5)) / 2;
      out[SELL] = (1 / decay + cost * (0.5 - inventory)) / 2;
    },
  };
}
