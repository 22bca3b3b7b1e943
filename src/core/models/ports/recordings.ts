import type { FeedRecord } from '../feedRecord.ts';
import type { PriceTicks } from '../units.ts';

/** Which recorded orders are wanted, and in what units. */
export interface RecordingRequest {
  /** The recorded file; empty for a short record of our own making. */
  readonly file: string;
  /** Name of its format; empty: as its first bytes tell. */
  readonly format: string;
  /** LOBSTER: the orderbook file; empty: the one that is named alike, where there is one. */
  readonly book: string;
  /** Whose orders; empty where the file has one instrument only. */
  readonly symbol: string;
  /** Time of day, in nanoseconds, from which on orders are played; what is in the book by then is there at once. */
  readonly fromNs: number;
  /** Decimal size of one tick and one lot of the market. */
  readonly tickSize: string;
  readonly lotSize: string;
}

/** How a line of a record fits the record's own book under price-time priority. */
export const RECORD_FIT = {
  fits: 0,
  /** It names an order that was never introduced. */
  unknown: 1,
  /** An execution of another order than the first by price and time. */
  outOfTurn: 2,
  /** A new order that reaches the other side. */
  crosses: 3,
} as const;

/** Recorded orders one after the other, each naming an order that was introduced before, and the book they make. */
export interface OrderRecord {
  /**
   * The line that `next` moved to. `timeNs` counts from the beginning of the record, prices are ticks, quantities lots;
   * side, price and quantity are those of the order named also where the recording does not repeat them.
   */
  readonly record: FeedRecord;
  /** A number of {@link RECORD_FIT}. */
  readonly fit: number;
  /** Best prices of the record before that line, or at its end; 0 for an empty side. */
  readonly bid: PriceTicks;
  readonly ask: PriceTicks;
  /** Moves to the next line; false at the end. Throws `BaseError` with file and place. */
  next(): boolean;
}

/** A file as it was when it was read. */
export interface RecordingIdentity {
  readonly file: string;
  readonly bytes: number;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

export interface Recording {
  /** The files that it is read from, in the order of their names. */
  readonly files: readonly RecordingIdentity[];
  /** Opens it at its beginning, as often as is asked. */
  open(): OrderRecord;
}

/** Who has recordings. */
export interface RecordingLibrary {
  /** @throws BaseError where it is not there or cannot be read. */
  find(request: RecordingRequest): Recording;
}
