import { ItchReader } from '../../../src/core/data/itch/itchReader.ts';
import { ItchWriter } from '../../../src/core/data/itch/itchWriter.ts';
import { ItchReplay } from '../../../src/simulation/scenarios/replay/itchReplay.ts';
import { ItchFlow } from '../../support/itchFlow.ts';
import { type SlowDay, slowItch } from '../../support/slowItch.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';

export interface ItchJob {
  readonly work: 'decode' | 'replay' | 'slow';
  readonly messages: number;
  readonly stocks: number;
  readonly liveOrders: number;
}

export interface ItchSample {
  readonly nsPerMessage: number;
  readonly bytesPerMessage: number;
  /** Resting orders and shares of all books at the end: all who keep books must agree. */
  readonly resting: string | undefined;
}

const CHUNK_BYTES = 1 << 20;
const END_BYTES = 2;
const PASSES = 3;

function generate({ messages, stocks, liveOrders }: ItchJob): Uint8Array {
  const flow = new ItchFlow(1, { stocks, liveOrders });
  const pieces: Uint8Array[] = [];
  const writer = new ItchWriter((bytes) => pieces.push(bytes.slice()));
  for (const message of flow.opening()) writer.message(message);
  for (let i = 0; i < messages; i++) writer.message(flow.step());
  writer.endSession();
  return new Uint8Array(Buffer.concat(pieces));
}

function read(file: Uint8Array, reader: ItchReader, apply: (() => void) | undefined): void {
  for (let at = 0; at < file.length; at += CHUNK_BYTES) {
    reader.feed(file.subarray(at, at + CHUNK_BYTES));
    if (apply === undefined) while (reader.next());
    else while (reader.next()) apply();
  }
  reader.finish();
  reader.next();
}

function decode(file: Uint8Array): number {
  const reader = new ItchReader('generated');
  read(file, reader, undefined);
  return reader.messages;
}

type Books = SlowDay['books'];

function replay(file: Uint8Array): { messages: number; books: () => Books } {
  const reader = new ItchReader('generated');
  const replaying = new ItchReplay(reader);
  read(file, reader, () => replaying.apply());
  return { messages: reader.messages, books: () => replaying.result().symbols };
}

function slow(file: Uint8Array): { messages: number; books: () => Books } {
  const { counts, books } = slowItch(file.subarray(0, file.length - END_BYTES), 2);
  return { messages: Object.values(counts).reduce((sum, count) => sum + count, 0), books: () => books };
}

function restingOf(books: Books): string {
  let [orders, shares] = [0, 0];
  for (const { bids, asks } of books) {
    orders += bids.orders + asks.orders;
    shares += bids.quantity + asks.quantity;
  }
  return `${orders} orders, ${shares} shares`;
}

const job = jobOfThisProcess<ItchJob>();
const file = generate(job);
let best = Number.POSITIVE_INFINITY;
let resting: string | undefined;
let messages = 1;
for (let pass = 0; pass < (job.work === 'slow' ? 1 : PASSES); pass++) {
  const started = performance.now();
  if (job.work === 'decode') {
    messages = decode(file);
    best = Math.min(best, performance.now() - started);
  } else {
    const done = job.work === 'slow' ? slow(file) : replay(file);
    best = Math.min(best, performance.now() - started);
    messages = done.messages;
    resting = restingOf(done.books());
  }
}
answer({
  nsPerMessage: (best * 1e6) / messages,
  bytesPerMessage: file.length / messages,
  resting,
} satisfies ItchSample);
