import type { FeedRecord } from '../feedRecord.ts';

/** A place in a file: a line, or a byte offset in a binary one. */
export interface FeedPlace {
  readonly line?: number;
  readonly byteOffset?: number;
}

/** Records of market data one after the other, wherever they come from. */
export interface FeedSource {
  /** The record that `next` moved to. */
  readonly record: FeedRecord;
  /** Symbols met so far, by number. */
  readonly symbols: readonly string[];
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  /** Where `record` begins. */
  where(): FeedPlace;
  /** Moves to the next record; false when there is none yet or no more. Throws `BaseError` with file and place. */
  next(): boolean;
}

/**
 * A streaming reader: `feed` it chunks, call `next` until it says no, feed the next one; after the last chunk call
 * `finish`, and `next` until it says no. Memory is bounded by a chunk and the longest record.
 */
export interface FeedReader extends FeedSource {
  feed(chunk: Uint8Array): void;
  finish(): void;
}
