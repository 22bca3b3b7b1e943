import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { ohlcvFormat } from '../../src/core/data/bars/ohlcvFormat.ts';
import type { FeedFormat } from '../../src/core/data/formats/feedFormat.ts';
import { readFactors } from '../../src/core/data/lean/factors.ts';
import { leanFormat } from '../../src/core/data/lean/leanFormat.ts';
import { fileChunks } from '../../src/core/data/node/fileChunks.ts';
import { quotesFormat } from '../../src/core/data/ticks/quotesFormat.ts';
import { tradesFormat } from '../../src/core/data/ticks/tradesFormat.ts';
import { BaseError } from '../../src/core/utils/errors.ts';
import { createRng, type Rng } from '../../src/core/utils/rng.ts';
import { drainFeed } from './readFeed.ts';

interface Subject {
  readonly format: FeedFormat;
  readonly file: string;
  readonly text: string;
}

const SUBJECTS: readonly Subject[] = [
  {
    format: ohlcvFormat,
    file: 'a.csv',
    text: 'Date,Open,High,Low,Close,Adj Close,Volume\n2004-08-19,100,104.06,95.96,100.34,50.1,22351900\n2004-08-20 10:00:00.5+01:00,1e2,2,.5,1,,7\n',
  },
  {
    format: ohlcvFormat,
    file: 'b.csv',
    text: '"symbol";"date";"price"\r\n"MS""FT";"Jan 1 2000";39.81\r\nB;20000101 10:00;1',
  },
  {
    format: quotesFormat,
    file: 'c.csv',
    text: 'timestamp,bid,ask,bid size,ask size\n1357077600295,86.655,86.728,1,2\n20130101 220000295,,86.7,,5\n',
  },
  {
    format: tradesFormat,
    file: 'd.csv',
    text: 'id\ttime\tprice\tqty\tis_buyer_maker\n7\t1723075200000\t61837.63\t0.5\tTrue\n8\t1723075200000001\t1\t2\tfalse\n',
  },
  {
    format: leanFormat,
    file: 'spy_minute_20131007_quote.zip',
    text: '14400000,1,2,3,4,300,5,6,7,8,20\n14460000,,,,,,1,2,3,4,5\n',
  },
  { format: leanFormat, file: 'spy_daily.zip', text: '19980102 00:00,973100,975300,965300,973600,2150000\n' },
  {
    format: leanFormat,
    file: 'spy_tick_20131007_trade.zip',
    text: '14400000,1674100,50,P,0,0\n14400001,1674100,50\n',
  },
];
const FACTORS = '19980102,0.8613657,0.00892857,1\n20000620,0.8613657,0.00892857,101\n20501231,1,1,0\n';
const TOKENS = [
  ',',
  ';',
  '\t',
  '"',
  '""',
  '\n',
  '\r\n',
  '\n\n',
  '-',
  '.',
  '1e308',
  '1e-400',
  '99999999999999999999',
  'NaN',
  '\u0000',
  '\ufeff',
  '2000-02-30',
  '9999-12-31',
  'date',
  'bid',
];

/**
 * Random bytes and damaged tables, packed files and factor files through every reader of bars, quotes and trades. A reader
 * gives rows or a `BaseError`; anything else, and more rows than bytes, throws with the case's number.
 *
 * @returns how many cases were refused.
 */
export async function fuzzBars(cases: number, seed: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'market-sim-'));
  let refused = 0;
  try {
    for (let i = 0; i < cases; i++) {
      const random = createRng(seed, `case ${i}`);
      // Files cost a hundred times what bytes in memory do.
      const attempt =
        i % 50 === 49 ? () => fuzzPacked(join(folder, 'packed'), random) : () => fuzzTable(random);
      try {
        await attempt();
      } catch (error) {
        if (!(error instanceof BaseError))
          throw new Error(`seed ${seed}, case ${i} failed`, { cause: error });
        refused++;
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return refused;
}

function fuzzTable(random: Rng): void {
  if (random.below(20) === 0) {
    readFactors('factors.csv', damaged(new TextEncoder().encode(FACTORS), random));
    return;
  }
  const { format, file, text } = SUBJECTS[random.below(SUBJECTS.length)];
  const bytes =
    random.below(10) === 0
      ? noise(random, random.below(400))
      : damaged(new TextEncoder().encode(text), random);
  const options = random.below(2) === 0 ? {} : { dateOrder: 'dmy' as const, priceDecimals: random.below(16) };
  format.ruledOut({ name: file, head: bytes, whole: true });
  let rows = 0;
  drainFeed(format.open(file, options), bytes, 1 + random.below(60), () => {
    if (++rows > bytes.length) throw new RangeError('more rows than bytes');
  });
}

const PACKERS: readonly (readonly [string, (bytes: Uint8Array) => Uint8Array])[] = [
  ['.gz', gzipSync],
  ['.zst', zstdCompressSync],
  ['.br', brotliCompressSync],
  ['.zip', (bytes) => zipSync({ 'a.csv': bytes })],
];

async function fuzzPacked(stem: string, random: Rng): Promise<void> {
  const [ending, pack] = PACKERS[random.below(PACKERS.length)];
  const content = new TextEncoder().encode(SUBJECTS[0].text.repeat(1 + random.below(20)));
  const path = `${stem}${ending}`;
  writeFileSync(path, damaged(pack(content), random));
  let bytes = 0;
  for await (const chunk of fileChunks(path)) bytes += chunk.length;
  if (bytes > 1 << 26) throw new RangeError('unpacked to more than a damaged file could hold');
}

function noise(random: Rng, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256));
}

/** A few bytes changed, cut, added or repeated. */
function damaged(bytes: Uint8Array, random: Rng): Uint8Array {
  let result = Buffer.from(bytes);
  for (let left = 1 + random.below(4); left > 0; left--) {
    const at = random.below(result.length + 1);
    const to = Math.min(result.length, at + random.below(12));
    const [before, after] = [result.subarray(0, at), result.subarray(at)];
    switch (random.below(5)) {
      case 0:
        result = Buffer.concat([before, noise(random, 1), after.subarray(1)]);
        break;
      case 1:
        result = Buffer.concat([before, result.subarray(to)]);
        break;
      case 2:
        result = Buffer.concat([before, Buffer.from(TOKENS[random.below(TOKENS.length)]), after]);
        break;
      case 3:
        result = Buffer.concat([before, result.subarray(at, to), after]);
        break;
      default:
        if (random.below(4) === 0) result = Buffer.from(before);
    }
  }
  return result;
}
