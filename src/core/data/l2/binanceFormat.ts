import type { FeedFormat, FeedSample } from '../formats/feedFormat.ts';
import { BinanceReader } from './binanceReader.ts';
import { sampleLines } from './sampleLines.ts';

/** Members that some message of Binance has, and no message of another exchange that is read here. */
const MARKS = [
  /"e"\s*:\s*"(depthUpdate|bookTicker|trade|aggTrade)"/,
  /"lastUpdateId"\s*:\s*\d/,
  /"u"\s*:\s*\d+\s*,\s*"s"\s*:/,
];

/** Recorded messages of Binance, spot and futures. */
export const binanceFormat: FeedFormat = {
  name: 'binance',
  title: 'Binance messages (depth updates and snapshots, book tickers, trades), one JSON a line',
  ruledOut(sample: FeedSample): string | undefined {
    const lines = sampleLines(sample);
    if (lines.length === 0) return 'no line of JSON, with or without a receive time before it';
    const known = lines.some((line) => MARKS.some((mark) => mark.test(line)));
    return known
      ? undefined
      : 'no message with "e": "depthUpdate", "bookTicker" or "trade", nor a "lastUpdateId"';
  },
  open: (file, options) => new BinanceReader(file, options),
};
