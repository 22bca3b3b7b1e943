import { BUY, SELL, type Side } from '../../models/side.ts';
import { BaseError } from '../../utils/errors.ts';
import { JSON_VALUE, type JsonScanner } from '../text/jsonScanner.ts';
import type { DepthMessage } from './depthMessage.ts';
import type { JsonNumbers } from './jsonNumbers.ts';

/** Channels that are read; `other` is any other. */
export const HYPERLIQUID = { l2Book: 0, trades: 1, bbo: 2, other: 3 } as const;
const CHANNELS = ['l2Book', 'trades', 'bbo'] as const;

const LETTER_A = 0x41;
const LETTER_B = 0x42;
/** Fields of one trade in the list of numbers. */
const TRADE_FIELDS = 4;

/** Takes a message of Hyperliquid's WebSocket interface apart. */
export class HyperliquidMessage {
  /** Levels of a book, or the best bid and ask of a `bbo`. */
  readonly depth: DepthMessage;
  /** Span of the coin's name. */
  coinFrom = 0;
  coinTo = 0;
  /** Milliseconds since 1970; -1 where the message does not say. */
  timeMs = -1;
  /** Trades of the message, by number. */
  trades = 0;
  readonly #json: JsonScanner;
  readonly #numbers: JsonNumbers;
  /** By trade: coin's span, then side, then (as doubles) price, size, time and id. */
  readonly #coins: number[] = [];
  readonly #sides: number[] = [];
  #values = new Float64Array(TRADE_FIELDS * 16);

  constructor(json: JsonScanner, numbers: JsonNumbers, depth: DepthMessage) {
    this.#json = json;
    this.#numbers = numbers;
    this.depth = depth;
  }

  /** Parses the message that begins at `start` of the line; gives its channel, as one of {@link HYPERLIQUID}. */
  parse(start: number): number {
    const json = this.#json;
    let channel = -1;
    let data = -1;
    let hasData = false;
    this.#clear();
    json.begin(start);
    for (let more = json.firstKey(); more; more = json.nextKey()) {
      if (json.keyIs('channel')) channel = this.#channel();
      else if (json.keyIs('data') && channel >= 0) {
        hasData = true;
        this.#data(channel);
      } else {
        if (json.keyIs('data')) data = json.position;
        json.skip();
      }
    }
    json.endLine();
    if (channel < 0) this.#refuse('has no channel', 'DATA_UNKNOWN_RECORD');
    if (data >= 0 && !hasData) {
      json.begin(data);
      this.#data(channel);
    } else if (!hasData && channel !== HYPERLIQUID.other) this.#refuse('has no data');
    return channel;
  }

  tradeCoin(trade: number): readonly [number, number] {
    return [this.#coins[2 * trade], this.#coins[2 * trade + 1]];
  }

  tradeSide(trade: number): number {
    return this.#sides[trade];
  }

  tradePrice(trade: number): number {
    return this.#values[trade * TRADE_FIELDS];
  }

  tradeSize(trade: number): number {
    return this.#values[trade * TRADE_FIELDS + 1];
  }

  tradeTimeMs(trade: number): number {
    return this.#values[trade * TRADE_FIELDS + 2];
  }

  tradeId(trade: number): number {
    return this.#values[trade * TRADE_FIELDS + 3];
  }

  #clear(): void {
    this.depth.clear();
    this.coinTo = 0;
    this.timeMs = -1;
    this.trades = 0;
  }

