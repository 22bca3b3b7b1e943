import { normalCdf } from '../../core/utils/math/erf.ts';

/** Differences up to which the exact distribution is counted out. */
const EXACT_UP_TO = 50;

/**
 * Two-sided p of the Wilcoxon signed-rank test that differences lie evenly about zero (Wilcoxon 1945, "Individual
 * comparisons by ranking methods"): it needs no normal distribution, and one run that went astray does not decide it.
 * Differences of zero are left out and ties share their mean rank. Exact up to 50 differences of different size; else
 * by the normal approximation with correction for ties (Hollander, Wolfe and Chicken 2014, section 3.1).
 */
export function signedRankTest(differences: ArrayLike<number>): number {
  const present = Array.from(differences).filter((value) => value !== 0);
  if (present.length === 0) return differences.length === 0 ? Number.NaN : 1;
  const sizes = present.map(Math.abs).sort((a, b) => a - b);
  const ranks = meanRanks(sizes);
  let positive = 0;
  for (const value of present) if (value > 0) positive += ranks.rankOf(value);
  const n = present.length;
  const most = (n * (n + 1)) / 2;
  if (n <= EXACT_UP_TO && ranks.tied === 0) return exact(Math.min(positive, most - positive), n);
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - ranks.tied / 48;
  return Math.min(1, 2 * normalCdf(-Math.abs(positive - most / 2) / Math.sqrt(variance)));
}

/** Mean rank of each size, and Σ(t³ - t) over the groups of t that are equal. */
function meanRanks(sizes: readonly number[]) {
  const ranks = new Map<number, number>();
  let tied = 0;
  for (let first = 0; first < sizes.length; ) {
    let end = first + 1;
    while (end < sizes.length && sizes[end] === sizes[first]) end++;
    const group = end - first;
    ranks.set(sizes[first], first + (group + 1) / 2);
    tied += group * group * group - group;
    first = end;
  }
  return { tied, rankOf: (value: number) => ranks.get(Math.abs(value)) ?? 0 };
}

/** Of the 2^n choices of signs, the share with a sum of positive ranks as small or as large as this one. */
function exact(smaller: number, n: number): number {
  const ways = new Float64Array((n * (n + 1)) / 2 + 1);
  ways[0] = 1;
  for (let rank = 1; rank <= n; rank++) {
    for (let sum = ways.length - 1; sum >= rank; sum--) ways[sum] += ways[sum - rank];
  }
  let below = 0;
  for (let sum = 0; sum <= smaller; sum++) below += ways[sum];
  return Math.min(1, (2 * below) / 2 ** n);
}
