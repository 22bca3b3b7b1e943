import { BUY, SELL, type Side } from '../../models/side.ts';
import { BaseError } from '../../utils/errors.ts';
import { JSON_VALUE, type JsonScanner } from '../text/jsonScanner.ts';
import type { DepthMessage } from './depthMessage.ts';
import type { JsonNumbers } from './jsonNumbers.ts';

/** Messages that mean something to a book or a tape; `other` is any other that the exchange may send. */
export const BINANCE = { update: 0, snapshot: 1, bookTicker: 2, trade: 3, aggTrade: 4, other: 5 } as const;

/** Fields whose span is kept, by their name in the exchange's documentation. */
const NAMES = [
  ...['e', 'E', 's', 'U', 'u', 'pu', 'b', 'B', 'a', 'A', 't', 'p', 'q', 'm'],
  ...['lastUpdateId', 'stream', 'symbol', 'result', 'error', 'code', 'id'],
] as const;
type Name = (typeof NAMES)[number];
const LETTERS = new Int8Array(128).fill(-1);
for (const [i, name] of NAMES.entries()) if (name.length === 1) LETTERS[name.charCodeAt(0)] = i;

/** Answers to requests, which carry no event. */
const ANSWERS: readonly Name[] = ['result', 'error', 'code', 'id'];
const AT_SIGN = 0x40;
const PARTIAL_DEPTH = /@depth(5|10|20)(@|$)/;

/** Index of a field. */
export function fieldOf(name: Name): number {
  return NAMES.indexOf(name);
}

const E_TYPE = fieldOf('e');
const STREAM = fieldOf('stream');
const LAST_UPDATE_ID = fieldOf('lastUpdateId');

/** Takes a message of Binance apart: spans of its plain fields, and the levels of its lists. */
export class BinanceMessage {
  /** Levels of the message just parsed. */
  readonly depth: DepthMessage;
  readonly #json: JsonScanner;
  readonly #numbers: JsonNumbers;
  readonly #from = new Int32Array(NAMES.length);
  readonly #to = new Int32Array(NAMES.length);
  #hasLevels = false;
  #isPartial = false;
  #stream = '';

  constructor(json: JsonScanner, numbers: JsonNumbers, depth: DepthMessage) {
    this.#json = json;
    this.#numbers = numbers;
    this.depth = depth;
  }

  /** Parses the message that begins at `start` of the line; gives its kind, as one of {@link BINANCE}. */
  parse(start: number): number {
    this.#to.fill(0);
    this.#hasLevels = false;
    this.depth.clear();
    this.#json.begin(start);
    this.#members(0);
    this.#json.endLine();
    return this.#kind();
  }

  has(field: number): boolean {
    return this.#to[field] > 0;
  }

  from(field: number): number {
    return this.#from[field];
  }

  to(field: number): number {
    return this.#to[field];
  }

  /** The field as a whole number. */
  whole(field: number): number {
    this.#need(field);
    return this.#numbers.whole(this.#from[field], this.#to[field]);
  }

  /** The field as a price; the number lies in the numbers' `value`. */
  price(field: number): void {
    this.#need(field);
    this.#numbers.price(this.#from[field], this.#to[field]);
  }

  /** The field as a quantity; the number lies in the numbers' `value`. */
  quantity(field: number): void {
    this.#need(field);
    this.#numbers.quantity(this.#from[field], this.#to[field]);
  }

  /** First byte of the field. */
  firstByte(field: number): number {
    this.#need(field);
    return this.#json.lines.bytes[this.#from[field]];
  }

  /** Symbol in the name of a combined stream, `btcusdt@depth`, or an empty text. */
  streamSymbol(): string {
    if (!this.has(STREAM)) return '';
    const { bytes } = this.#json.lines;
    let symbol = '';
    for (
      let at = this.#from[STREAM];
      at < this.#to[STREAM] && bytes[at] !== AT_SIGN && symbol.length < 64;
      at++
    ) {
      symbol += String.fromCharCode(bytes[at]);
    }
    return symbol.toUpperCase();
  }

