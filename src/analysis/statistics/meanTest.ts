import { type Interval, NO_INTERVAL } from './interval.ts';
import { meanOf, varianceOf } from './moments.ts';
import { studentTQuantile, studentTTail } from './studentT.ts';

/** What is known of the mean of the distribution that a sample comes from. */
export interface MeanTest {
  readonly mean: number;
  /** Standard deviation of the sample, and standard error of its mean. */
  readonly deviation: number;
  readonly standardError: number;
  readonly interval: Interval;
  /** Two-sided, of the hypothesis that the mean is zero. */
  readonly pValue: number;
}

/**
 * Student's one-sample t test and interval at confidence `level`, as 0.95. Of fewer than two values nothing but the
 * mean is known, and of values that are all the same no test is possible: they come with p 1 where they are zero,
 * else `NaN`.
 */
export function meanTest(values: ArrayLike<number>, level: number): MeanTest {
  const mean = meanOf(values);
  const deviation = Math.sqrt(varianceOf(values));
  const standardError = deviation / Math.sqrt(values.length);
  if (!(values.length > 1)) {
    return { mean, deviation, standardError, interval: NO_INTERVAL, pValue: Number.NaN };
  }
  const degrees = values.length - 1;
  const reach = standardError * studentTQuantile((1 - level) / 2, degrees);
  const isConstant = standardError === 0;
  const pValue = isConstant
    ? mean === 0
      ? 1
      : Number.NaN
    : 2 * studentTTail(Math.abs(mean) / standardError, degrees);
  return { mean, deviation, standardError, interval: { low: mean - reach, high: mean + reach }, pValue };
}
