import type { FeedFormat } from '../../src/core/data/formats/feedFormat.ts';
import { binanceFormat } from '../../src/core/data/l2/binanceFormat.ts';
import { hyperliquidFormat } from '../../src/core/data/l2/hyperliquidFormat.ts';
import { tardisFormat } from '../../src/core/data/l2/tardisFormat.ts';
import type { FeedReader } from '../../src/core/models/ports/feedSource.ts';
import { BaseError } from '../../src/core/utils/errors.ts';
import { createRng, type Rng } from '../../src/core/utils/rng.ts';
import { DepthReplay } from '../../src/simulation/scenarios/replay/depthReplay.ts';

const FORMATS: readonly FeedFormat[] = [binanceFormat, hyperliquidFormat, tardisFormat];
const LONGEST_NOISE = 400;
/** Bytes of which broken lines are made: what the formats give a meaning to. */
const MEANINGFUL = new TextEncoder().encode('{}[]",:0123456789.eE+-\n\r \\tfnbaUpxs');
/** No record is shorter than an empty level: `,,` in a row of a snapshot file. */
const LEAST_BYTES = 2;

/** How the cases ended. */
export interface L2Fuzz {
  /** Read to their end. */
  readonly read: number;
  /** Refused, by error code. */
  readonly refused: Readonly<Record<string, number>>;
  readonly records: number;
  readonly gaps: number;
}

/**
 * Reads and replays broken recordings: noise, lines of meaningful bytes, and sound files with a byte changed, some
 * bytes or a line cut, added or repeated. Throws where one is met with anything but a whole reading or a `BaseError`
 * that names file and line.
 */
export function fuzzL2(cases: number, seed: number): L2Fuzz {
  const rng = createRng(seed, 'l2 fuzz');
  const refused: Record<string, number> = {};
  let read = 0;
  let records = 0;
  let gaps = 0;
  for (let i = 0; i < cases; i++) {
    const which = rng.below(FORMATS.length);
    const file = rng.below(5) === 0 ? noise(rng) : broken(SOUND[which][rng.below(SOUND[which].length)], rng);
    const ending = readBroken(FORMATS[which], file, rng);
    if (ending.code === undefined) read++;
    else refused[ending.code] = (refused[ending.code] ?? 0) + 1;
    records += ending.records;
    gaps += ending.gaps;
  }
  return { read, refused, records, gaps };
}

const encoder = new TextEncoder();
const update = (first: number, last: number, symbol = 'X') =>
  `1723161254036059768 {"stream":"x@depth@100ms","data":{"e":"depthUpdate","E":${1e12 + last},"s":"${symbol}","U":${first},"u":${last},"b":[["61.5","0.00000000"],["60","1.5"]],"a":[["62.25","3"]]}}`;
const futures = (first: number, last: number, previous: number) =>
  `{"e":"depthUpdate","E":${1e12 + last},"T":1,"s":"F","U":${first},"u":${last},"pu":${previous},"b":[["9","1"]],"a":[]}`;
const book = (time: number) =>
  `1737918843893903000 {"channel":"l2Book","data":{"coin":"BTC","levels":[[{"n":5,"px":"10.5","sz":"3.1"}],[{"px":"11.0","sz":"0.5","n":1},{"px":"12","sz":"1","n":2}]],"time":${time}}}`;

/** Sound files of each format, as small as they can be with everything in them. */
const SOUND: readonly (readonly Uint8Array[])[] = [
  [
    [
      update(1, 4),
      '1723161254087891268 {"stream":"x@bookTicker","data":{"u":7,"s":"X","b":"61","B":"3.78","a":"62","A":"1"}}',
      '{"lastUpdateId":5,"bids":[["61","1"],["60","2"]],"asks":[["62","1"]]}',
      update(5, 7),
      '{"e":"trade","E":1723161255343,"s":"X","t":7,"p":"61","q":"0.02","T":1,"m":true,"M":true}',
      update(8, 9),
      update(12, 13),
      '{"lastUpdateId":12,"bids":[],"asks":[]}',
      '{"result":null,"id":3}',
    ],
    [
      futures(1, 4, 0),
      '{"lastUpdateId":3,"E":1,"T":2,"bids":[["9","1"]],"asks":[]}',
      futures(6, 9, 4),
      futures(12, 13, 11),
    ],
  ],
  [
    [
      book(1),
      '{"channel":"trades","data":[{"coin":"BTC","hash":"0x1","px":"10.5","side":"B","sz":"2","tid":7,"time":5,"users":["a","b"]}]}',
      book(2),
      '{"channel":"bbo","data":{"coin":"BTC","time":6,"bbo":[null,{"px":"11","sz":"1","n":1}]}}',
      '{"channel":"subscriptionResponse","data":{"method":"subscribe","subscription":{"type":"l2Book"}}}',
    ],
  ],
  [
    [
      'exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount',
      'a,X,1585699200245000,1585699200355684,true,bid,6421.5,18640',
      'a,X,1585699200245000,1585699200355684,true,ask,6422,1190',
      'a,X,1585699200246000,1585699200355685,false,ask,6422,0',
    ],
    [
      'exchange,symbol,timestamp,local_timestamp,asks[0].price,asks[0].amount,bids[0].price,bids[0].amount',
      'a,X,1598918403696000,1598918403810979,11657.08,1.714,11657.07,10.896',
      'a,X,1598918403696000,1598918403810979,11657.08,1.714,,',
    ],
    [
      'exchange,symbol,timestamp,local_timestamp,id,side,price,amount',
      'a,X,1583020803145000,1583020803307160,9,buy,8531.5,1e2',
    ],
    [
      'exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount',
      'a,X,1588291201099000,1,5494,8629.3,8629.2,806',
    ],
  ],
].map((files) => files.map((lines) => encoder.encode(`${lines.join('\n')}\n`)));

