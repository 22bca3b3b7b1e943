import { OhlcvReader } from '../../../src/core/data/bars/ohlcvReader.ts';
import { LobsterMessageReader } from '../../../src/core/data/lobster/messageReader.ts';
import { TradesReader } from '../../../src/core/data/ticks/tradesFormat.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';
import { elapsedNs } from '../runner/latency.ts';
import { splitReader } from './splitReader.ts';
import { TABLES, type TableName } from './tables.ts';

export interface TextJob {
  readonly table: TableName;
  readonly reader: 'market-sim' | 'split';
  readonly bytes: number;
}

export interface TextResult {
  readonly megabytesPerSecond: number;
  readonly rows: number;
  /** Sum over the rows of what was read: it shows that both read the same. */
  readonly sum: number;
}

const CHUNK_BYTES = 1 << 20;
/** Readings of the same text: the first ones warm up, the last one counts. */
const PASSES = 3;

interface Reading {
  feed(chunk: Uint8Array): void;
  finish(): void;
  next(): boolean;
  /** Of the present row. */
  sum(): number;
}

function ours(table: TableName): Reading {
  if (table === 'bars') {
    const reader = new OhlcvReader('bars.csv', {});
    const { record } = reader;
    return reading(
      reader,
      () => record.timeNs + record.open + record.high + record.low + record.close + record.volume,
    );
  }
  if (table === 'trades') {
    const reader = new TradesReader('trades.csv', {});
    const { record } = reader;
    return reading(reader, () => record.timeNs + record.price / 1e8 + record.quantity / 1e8);
  }
  const reader = new LobsterMessageReader('messages.csv');
  const { record } = reader;
  return reading(
    reader,
    () => record.timeNs + record.orderId + record.size + record.price + record.direction,
  );
}

function reading(reader: Omit<Reading, 'sum'>, sum: () => number): Reading {
  return {
    feed: (chunk) => reader.feed(chunk),
    finish: () => reader.finish(),
    next: () => reader.next(),
    sum,
  };
}

function read(reader: Reading, bytes: Uint8Array): { rows: number; sum: number } {
  let rows = 0;
  let sum = 0;
  const drain = () => {
    while (reader.next()) {
      rows++;
      sum += reader.sum();
    }
  };
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    reader.feed(bytes.subarray(at, at + CHUNK_BYTES));
    drain();
  }
  reader.finish();
  drain();
  return { rows, sum };
}

const job = jobOfThisProcess<TextJob>();
const bytes = TABLES[job.table](job.bytes);
let result = { rows: 0, sum: 0 };
let elapsed = 0;
for (let pass = 0; pass < PASSES; pass++) {
  const reader = job.reader === 'split' ? splitReader(job.table) : ours(job.table);
  const before = process.hrtime();
  result = read(reader, bytes);
  elapsed = elapsedNs(before, process.hrtime());
}
answer({ ...result, megabytesPerSecond: (bytes.length * 1e3) / elapsed } satisfies TextResult);
