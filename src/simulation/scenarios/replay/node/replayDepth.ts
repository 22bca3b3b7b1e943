import type { FeedFormat, FeedOptions } from '../../../../core/data/formats/feedFormat.ts';
import { binanceFormat } from '../../../../core/data/l2/binanceFormat.ts';
import { hyperliquidFormat } from '../../../../core/data/l2/hyperliquidFormat.ts';
import { tardisFormat } from '../../../../core/data/l2/tardisFormat.ts';
import { type FileProgress, fileChunks } from '../../../../core/data/node/fileChunks.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { DepthReplay, type DepthReplayResult } from '../depthReplay.ts';

const FORMATS = { binance: binanceFormat, hyperliquid: hyperliquidFormat, tardis: tardisFormat };

/** Recordings of depth that can be replayed. */
export type DepthFormatName = keyof typeof FORMATS;

export interface DepthOptions extends FeedOptions {
  /** Levels of each closing book to tell, best first; default 5. */
  readonly levels?: number;
  readonly onProgress?: FileProgress;
}

/**
 * Rebuilds the books of a depth recording and compares them with its own best prices, in bounded memory. The file
 * may be compressed.
 *
 * Throws the `BaseError`s of `fileChunks` and the reader; `DATA_TRUNCATED` for a file without any record.
 */
export async function replayDepth(
  path: string,
  format: DepthFormatName,
  options: DepthOptions = {},
): Promise<DepthReplayResult> {
  const reader = (FORMATS[format] as FeedFormat).open(path, options);
  const replay = new DepthReplay(reader);
  for await (const chunk of fileChunks(path, options.onProgress)) {
    reader.feed(chunk);
    while (reader.next()) replay.next();
  }
  reader.finish();
  while (reader.next()) replay.next();
  const result = replay.result(options.levels);
  if (result.symbols.length === 0) {
    throw new BaseError('DATA_TRUNCATED', `${path} holds no record`, { facts: { file: path } });
  }
  return result;
}
