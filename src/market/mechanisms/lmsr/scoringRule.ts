import { exp } from '../../../core/utils/math/exp.ts';
import { expm1 } from '../../../core/utils/math/expm1.ts';
import { log } from '../../../core/utils/math/log.ts';
import { log1p } from '../../../core/utils/math/log1p.ts';

/**
 * The logarithmic market scoring rule: Hanson, "Combinatorial information market design", Information Systems Frontiers
 * 5 (2003) 107-119, and "Logarithmic market scoring rules for modular combinatorial information aggregation", Journal of
 * Prediction Markets 1 (2007) 3-15. `sold` are the claims on each outcome that the maker has sold net, each worth 1 if
 * its outcome comes true; `liquidity` is b, in claims.
 */
export type Sold = readonly number[] | Float64Array;

/** C(q) = b ln sum exp(q_j / b): what all claims sold so far have cost, and b ln n more. Never overflows. */
export function cost(sold: Sold, liquidity: number): number {
  let top = 0;
  for (let i = 1; i < sold.length; i++) if (sold[i] > sold[top]) top = i;
  return sold[top] + liquidity * log1p(others(sold, liquidity, top));
}

/** Price of outcome i, between 0 and 1: exp(q_i / b) / sum exp(q_j / b). The prices of all add up to 1. */
export function price(sold: Sold, liquidity: number, outcome: number): number {
  return 1 / (1 + others(sold, liquidity, outcome));
}

/** Beyond this the exponential function overflows. */
const LARGEST_EXPONENT = 700;

/**
 * C(q with `lots` more of one outcome) - C(q): what buying them costs, or, below 0, what selling them (negative lots)
 * brings. Exact also where it is small against C.
 */
export function tradeCost(sold: Sold, liquidity: number, outcome: number, lots: number): number {
  const change = lots / liquidity;
  // b ln (1 + p (e^x - 1)), unless it overflows, or little is left of the 1.
  const rise = change > LARGEST_EXPONENT ? Infinity : expm1(change) / (1 + others(sold, liquidity, outcome));
  if (rise > -0.5 && rise < Infinity) return liquidity * log1p(rise);
  const rest = logOthers(sold, liquidity, outcome);
  return liquidity * (logOfSum(rest, change) - logOfSum(rest, 0));
}

/** b ln n: no sequence of trades and no outcome cost the maker more. */
export function worstCaseLoss(outcomes: number, liquidity: number): number {
  return liquidity * log(outcomes);
}

/** Sum of exp((q_j - q_i) / b) over the outcomes other than i. */
function others(sold: Sold, liquidity: number, outcome: number): number {
  let sum = 0;
  for (let j = 0; j < sold.length; j++) {
    if (j !== outcome) sum += exp((sold[j] - sold[outcome]) / liquidity);
  }
  return sum;
}

/** Logarithm of {@link others}, also where that would overflow or vanish. */
function logOthers(sold: Sold, liquidity: number, outcome: number): number {
  let sum = -Infinity;
  for (let j = 0; j < sold.length; j++) {
    if (j !== outcome) sum = logOfSum(sum, (sold[j] - sold[outcome]) / liquidity);
  }
  return sum;
}

/** ln (e^a + e^b). */
function logOfSum(a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  return low === -Infinity ? high : high + log1p(exp(low - high));
}
