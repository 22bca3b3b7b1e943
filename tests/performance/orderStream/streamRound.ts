import { createHash } from 'node:crypto';
import { fileChunks } from '../../../src/core/data/node/fileChunks.ts';
import { OrderBatch } from '../../../src/core/data/orderStream/orderBatch.ts';
import { OrderStreamReader } from '../../../src/core/data/orderStream/orderStreamReader.ts';
import { ReportText } from '../../../src/core/data/orderStream/reportText.ts';
import { MatchingEngine } from '../../../src/market/exchange/book/matchingEngine.ts';
import { OrderStreamReplay } from '../../../src/simulation/scenarios/replay/orderStreamReplay.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';
import { CollectionCounter, type Collections } from '../runner/collections.ts';
import { elapsedNs } from '../runner/latency.ts';

export interface StreamJob {
  readonly file: string;
}

export interface StreamResult {
  readonly messages: number;
  readonly trades: number;
  readonly reportSha256: string;
  readonly nsPerMessage: number;
  readonly collections: Collections;
}

/** Reports are drained, and their buffer used again, every so many messages. */
const BATCH_MESSAGES = 1024;

async function decode(file: string): Promise<OrderBatch[]> {
  const reader = new OrderStreamReader(file);
  const batches: OrderBatch[] = [];
  let batch = new OrderBatch(BATCH_MESSAGES);
  for await (const chunk of fileChunks(file)) {
    reader.feed(chunk);
    while (reader.read(batch) > 0) {
      batches.push(batch);
      batch = new OrderBatch(BATCH_MESSAGES);
    }
  }
  reader.finish();
  return batches;
}

/** The first replay warms up, and gives the hash of all reports. */
function hashReports(replay: OrderStreamReplay, batches: readonly OrderBatch[]): string {
  const hash = createHash('sha256');
  const text = new ReportText();
  for (const batch of batches) {
    replay.apply(batch);
    hash.update(text.render(replay.reports));
    replay.reports.clear();
  }
  return hash.digest('hex');
}

const { file } = jobOfThisProcess<StreamJob>();
const batches = await decode(file);
const replay = new OrderStreamReplay((events) => new MatchingEngine(events), file);
const reportSha256 = hashReports(replay, batches);
replay.restart();
const collector = new CollectionCounter();
collector.start();
const before = process.hrtime();
for (const batch of batches) {
  replay.apply(batch);
  replay.reports.clear();
}
const elapsed = elapsedNs(before, process.hrtime());
const collections = await collector.stop();
const { messages, trades } = replay;
answer({
  messages,
  trades,
  reportSha256,
  nsPerMessage: elapsed / messages,
  collections,
} satisfies StreamResult);
