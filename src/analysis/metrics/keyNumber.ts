/** Headings of the key numbers, in reading order. */
export type KeyNumberGroup =
  | 'Quote'
  | 'Trades'
  | 'Record'
  | 'Quality'
  | 'Welfare'
  | 'Discovery'
  | 'Profits'
  | 'Orders'
  | 'Latency';

/** One number that sums up a run, in the unit it is shown in. */
export interface KeyNumber {
  /** Name for programs, in camel case. */
  readonly key: string;
  /** Heading under which it is shown. */
  readonly group: KeyNumberGroup;
  readonly name: string;
  /** Currency, `%`, `bp` or `µs`; empty for counts and quantities. */
  readonly unit: string;
  /** Digits after the point that are meant. */
  readonly decimals: number;
  /** `NaN` where there is none. */
  readonly value: number;
  /** Which way a market is better, for those who trade in it; left out where that is for nobody to say. */
  readonly better?: 'higher' | 'lower';
}
