/** How often a statistic of the realism report passes on a process of known answer. */
export interface FalseAlarmRate {
  /** Keys of the statistic and of the process. */
  readonly statistic: string;
  readonly process: string;
  /** Whether the process has the fact: where it has, what does not pass is a false alarm, where it has not, what does. */
  readonly truth: 'shows' | 'lacks';
  /** Shares of paths that pass, and that pass with the whole interval within the range. */
  readonly passes: number;
  readonly surePasses: number;
  /** What the estimates were on these paths, where it is known what they should be. */
  readonly known?: KnownEstimate;
}

/** Estimates of a value that is known in closed form, to three digits. */
export interface KnownEstimate {
  readonly value: number;
  /** Mean and standard deviation over the paths that had anything to fit. */
  readonly mean: number;
  readonly deviation: number;
}
