import type { FeedFormat, FeedOptions } from '../../src/core/data/formats/feedFormat.ts';
import type { FeedReader } from '../../src/core/models/ports/feedSource.ts';
import { BaseError } from '../../src/core/utils/errors.ts';

/** Feeds a reader in chunks of `chunkBytes` and calls `visit` on every record. */
export function drainFeed(
  reader: FeedReader,
  bytes: Uint8Array,
  chunkBytes: number,
  visit: () => void,
): void {
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    reader.feed(bytes.subarray(at, at + chunkBytes));
    while (reader.next()) visit();
  }
  reader.finish();
  while (reader.next()) visit();
}

/** The records of a text, each with its symbol's name in place of the number. */
export function readFeed(format: FeedFormat, text: string, options: FeedOptions = {}, chunkBytes = 7) {
  const reader = format.open('table.csv', options);
  const rows: (Record<string, unknown> & { symbol: string })[] = [];
  const bytes = new TextEncoder().encode(text);
  drainFeed(reader, bytes, chunkBytes, () =>
    rows.push({ ...reader.record, symbol: reader.symbols[reader.record.symbol] }),
  );
  return rows;
}

/** The `BaseError` that reading the text ends with. */
export function feedFailure(format: FeedFormat, text: string, options: FeedOptions = {}): BaseError {
  try {
    readFeed(format, text, options);
  } catch (error) {
    if (error instanceof BaseError) return error;
    throw error;
  }
  throw new Error('was read without an error');
}
