import { existsSync } from 'node:fs';
import { LobsterBookReader } from '../../../core/data/lobster/bookReader.ts';
import type { LobsterBookRow } from '../../../core/data/lobster/lobsterBookRow.ts';
import { fileChunks } from '../../../core/data/node/fileChunks.ts';
import { type FileFeed, type OpenOptions, openFeed } from '../../../core/data/node/openFeed.ts';
import { PulledRows } from '../../../core/data/node/pulledRows.ts';
import { FEED_RECORD } from '../../../core/models/feedRecord.ts';
import { BUY, SELL } from '../../../core/models/side.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { FeedSeries, type OpeningLevel } from '../series/feedSeries.ts';
import type { MarketSeries } from '../series/marketSeries.ts';

export interface FeedMarketOptions extends OpenOptions {
  /** What the market is called in the report. */
  readonly label: string;
  /** Symbol to look at; the first that has market data where it is left out. */
  readonly instrument?: string;
  /** The base interval of returns in nanoseconds. */
  readonly minuteNs: number;
}

/**
 * Series of one instrument of a file of market data, in bounded memory and one pass. A LOBSTER message file takes the book
 * that it begins with from the first row of the orderbook file beside it, where there is one.
 *
 * @throws BaseError those of `openFeed` and the reader; USAGE for an instrument that the file does not have.
 */
export async function readFeedMarket(path: string, options: FeedMarketOptions): Promise<MarketSeries> {
  const feed = await openFeed(path, options);
  try {
    const opening = feed.startsMidway ? await openingBook(options.source ?? path) : [];
    const series = new FeedSeries(options.minuteNs, feed.startsMidway, opening);
    const symbol = await takeAll(path, feed, series, options.instrument);
    return withSymbols(series.finish(options.label), feed.source.symbols, symbol);
  } finally {
    await feed.close();
  }
}

/** Gives the symbol that was looked at. */
async function takeAll(
  path: string,
  feed: FileFeed,
  series: FeedSeries,
  instrument: string | undefined,
): Promise<string> {
  const { source } = feed;
  const { record } = source;
  let chosen = -1;
  while (feed.next() || (await feed.refill())) {
    if (chosen < 0 && record.kind !== FEED_RECORD.status) {
      if (instrument === undefined || source.symbols[record.symbol] === instrument) chosen = record.symbol;
    }
    if (record.symbol === chosen) series.take(record);
  }
  if (chosen >= 0) return source.symbols[chosen];
  throw noSuchMarket(path, source.symbols, instrument);
}

function noSuchMarket(path: string, symbols: readonly string[], instrument: string | undefined): BaseError {
  if (instrument === undefined) {
    return new BaseError('USAGE', `${path} holds no market data`, {
      facts: { file: path },
      advice: 'Name a file of orders, depth, quotes, trades or bars.',
    });
  }
  const some = symbols.slice(0, 8).join(', ');
  return new BaseError('USAGE', `--instrument ${instrument}: ${path} has no such symbol`, {
    facts: { file: path, instrument },
    advice: `It has ${some}${symbols.length > 8 ? ` and ${symbols.length - 8} more` : ''}.`,
  });
}

function withSymbols(series: MarketSeries, symbols: readonly string[], shown: string): MarketSeries {
  if (symbols.length <= 1) return series;
  const note = `The file holds ${symbols.length} symbols: this is ${shown}; name another with --instrument.`;
  return { ...series, notes: [note, ...series.notes] };
}

async function openingBook(path: string): Promise<OpeningLevel[]> {
  const book = path.replace(/_message_(?=[^/\\]*$)/, '_orderbook_');
  if (book === path || !existsSync(book)) return [];
  const rows = new PulledRows(new LobsterBookReader(book), fileChunks(book));
  try {
    return (await rows.refill()) ? levelsOf(rows.reader.row) : [];
  } finally {
    await rows.close();
  }
}

function levelsOf(row: LobsterBookRow): OpeningLevel[] {
  return Array.from({ length: row.levels }, (_, i) => [
    { side: BUY, price: row.bidPrice[i], quantity: row.bidSize[i] },
    { side: SELL, price: row.askPrice[i], quantity: row.askSize[i] },
  ])
    .flat()
    .filter(({ quantity }) => quantity > 0);
}
