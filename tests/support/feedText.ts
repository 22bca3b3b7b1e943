import type { FeedFormat, FeedOptions } from '../../src/core/data/formats/feedFormat.ts';
import { FEED_RECORD, type FeedRecord } from '../../src/core/models/feedRecord.ts';
import type { FeedReader } from '../../src/core/models/ports/feedSource.ts';
import { drainFeed } from './readFeed.ts';

const encoder = new TextEncoder();

/** Reads all of a feed, given in chunks of `chunkBytes`, and hands over each record while it is valid. */
export function readFeed(
  format: FeedFormat,
  content: string | Uint8Array,
  see: (record: FeedRecord, reader: FeedReader) => void,
  options: FeedOptions = {},
  chunkBytes = 1 << 20,
): FeedReader {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  const reader = format.open('feed', options);
  drainFeed(reader, bytes, chunkBytes, () => see(reader.record, reader));
  return reader;
}

const KIND_NAMES = Object.keys(FEED_RECORD);

/** Every record as one line: line number, kind, symbol and what the kind carries. */
export function feedLines(
  format: FeedFormat,
  content: string | Uint8Array,
  options?: FeedOptions,
  chunkBytes?: number,
): string[] {
  const lines: string[] = [];
  const see = (record: FeedRecord, reader: FeedReader) => {
    const { kind, symbol, sequence, side, price, quantity, otherPrice, otherQuantity, id, otherId, last } =
      record;
    const facts: Record<string, readonly (string | number)[]> = {
      depth: [sequence, side === 0 ? 'bid' : 'ask', price, quantity, last === 1 ? 'last' : ''],
      depthClear: [sequence, last === 1 ? 'last' : ''],
      quote: [sequence, price, quantity, otherPrice, otherQuantity],
      trade: [id, side, price, quantity],
      gap: [sequence, otherId],
      status: [sequence],
    };
    const name = KIND_NAMES[kind];
    lines.push([reader.where().line, name, reader.symbols[symbol], ...facts[name]].join(' ').trim());
  };
  readFeed(format, content, see, options, chunkBytes);
  return lines;
}