function noise(rng: Rng): Uint8Array {
  const plain = rng.below(2) === 0;
  return Uint8Array.from({ length: rng.below(LONGEST_NOISE) }, () =>
    plain ? rng.below(256) : MEANINGFUL[rng.below(MEANINGFUL.length)],
  );
}

function broken(file: Uint8Array, rng: Rng): Uint8Array {
  const at = rng.below(file.length);
  const some = 1 + rng.below(60);
  switch (rng.below(6)) {
    case 0: {
      const copy = file.slice();
      copy[at] ^= 1 + rng.below(255);
      return copy;
    }
    case 1: {
      const copy = file.slice();
      copy[at] = MEANINGFUL[rng.below(MEANINGFUL.length)];
      return copy;
    }
    case 2:
      return file.slice(0, at);
    case 3:
      return joined(file.subarray(0, at), file.subarray(at + some));
    case 4: {
      const added = Uint8Array.from({ length: some }, () => MEANINGFUL[rng.below(MEANINGFUL.length)]);
      return joined(file.subarray(0, at), added, file.subarray(at));
    }
    default:
      return withLine(file, rng);
  }
}

/** A line cut out or repeated somewhere else. */
function withLine(file: Uint8Array, rng: Rng): Uint8Array {
  const lines = new TextDecoder().decode(file).split('\n');
  const [line] =
    rng.below(2) === 0 ? lines.splice(rng.below(lines.length), 1) : [lines[rng.below(lines.length)]];
  if (rng.below(2) === 0) lines.splice(rng.below(lines.length + 1), 0, line);
  return encoder.encode(lines.join('\n'));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function readBroken(format: FeedFormat, file: Uint8Array, rng: Rng) {
  const reader = format.open('broken', {});
  const replay = new DepthReplay(reader);
  const chunk = 1 + rng.below(file.length + 1);
  const budget = { records: file.length / LEAST_BYTES + 8 };
  format.ruledOut({ name: 'broken', head: file, whole: rng.below(2) === 0 });
  let code: string | undefined;
  try {
    for (let at = 0; at < file.length; at += chunk) {
      reader.feed(file.subarray(at, at + chunk));
      drain(reader, replay, budget);
    }
    reader.finish();
    drain(reader, replay, budget);
  } catch (error) {
    code = placed(error);
  }
  const { records, gaps, comparisons, agreements, mismatches } = replay.result();
  if (agreements + mismatches !== comparisons) throw new Error('comparisons do not add up');
  return { code, records, gaps };
}

function drain(reader: FeedReader, replay: DepthReplay, budget: { records: number }): void {
  while (reader.next()) {
    const { price, quantity, otherPrice, otherQuantity, timeNs, day, sequence, id, symbol } = reader.record;
    for (const number of [price, quantity, otherPrice, otherQuantity, timeNs, day, sequence, id]) {
      if (!Number.isSafeInteger(number)) throw new Error(`${number} is no safe integer`);
    }
    if (reader.symbols[symbol] === undefined) throw new Error(`there is no symbol ${symbol}`);
    if (budget.records-- < 0) throw new Error('more records than bytes for them');
    replay.next();
  }
}

/** The code of a refusal, which must name file and line. */
function placed(error: unknown): string {
  if (!(error instanceof BaseError)) throw error;
  const { file, line } = error.facts;
  if (file === 'broken' && typeof line === 'number' && line >= 1) return error.code;
  throw new Error(`${error.message}: names no place`);
}