  #members(depth: number): void {
    const json = this.#json;
    for (let more = json.firstKey(); more; more = json.nextKey()) {
      const field = this.#fieldOfKey();
      if (field >= 0) this.#member(field);
      else if (json.keyIs('data') && depth === 0 && json.kind() === JSON_VALUE.object) this.#members(1);
      else if (json.keyIs('bids')) this.#levels(BUY, 'bids');
      else if (json.keyIs('asks')) this.#levels(SELL, 'asks');
      else json.skip();
    }
  }

  #fieldOfKey(): number {
    const json = this.#json;
    const length = json.to - json.from;
    if (length === 1) return LETTERS[json.lines.bytes[json.from] & 0x7f];
    for (let field = 0; field < NAMES.length; field++) {
      if (NAMES[field].length === length && json.keyIs(NAMES[field])) return field;
    }
    return -1;
  }

  #member(field: number): void {
    const json = this.#json;
    const name = NAMES[field];
    json.field = name;
    const kind = json.kind();
    if (kind === JSON_VALUE.list && name === 'b') this.#levels(BUY, name);
    else if (kind === JSON_VALUE.list && name === 'a') this.#levels(SELL, name);
    else if (kind === JSON_VALUE.list || kind === JSON_VALUE.object) json.skip();
    else {
      json.scalar();
      this.#from[field] = json.from;
      this.#to[field] = json.to;
    }
  }

  /** A list of `["price", "quantity"]`; what follows the two (old feeds) is passed over. */
  #levels(side: Side, name: string): void {
    const json = this.#json;
    const { value } = this.#numbers;
    json.field = name;
    this.#hasLevels = true;
    for (let more = json.firstItem(); more; more = json.nextItem()) {
      if (!json.firstItem()) json.refuse('holds a level without a price');
      this.#numbers.nextPrice();
      const price = value[0];
      if (!json.nextItem()) json.refuse('holds a level without a quantity');
      this.#numbers.nextQuantity();
      this.depth.add(side, price, value[0]);
      while (json.nextItem()) json.skip();
    }
  }

  #kind(): number {
    if (this.#is(E_TYPE, 'depthUpdate')) return this.#isPartialDepth() ? BINANCE.snapshot : BINANCE.update;
    if (this.#is(E_TYPE, 'bookTicker')) return BINANCE.bookTicker;
    if (this.#is(E_TYPE, 'trade')) return BINANCE.trade;
    if (this.#is(E_TYPE, 'aggTrade')) return BINANCE.aggTrade;
    if (this.has(E_TYPE)) return BINANCE.other;
    if (this.has(LAST_UPDATE_ID) && this.#hasLevels) return BINANCE.snapshot;
    if (this.has(fieldOf('B')) && this.has(fieldOf('A'))) return BINANCE.bookTicker;
    if (this.has(STREAM) || ANSWERS.some((name) => this.has(fieldOf(name)))) return BINANCE.other;
    const { file, line } = this.#json.lines;
    throw new BaseError(
      'DATA_UNKNOWN_RECORD',
      `${file}:${line}: the message is neither an event (e) nor a snapshot (lastUpdateId, bids, asks)`,
      { facts: { file, line } },
    );
  }

  /** Partial depth streams (`@depth5`, `10`, `20`) hold the best levels whole, on futures in the form of updates. */
  #isPartialDepth(): boolean {
    if (!this.has(STREAM)) return false;
    const from = this.#from[STREAM];
    const to = this.#to[STREAM];
    const { bytes } = this.#json.lines;
    let same = to - from === this.#stream.length;
    for (let at = from; same && at < to; at++) same = bytes[at] === this.#stream.charCodeAt(at - from);
    if (!same) {
      this.#stream = '';
      for (let at = from; at < to; at++) this.#stream += String.fromCharCode(bytes[at]);
      this.#isPartial = PARTIAL_DEPTH.test(this.#stream);
    }
    return this.#isPartial;
  }

  #is(field: number, text: string): boolean {
    const from = this.#from[field];
    if (this.#to[field] - from !== text.length) return false;
    for (let i = 0; i < text.length; i++) {
      if (this.#json.lines.bytes[from + i] !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  #need(field: number): void {
    this.#json.field = NAMES[field];
    if (this.has(field)) return;
    const { file, line } = this.#json.lines;
    throw new BaseError('DATA_INVALID_FIELD', `${file}:${line}: the message has no field ${NAMES[field]}`, {
      facts: { file, line, field: NAMES[field] },
    });
  }
}
