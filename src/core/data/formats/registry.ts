import { ohlcvFormat } from '../bars/ohlcvFormat.ts';
import { itchFormat } from '../itch/itchFormat.ts';
import { binanceFormat } from '../l2/binanceFormat.ts';
import { hyperliquidFormat } from '../l2/hyperliquidFormat.ts';
import { tardisFormat } from '../l2/tardisFormat.ts';
import { leanFormat } from '../lean/leanFormat.ts';
import { lobsterFormat } from '../lobster/lobsterFormat.ts';
import { quotesFormat } from '../ticks/quotesFormat.ts';
import { tradesFormat } from '../ticks/tradesFormat.ts';
import type { FeedFormat } from './feedFormat.ts';

/**
 * Every format that is read as a stream of bytes. Where a file could be of several, the first of them is taken: the
 * list goes from the most particular (binary framing, named fields) to the most general (any table with a price).
 */
export const FEED_FORMATS: readonly FeedFormat[] = [
  itchFormat,
  binanceFormat,
  hyperliquidFormat,
  tardisFormat,
  leanFormat,
  lobsterFormat,
  quotesFormat,
  tradesFormat,
  ohlcvFormat,
];
