import type { FeedFormat } from '../formats/feedFormat.ts';
import { HyperliquidReader } from './hyperliquidReader.ts';
import { sampleLines } from './sampleLines.ts';

const CHANNEL = /"channel"\s*:\s*"(l2Book|trades|bbo)"/;

/** Recorded messages of Hyperliquid. */
export const hyperliquidFormat: FeedFormat = {
  name: 'hyperliquid',
  title: 'Hyperliquid messages (l2Book, trades, bbo), one JSON a line',
  ruledOut(sample) {
    const lines = sampleLines(sample);
    if (lines.length === 0) return 'no line of JSON, with or without a receive time before it';
    return lines.some((line) => CHANNEL.test(line))
      ? undefined
      : 'no message with "channel": "l2Book", "trades" or "bbo"';
  },
  open: (file, options) => new HyperliquidReader(file, options),
};
