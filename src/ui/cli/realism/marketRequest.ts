import type { FileOptions } from '../commands/data/dataOptions.ts';

/** What the command line says about a market to look at. */
export interface MarketRequest extends FileOptions {
  readonly instrument?: string;
  /** Format of a file; recognised where it is left out. */
  readonly input?: string;
  /** The base interval of returns in nanoseconds. */
  readonly minuteNs: number;
}