  #channel(): number {
    const json = this.#json;
    json.field = 'channel';
    if (json.scalar() !== JSON_VALUE.text) json.refuse('is not a text');
    for (const [channel, name] of CHANNELS.entries()) if (json.keyIs(name)) return channel;
    return HYPERLIQUID.other;
  }

  #data(channel: number): void {
    const json = this.#json;
    json.field = 'data';
    if (channel === HYPERLIQUID.other) json.skip();
    else if (channel === HYPERLIQUID.trades) {
      for (let more = json.firstItem(); more; more = json.nextItem()) this.#trade();
    } else this.#book(channel);
  }

  #book(channel: number): void {
    const json = this.#json;
    let sides = 0;
    for (let more = json.firstKey(); more; more = json.nextKey()) {
      if (json.keyIs('coin')) this.#coin();
      else if (json.keyIs('time')) this.timeMs = this.#whole('time');
      else if (channel === HYPERLIQUID.l2Book && json.keyIs('levels')) sides = this.#levels();
      else if (channel === HYPERLIQUID.bbo && json.keyIs('bbo')) sides = this.#bestLevels();
      else json.skip();
    }
    if (sides !== 2) this.#refuse('does not hold bids and asks');
    if (this.coinTo === 0) this.#refuse('has no coin');
    if (this.timeMs < 0) this.#refuse('has no time');
  }

  /** `[bids, asks]`, each a list of levels. */
  #levels(): number {
    const json = this.#json;
    let sides = 0;
    json.field = 'levels';
    for (let more = json.firstItem(); more; more = json.nextItem()) {
      const side = sides++ === 0 ? BUY : SELL;
      for (let level = json.firstItem(); level; level = json.nextItem()) this.#level(side, 'levels');
    }
    return sides;
  }

  /** `[bid, ask]`, each a level or null. */
  #bestLevels(): number {
    const json = this.#json;
    let sides = 0;
    json.field = 'bbo';
    for (let more = json.firstItem(); more; more = json.nextItem()) {
      const side = sides++ === 0 ? BUY : SELL;
      if (json.kind() === JSON_VALUE.object) this.#level(side, 'bbo');
      else if (json.scalar() !== JSON_VALUE.literal) json.refuse('is neither a level nor null');
    }
    return sides;
  }

  /** `{"px": price, "sz": size, "n": orders}`. */
  #level(side: Side, name: string): void {
    const json = this.#json;
    const { value } = this.#numbers;
    let price = Number.NaN;
    let size = Number.NaN;
    for (let more = json.firstKey(); more; more = json.nextKey()) {
      if (json.keyIs('px')) {
        json.field = 'px';
        this.#numbers.nextPrice();
        price = value[0];
      } else if (json.keyIs('sz')) {
        json.field = 'sz';
        this.#numbers.nextQuantity();
        size = value[0];
      } else json.skip();
    }
    json.field = name;
    if (Number.isNaN(price + size)) json.refuse('holds a level without px or sz');
    this.depth.add(side, price, size);
  }

  #trade(): void {
    const json = this.#json;
    const { value } = this.#numbers;
    const trade = this.trades++;
    const at = trade * TRADE_FIELDS;
    if (at + TRADE_FIELDS > this.#values.length) this.#grow();
    const values = this.#values.fill(Number.NaN, at, at + TRADE_FIELDS);
    this.coinTo = 0;
    this.#sides[trade] = -1;
    for (let more = json.firstKey(); more; more = json.nextKey()) {
      if (json.keyIs('coin')) this.#coin();
      else if (json.keyIs('side')) this.#sides[trade] = this.#side();
      else if (json.keyIs('px')) {
        json.field = 'px';
        this.#numbers.nextPrice();
        values[at] = value[0];
      } else if (json.keyIs('sz')) {
        json.field = 'sz';
        this.#numbers.nextQuantity();
        values[at + 1] = value[0];
      } else if (json.keyIs('time')) values[at + 2] = this.#whole('time');
      else if (json.keyIs('tid')) values[at + 3] = this.#whole('tid');
      else json.skip();
    }
    json.field = 'data';
    if (
      Number.isNaN(values[at] + values[at + 1] + values[at + 2] + values[at + 3]) ||
      this.#sides[trade] < 0
    ) {
      json.refuse('holds a trade without px, sz, side, time or tid');
    }
    if (this.coinTo === 0) json.refuse('holds a trade without a coin');
    this.#coins[2 * trade] = this.coinFrom;
    this.#coins[2 * trade + 1] = this.coinTo;
  }

  #coin(): void {
    this.#json.field = 'coin';
    if (this.#json.scalar() !== JSON_VALUE.text) this.#json.refuse('is not a text');
    this.coinFrom = this.#json.from;
    this.coinTo = this.#json.to;
  }

  /** The side of a trade is that of the aggressor: `B` bought, `A` sold. */
  #side(): number {
    const json = this.#json;
    json.field = 'side';
    json.scalar();
    const letter = json.to - json.from === 1 ? json.lines.bytes[json.from] : 0;
    if (letter === LETTER_B) return BUY;
    return letter === LETTER_A ? SELL : json.refuse('is neither B nor A');
  }

  #whole(field: string): number {
    this.#json.field = field;
    this.#json.scalar();
    return this.#numbers.whole(this.#json.from, this.#json.to);
  }

  #grow(): void {
    const larger = new Float64Array(this.#values.length * 2);
    larger.set(this.#values);
    this.#values = larger;
  }

  #refuse(problem: string, code: 'DATA_INVALID_FIELD' | 'DATA_UNKNOWN_RECORD' = 'DATA_INVALID_FIELD'): never {
    const { file, line } = this.#json.lines;
    throw new BaseError(code, `${file}:${line}: the message ${problem}`, { facts: { file, line } });
  }
}
