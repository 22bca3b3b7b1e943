/** Mean, and central moments divided by the number of values. */
export interface SampleShape {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
  /** Third standardised moment; `NaN` where nothing varies. */
  readonly skewness: number;
  /** Fourth standardised moment less 3: 0 for a normal distribution. */
  readonly excessKurtosis: number;
}

/** Mean, variance, skewness and excess kurtosis of a sample, in two passes. */
export function sampleShape(values: ArrayLike<number>): SampleShape {
  const count = values.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i];
  const mean = sum / count;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let i = 0; i < count; i++) {
    const deviation = values[i] - mean;
    const square = deviation * deviation;
    second += square;
    third += square * deviation;
    fourth += square * square;
  }
  const variance = second / count;
  return {
    count,
    mean,
    variance,
    skewness: third / count / (variance * Math.sqrt(variance)),
    excessKurtosis: fourth / count / (variance * variance) - 3,
  };
}
