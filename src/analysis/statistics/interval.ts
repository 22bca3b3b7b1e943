/** Where a quantity is believed to lie; both `NaN` where nothing can be said. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The interval of which nothing is known. */
export const NO_INTERVAL: Interval = { low: Number.NaN, high: Number.NaN };
