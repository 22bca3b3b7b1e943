import type { Rng } from '../../core/utils/rng.ts';
import { bootstrapInterval } from './bootstrap.ts';
import type { Interval } from './interval.ts';
import { type MeanTest, meanTest } from './meanTest.ts';
import { meanOf, varianceOf } from './moments.ts';
import { signedRankTest } from './signedRank.ts';

/** How a measure differs between two treatments of the same subjects. */
export interface PairedDifference extends MeanTest {
  /** Pairs with both values, and those left out because one was missing. */
  readonly pairs: number;
  readonly dropped: number;
  /** Means over the pairs. */
  readonly baselineMean: number;
  readonly variantMean: number;
  /** Bootstrap interval of the mean difference. */
  readonly bootstrap: Interval;
  /** P of the signed-rank test. */
  readonly signedRank: number;
  /** Shares of the pairs, 0 to 1, in which the variant is larger or smaller. */
  readonly shareLarger: number;
  readonly shareSmaller: number;
  /** Root of the mean of both variances: the yardstick of a standardised difference (Cohen 1988, section 2.2). */
  readonly pooledDeviation: number;
  /** Variance that the difference of as many unpaired values has, over that of the pairs: above 1, pairing pays. */
  readonly varianceRatio: number;
}

export interface PairedOptions {
  /** Confidence, as 0.95. */
  readonly level: number;
  /** Bootstrap resamples, and the stream that they are drawn from. */
  readonly resamples: number;
  readonly rng: Rng;
}

/** Compares two columns of values by place; where either is `NaN` the pair is left out and counted. */
export function pairedDifference(
  baseline: ArrayLike<number>,
  variant: ArrayLike<number>,
  options: PairedOptions,
): PairedDifference {
  const all = Array.from({ length: Math.max(baseline.length, variant.length) }, (_, i) => i);
  const kept = all.filter((i) => !Number.isNaN(baseline[i] + variant[i]));
  const before = Float64Array.from(kept, (i) => baseline[i]);
  const after = Float64Array.from(kept, (i) => variant[i]);
  const differences = after.map((value, i) => value - before[i]);
  const test = meanTest(differences, options.level);
  const signedRank = signedRankTest(differences);
  const variances = varianceOf(before) + varianceOf(after);
  const share = (counts: (difference: number) => boolean) =>
    differences.filter(counts).length / differences.length;
  return {
    ...test,
    // A difference that is the same in every pair leaves the t test nothing to measure it by; the signs still count.
    pValue: test.deviation === 0 && test.mean !== 0 ? signedRank : test.pValue,
    pairs: kept.length,
    dropped: all.length - kept.length,
    baselineMean: meanOf(before),
    variantMean: meanOf(after),
    bootstrap: bootstrapInterval(differences, meanOf, options),
    signedRank: differences.length < 2 ? Number.NaN : signedRank,
    shareLarger: share((difference) => difference > 0),
    shareSmaller: share((difference) => difference < 0),
    pooledDeviation: Math.sqrt(variances / 2),
    varianceRatio: variances / varianceOf(differences),
  };
}
