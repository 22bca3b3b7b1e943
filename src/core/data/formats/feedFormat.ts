import type { FeedReader } from '../../models/ports/feedSource.ts';
import type { DateOrder } from '../text/timestampCell.ts';

/** The beginning of a file, unpacked. */
export interface FeedSample {
  /** File name without folder and without the ending of a compression. */
  readonly name: string;
  /** The first bytes, up to 64 KiB. */
  readonly head: Uint8Array;
  /** True where `head` is the whole file. */
  readonly whole: boolean;
}

/** What the user says about a file, where the file does not say it itself. */
export interface FeedOptions {
  /** Decimal places that prices and quantities are kept with; a format has its own default. */
  readonly priceDecimals?: number;
  readonly quantityDecimals?: number;
  /** Symbol of a file that names none. */
  readonly symbol?: string;
  /** Day of a file that holds times of day only: days since 1970-01-01. */
  readonly day?: number;
  /** How dates like 03/04/2000 are meant; they are refused where this is left out. */
  readonly dateOrder?: DateOrder;
}

/** A format of recorded market data that is read as a stream of bytes. */
export interface FeedFormat {
  /** As the command line takes it: `itch`, `binance`, `ohlcv` … */
  readonly name: string;
  /** One line for people. */
  readonly title: string;
  /** True where orders are open before the file begins, so that it may name orders it never introduced. */
  readonly startsMidway?: boolean;
  /** Why the sample cannot be of this format, or undefined where it can. The reason names what was looked for. */
  ruledOut(sample: FeedSample): string | undefined;
  /** `file` is the name that errors show. */
  open(file: string, options: FeedOptions): FeedReader;
}
