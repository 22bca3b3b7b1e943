import type { FeedSource } from '../../models/ports/feedSource.ts';
import type { BaseError } from '../../utils/errors.ts';
import { FindingCounter } from './finding.ts';

/** The failure that ended the reading of a feed, as a finding at the place that the reader named. */
export function unreadable(source: FeedSource, error: BaseError): FindingCounter {
  const counter = new FindingCounter(
    source,
    'unreadable',
    'error',
    `the file is not readable beyond (${error.code})`,
  );
  const { row, line = row, byteOffset } = error.facts;
  const { day, timeNs, symbol } = source.record;
  counter.addAt({
    ...(typeof line === 'number' ? { line } : {}),
    ...(typeof byteOffset === 'number' ? { byteOffset } : {}),
    day,
    timeNs,
    symbol: source.symbols[symbol] ?? '',
    words: error.message,
  });
  return counter;
}
