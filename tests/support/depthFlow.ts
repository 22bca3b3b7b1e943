import { TardisBookWriter } from '../../src/core/data/l2/tardisWriter.ts';
import { AsciiWriter } from '../../src/core/data/text/asciiWriter.ts';
import { FEED_RECORD, FeedRecord } from '../../src/core/models/feedRecord.ts';
import { createRng, type Rng } from '../../src/core/utils/rng.ts';

const MIDDLE = 6_000_000;
const LEVELS = 1000;
/** Levels of a message. */
const LONGEST_MESSAGE = 6;
const FLUSH_BYTES = 1 << 20;

/** Where the middle of the market goes, and which levels around it change: mostly the best ones. */
class Walk {
  readonly #rng: Rng;
  #middle = MIDDLE;

  constructor(seed: number) {
    this.#rng = createRng(seed, 'depth flow');
  }

  get middle(): number {
    return this.#middle;
  }

  step(): void {
    if (this.#rng.below(20) === 0) this.#middle += this.#rng.below(3) - 1;
  }

  below(bound: number): number {
    return this.#rng.below(bound);
  }

  /** A price in cents on the side, and its new quantity in thousandths, often 0. */
  change(side: number): [price: number, quantity: number] {
    const near = this.#rng.below(4) > 0;
    const depth = 1 + this.#rng.below(near ? 20 : LEVELS);
    const quantity = this.#rng.below(3) === 0 ? 0 : 1 + this.#rng.below(50_000);
    return [side === 0 ? this.#middle - depth : this.#middle + depth, quantity];
  }
}

/** A generated incremental_book_L2 file of so many rows, or a few more, in pieces. */
export function* tardisFlow(rows: number, seed = 1): Generator<Uint8Array> {
  const walk = new Walk(seed);
  const out = new AsciiWriter(2 * FLUSH_BYTES);
  const writer = new TardisBookWriter(out, 'deribit', [
    { name: 'BTC-PERPETUAL', priceDecimals: 2, quantityDecimals: 3 },
  ]);
  const record: FeedRecord = Object.assign(new FeedRecord(), {
    day: 19_943,
    kind: FEED_RECORD.depthClear,
    last: 0,
  });
  writer.write(record);
  record.kind = FEED_RECORD.depth;
  let written = 0;
  const put = (side: number, price: number, quantity: number, last: boolean) => {
    Object.assign(record, { side, price, quantity, last: last ? 1 : 0 });
    writer.write(record);
    written++;
  };
  for (let depth = 1; depth <= LEVELS; depth++) {
    put(0, MIDDLE - depth, 1000 + depth, false);
    put(1, MIDDLE + depth, 1000 + depth, depth === LEVELS);
  }
  while (written < rows) {
    walk.step();
    record.timeNs += 1000 * (1 + walk.below(2000));
    for (let level = walk.below(LONGEST_MESSAGE); level >= 0; level--) {
      const side = walk.below(2);
      put(side, ...walk.change(side), level === 0);
    }
    if (out.length < FLUSH_BYTES) continue;
    yield out.view();
    out.clear();
  }
  yield out.view();
}

/** A generated recording of Binance of so many lines, in pieces: a snapshot, updates and tickers. */
export function* binanceFlow(lines: number, seed = 1): Generator<Uint8Array> {
  const walk = new Walk(seed);
  const encoder = new TextEncoder();
  const level = (price: number, quantity: number) =>
    `["${(price / 100).toFixed(2)}000000","${(quantity / 1000).toFixed(3)}00000"]`;
  const levels = (side: number, count: number) =>
    Array.from({ length: count }, () => level(...walk.change(side))).join(',');
  const side = (sign: number) =>
    Array.from({ length: LEVELS }, (_, i) => level(MIDDLE + sign * (i + 1), 1000 + i)).join(',');
  let text = `1723161254206652067 {"lastUpdateId":1,"bids":[${side(-1)}],"asks":[${side(1)}]}\n`;
  let id = 1;
  for (let line = 1; line < lines; line++) {
    walk.step();
    const time = `1723161254${String(line).padStart(9, '0')}`;
    if (walk.below(4) > 0) {
      const [bid, ask] = [walk.middle - 1, walk.middle + 1].map(
        (price) => `${(price / 100).toFixed(2)}000000`,
      );
      text += `${time} {"stream":"btcusdt@bookTicker","data":{"u":${id},"s":"BTCUSDT","b":"${bid}","B":"3.78826000","a":"${ask}","A":"1.60520000"}}\n`;
    } else {
      const first = id + 1;
      id += 1 + walk.below(20);
      text += `${time} {"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1723161255208,"s":"BTCUSDT","U":${first},"u":${id},"b":[${levels(0, walk.below(16))}],"a":[${levels(1, walk.below(16))}]}}\n`;
    }
    if (text.length < FLUSH_BYTES) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}
