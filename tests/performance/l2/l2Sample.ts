import { binanceFormat } from '../../../src/core/data/l2/binanceFormat.ts';
import { PriceLevels } from '../../../src/core/data/l2/priceLevels.ts';
import { tardisFormat } from '../../../src/core/data/l2/tardisFormat.ts';
import { FEED_RECORD } from '../../../src/core/models/feedRecord.ts';
import type { FeedReader } from '../../../src/core/models/ports/feedSource.ts';
import { BUY, SELL, type Side } from '../../../src/core/models/side.ts';
import { DepthReplay } from '../../../src/simulation/scenarios/replay/depthReplay.ts';
import { binanceFlow, tardisFlow } from '../../support/depthFlow.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';

/** Decode: records only. Replay: into books. Book: level changes alone. Slow: split or JSON.parse, maps, doubles. */
export interface L2Job {
  readonly format: 'tardis' | 'binance';
  readonly work: 'decode' | 'replay' | 'book' | 'slow';
  readonly lines: number;
}

export interface L2Sample {
  readonly lines: number;
  readonly bytes: number;
  readonly ms: number;
  /** Levels of both sides at the end: all who keep books must agree. */
  readonly levels: string | undefined;
}

const CHUNK_BYTES = 1 << 20;
const PASSES = 3;

function read(file: Uint8Array, reader: FeedReader, see: (() => void) | undefined): void {
  for (let at = 0; at < file.length; at += CHUNK_BYTES) {
    reader.feed(file.subarray(at, at + CHUNK_BYTES));
    drain(reader, see);
  }
  reader.finish();
  drain(reader, see);
}

function drain(reader: FeedReader, see: (() => void) | undefined): void {
  if (see === undefined) while (reader.next());
  else while (reader.next()) see();
}

function replay(file: Uint8Array, { format }: L2Job): string {
  const reader = (format === 'tardis' ? tardisFormat : binanceFormat).open('generated', {});
  const books = new DepthReplay(reader);
  read(file, reader, () => books.next());
  const [{ bidLevels, askLevels }] = books.result().symbols;
  return `${bidLevels} bids, ${askLevels} asks`;
}

type Sides = readonly [Map<number, number>, Map<number, number>];

function setLevel(side: Map<number, number>, price: number, quantity: number): void {
  if (quantity === 0) side.delete(price);
  else side.set(price, quantity);
}

function slowTardis(text: string, sides: Sides): void {
  for (const line of text.split('\n').slice(1)) {
    if (line === '') continue;
    const [, , , , , side, price, amount] = line.split(',');
    setLevel(sides[side === 'bid' ? 0 : 1], Number(price), Number(amount));
  }
}

function slowBinance(text: string, sides: Sides): void {
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const message = JSON.parse(line.slice(line.indexOf('{')));
    const { b, a } = message.data ?? { b: message.bids, a: message.asks };
    if (!Array.isArray(b)) continue;
    for (const [price, quantity] of b) setLevel(sides[0], Number(price), Number(quantity));
    for (const [price, quantity] of a) setLevel(sides[1], Number(price), Number(quantity));
  }
}

function slow(file: Uint8Array, { format }: L2Job): string {
  const sides: Sides = [new Map(), new Map()];
  const text = new TextDecoder().decode(file);
  if (format === 'tardis') slowTardis(text, sides);
  else slowBinance(text, sides);
  return `${sides[0].size} bids, ${sides[1].size} asks`;
}

/** Level changes alone: those of a file, applied to a book once they are all read. */
function bookOnly(file: Uint8Array): { ms: number; levels: string } {
  const reader = tardisFormat.open('generated', {});
  const sides: Side[] = [];
  const numbers: number[] = [];
  read(file, reader, () => {
    if (reader.record.kind !== FEED_RECORD.depth) return;
    sides.push(reader.record.side === 0 ? BUY : SELL);
    numbers.push(reader.record.price, reader.record.quantity);
  });
  const columns = Float64Array.from(numbers);
  const levels = new PriceLevels();
  const started = performance.now();
  for (let i = 0; i < sides.length; i++) levels.set(sides[i], columns[2 * i], columns[2 * i + 1]);
  const ms = performance.now() - started;
  return { ms, levels: `${levels.count(BUY)} bids, ${levels.count(SELL)} asks` };
}

function work(file: Uint8Array, asked: L2Job): { ms: number; levels?: string } {
  if (asked.work === 'book') return bookOnly(file);
  const started = performance.now();
  if (asked.work === 'decode') {
    read(file, (asked.format === 'tardis' ? tardisFormat : binanceFormat).open('x', {}), undefined);
    return { ms: performance.now() - started };
  }
  const levels = asked.work === 'slow' ? slow(file, asked) : replay(file, asked);
  return { ms: performance.now() - started, levels };
}

const job = jobOfThisProcess<L2Job>();
const pieces: Uint8Array[] = [];
for (const piece of (job.format === 'tardis' ? tardisFlow : binanceFlow)(job.lines))
  pieces.push(piece.slice());
const file = new Uint8Array(Buffer.concat(pieces));
let ms = Number.POSITIVE_INFINITY;
let levels: string | undefined;
for (let pass = 0; pass < PASSES; pass++) {
  const done = work(file, job);
  ms = Math.min(ms, done.ms);
  levels = done.levels;
}
answer({ lines: job.lines, bytes: file.length, ms, levels } satisfies L2Sample);
