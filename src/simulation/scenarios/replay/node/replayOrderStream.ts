import { type FileProgress, fileChunks } from '../../../../core/data/node/fileChunks.ts';
import { OrderBatch } from '../../../../core/data/orderStream/orderBatch.ts';
import { OrderStreamReader } from '../../../../core/data/orderStream/orderStreamReader.ts';
import { ReportText } from '../../../../core/data/orderStream/reportText.ts';
import { createNodeSha256 } from '../../../../core/utils/node/sha256.ts';
import { MatchingEngine } from '../../../../market/exchange/book/matchingEngine.ts';
import { OrderStreamReplay } from '../orderStreamReplay.ts';

/** Messages decoded, matched and reported at a time. */
const BATCH_MESSAGES = 1024;

export interface OrderStreamResult {
  readonly messages: number;
  readonly trades: number;
  /** SHA-256 of the report text, in hex. */
  readonly reportSha256: string;
  /** Matching only: over decoded messages, with reports in binary form. */
  readonly nsPerMessage: number;
  /** From the file's bytes to the hash: reading, unpacking, decoding, matching, rendering and hashing. */
  readonly endToEndNsPerMessage: number;
}

export interface OrderStreamOptions {
  readonly onProgress?: FileProgress;
  /** Gets the report text piece by piece; a piece is valid during the call. */
  readonly onReports?: (text: Uint8Array) => void;
}

/**
 * Replays a recorded order stream (plain, `.br` or gzip) through the matching engine, in bounded memory.
 *
 * Throws the `BaseError`s of `fileChunks`, `OrderStreamReader` and `OrderStreamReplay`.
 */
export async function replayOrderStream(
  path: string,
  options: OrderStreamOptions = {},
): Promise<OrderStreamResult> {
  const started = process.hrtime.bigint();
  const reader = new OrderStreamReader(path);
  const replay = new OrderStreamReplay((events) => new MatchingEngine(events), path);
  const batch = new OrderBatch(BATCH_MESSAGES);
  const text = new ReportText();
  const hash = createNodeSha256();
  let matchingNs = 0n;
  for await (const chunk of fileChunks(path, options.onProgress)) {
    reader.feed(chunk);
    while (reader.read(batch) > 0) {
      const before = process.hrtime.bigint();
      replay.apply(batch);
      matchingNs += process.hrtime.bigint() - before;
      const rendered = text.render(replay.reports);
      replay.reports.clear();
      hash.update(rendered);
      options.onReports?.(rendered);
    }
  }
  reader.finish();
  const { messages, trades } = replay;
  const reportSha256 = Buffer.from(hash.digest()).toString('hex');
  const perMessage = (ns: bigint): number => (messages === 0 ? 0 : Number(ns) / messages);
  return {
    messages,
    trades,
    reportSha256,
    nsPerMessage: perMessage(matchingNs),
    endToEndNsPerMessage: perMessage(process.hrtime.bigint() - started),
  };
}
