import { BUY, SELL } from '../../../core/models/side.ts';
import { exp } from '../../../core/utils/math/exp.ts';
import { log1p } from '../../../core/utils/math/log1p.ts';
import type { QuoteRule } from './quoteRule.ts';

/**
 * The closed form that the quotes of Guéant, Lehalle and Fernandez-Tapia, "Dealing with the inventory risk: a solution to
 * the market making problem", Mathematics and Financial Economics 7 (2013) 477-507, come near to far from the horizon
 * (section 4): ln(1 + gamma / k) / gamma + (1 +- 2q) / 2 sqrt(sigma^2 gamma / (2kA) (1 + gamma / k)^(1 + k / gamma)).
 */
export function glftClosedForm(gamma: number): QuoteRule {
  return {
    distances(inventory, _timeLeft, { arrivals, decay, volatility }, out) {
      const step = log1p(gamma / decay);
      const power = exp((1 + decay / gamma) * step);
      const skew = volatility * Math.sqrt((gamma / (2 * decay * arrivals)) * power);
      out[BUY] = step / gamma + (0.5 + inventory) * skew;
      out[SELL] = step / gamma + (0.5 - inventory) * skew;
    },
  };
}
