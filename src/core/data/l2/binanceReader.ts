import { FEED_RECORD, FeedRecord } from '../../models/feedRecord.ts';
import type { FeedPlace, FeedReader } from '../../models/ports/feedSource.ts';
import { BUY, SELL } from '../../models/side.ts';
import { BaseError } from '../../utils/errors.ts';
import type { FeedOptions } from '../formats/feedFormat.ts';
import { JsonScanner } from '../text/jsonScanner.ts';
import { SymbolTable } from '../text/symbolTable.ts';
import { BinanceFlow, type SyncCounts, type WaitingRoom } from './binanceFlow.ts';
import { BINANCE, BinanceMessage, fieldOf } from './binanceMessage.ts';
import { SYNC } from './binanceSync.ts';
import { clearRecord, DepthEmitter } from './depthEmitter.ts';
import { DepthMessage } from './depthMessage.ts';
import { FramedLine } from './framedLine.ts';
import { JsonNumbers } from './jsonNumbers.ts';
import { MessageQueue } from './messageQueue.ts';

/** Levels that may wait for snapshots, over all symbols: some 20 MB. */
const MAX_WAITING = 1 << 20;
const LETTER_T = 0x74;

const E_TIME = fieldOf('E');
const SYMBOL = fieldOf('s');
const SYMBOL_NAME = fieldOf('symbol');
const FIRST_ID = fieldOf('U');
const LAST_ID = fieldOf('u');
const PREVIOUS_ID = fieldOf('pu');
const SNAPSHOT_ID = fieldOf('lastUpdateId');
const BID = fieldOf('b');
const BID_QUANTITY = fieldOf('B');
const ASK = fieldOf('a');
const ASK_QUANTITY = fieldOf('A');
const TRADE_ID = fieldOf('t');
const PRICE = fieldOf('p');
const QUANTITY = fieldOf('q');
const BUYER_IS_MAKER = fieldOf('m');

/**
 * Streaming reader of recorded Binance messages, spot and futures: depth updates with their snapshots, book tickers
 * and trades, raw or in the envelope of a combined stream, one a line, with or without the receive time before it.
 *
 * Time is the receive time where there is one, since it alone stands on every line; else the event time `E`, and
 * where a message has none, that of the one before. Updates that waited for a snapshot come at its time.
 *
 * Throws `BaseError`: `DATA_INVALID_FIELD`, `DATA_UNKNOWN_RECORD` or `DATA_TRUNCATED` with file, line and field.
 */
export class BinanceReader implements FeedReader {
  readonly record = new FeedRecord();
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  readonly #framed: FramedLine;
  readonly #symbols: SymbolTable;
  readonly #numbers: JsonNumbers;
  readonly #message: BinanceMessage;
  readonly #emitter = new DepthEmitter(this.record);
  readonly #flows: (BinanceFlow | undefined)[] = [];
  readonly #givenSymbol: string | undefined;
  /** A snapshot, and what had waited for it. */
  readonly #queue = new MessageQueue();
  /** A snapshot that names no symbol, before any update did. */
  #unclaimed: DepthMessage | undefined;
  readonly #room: WaitingRoom = { taken: 0 };
  #line = 0;
  #finished = false;

  /** `file` is the name that errors show. */
  constructor(file: string, options: FeedOptions) {
    this.#framed = new FramedLine(file);
    this.#symbols = new SymbolTable(this.#framed.lines);
    const json = new JsonScanner(this.#framed.lines);
    this.#numbers = new JsonNumbers(json, options);
    this.#message = new BinanceMessage(json, this.#numbers, new DepthMessage());
    this.priceDecimals = this.#numbers.priceDecimals;
    this.quantityDecimals = this.#numbers.quantityDecimals;
    this.#givenSymbol = options.symbol;
  }

  get symbols(): readonly string[] {
    return this.#symbols.names;
  }

  /** What happened to messages of a symbol that no record tells; undefined where it has no depth. */
  syncCounts(symbol: number): SyncCounts | undefined {
    return this.#flows[symbol];
  }

  feed(chunk: Uint8Array): void {
    this.#framed.lines.feed(chunk);
  }

  finish(): void {
    this.#framed.lines.finish();
    this.#finished = true;
  }

  where(): FeedPlace {
    return { line: this.#line };
  }

  next(): boolean {
    for (;;) {
      if (this.#emitter.emit()) {
        this.#line = this.#emitter.line;
        return true;
      }
      const queued = this.#queue.shift();
      if (queued !== undefined) {
        if (this.#takeQueued(queued)) return true;
      } else if (this.#framed.next()) {
        this.#line = this.#framed.lines.line;
        if (this.#readLine()) return true;
      } else if (!this.#finished || this.#unclaimed === undefined) return false;
      else this.#claim(this.#onlySymbol(this.#unclaimed));
    }
  }

  /** Reads a line; true where `record` tells of it. */
  #readLine(): boolean {
    const kind = this.#message.parse(this.#framed.jsonStart);
    const { record } = this;
    this.#stamp(record);
    if (kind === BINANCE.update) return this.#readUpdate();
    if (kind === BINANCE.snapshot) return this.#readSnapshot();
    clearRecord(record);
    if (kind === BINANCE.bookTicker) this.#readTicker(record);
    else if (kind === BINANCE.trade) this.#readTrade(record, TRADE_ID);
    else if (kind === BINANCE.aggTrade) this.#readTrade(record, ASK);
    else if (this.#symbolOf() >= 0) record.symbol = this.#symbolOf();
    else return false;
    return true;
  }

  #stamp(record: FeedRecord): void {
    const { stamped, day, timeNs } = this.#framed;
    if (stamped) {
      record.day = day;
      record.timeNs = timeNs;
    } else if (this.#message.has(E_TIME)) FramedLine.stamp(record, this.#message.whole(E_TIME));
  }

  #readTicker(record: FeedRecord): void {
    const message = this.#message;
    const { value } = this.#numbers;
    record.kind = FEED_RECORD.quote;
    record.symbol = this.#requireSymbol();
    record.sequence = message.whole(LAST_ID);
    message.price(BID);
    record.price = value[0];
    message.quantity(BID_QUANTITY);
    record.quantity = value[0];
    message.price(ASK);
    record.otherPrice = value[0];
    message.quantity(ASK_QUANTITY);
    record.otherQuantity = value[0];
  }

  #readTrade(record: FeedRecord, idField: number): void {
    const message = this.#message;
    record.kind = FEED_RECORD.trade;
    record.symbol = this.#requireSymbol();
    record.id = message.whole(idField);
    message.price(PRICE);
    record.price = this.#numbers.value[0];
    message.quantity(QUANTITY);
    record.quantity = this.#numbers.value[0];
    record.side = message.firstByte(BUYER_IS_MAKER) === LETTER_T ? SELL : BUY;
  }

  #readUpdate(): boolean {
    const message = this.#message;
    const { depth } = message;
    this.#place(depth, this.#requireSymbol());
    depth.firstId = message.whole(FIRST_ID);
    depth.lastId = message.whole(LAST_ID);
    depth.previousId = message.has(PREVIOUS_ID) ? message.whole(PREVIOUS_ID) : -1;
    if (depth.firstId > depth.lastId) this.#refuse('U', `is behind u (${depth.lastId})`, depth.firstId);
    const flow = this.#flow(depth.symbol);
    const expected = flow.sync.arrived(depth);
    if (expected >= 0) {
      flow.dropAll();
      this.#hold(flow, depth);
      return this.#tellGap(depth, expected);
    }
    if (this.#unclaimed === undefined) return this.#apply(flow, depth);
    this.#claim(depth.symbol);
    this.#queue.push(depth.copy());
    return false;
  }

  /** Applies an update, or lets it wait; true where `record` tells of it. */
  #apply(flow: BinanceFlow, update: DepthMessage): boolean {
    const verdict = flow.sync.judge(update);
    if (verdict === SYNC.apply) {
      this.#emitter.begin(update);
      return false;
    }
    if (verdict === SYNC.old) {
      flow.dropped++;
      return this.#tellNothingNew(update);
    }
    this.#hold(flow, update);
    return verdict === SYNC.gap && this.#tellGap(update, flow.sync.expected(update));
  }

  /** Lets an update wait for a snapshot; what has waited longest makes room. */
  #hold(flow: BinanceFlow, update: DepthMessage): void {
    flow.held++;
    flow.hold(update.copy());
    while (this.#room.taken > MAX_WAITING && flow.dropOldest());
  }

  #readSnapshot(): boolean {
    const { depth } = this.#message;
    const isPartial = !this.#message.has(SNAPSHOT_ID);
    depth.lastId = this.#message.whole(isPartial ? LAST_ID : SNAPSHOT_ID);
    depth.isSnapshot = true;
    const symbol = this.#snapshotSymbol();
    this.#place(depth, symbol);
    if (symbol >= 0) this.#queue.push(depth.copy());
    else {
      if (this.#unclaimed !== undefined) this.#claim(this.#onlySymbol(depth));
      this.#unclaimed = depth.copy();
    }
    return false;
  }

  /** A snapshot's turn, or that of an update which waited for it. */
  #takeQueued(message: DepthMessage): boolean {
    this.#line = message.line;
    const flow = this.#flow(message.symbol);
    if (!message.isSnapshot) return this.#applyQueued(flow, message);
    // After a gap, one from before it does not help, and the gap need not be told again.
    if ((flow.gapTold && flow.leavesHole(message)) || !flow.sync.snapshot(message)) {
      flow.staleSnapshots++;
      return this.#tellNothingNew(message);
    }
    flow.gapTold = false;
    for (let update = flow.release(); update !== undefined; update = flow.release()) {
      update.day = message.day;
      update.timeNs = message.timeNs;
      this.#queue.push(update);
    }
    this.#emitter.begin(message);
    return false;
  }

  #applyQueued(flow: BinanceFlow, update: DepthMessage): boolean {
    const verdict = flow.sync.judge(update);
    if (verdict === SYNC.apply) this.#emitter.begin(update);
    else if (verdict === SYNC.old) flow.dropped++;
    else flow.hold(update);
    return verdict === SYNC.gap && this.#tellGap(update, flow.sync.expected(update));
  }

  #tellGap(update: DepthMessage, expected: number): boolean {
    this.#flow(update.symbol).gapTold = true;
    this.#tellNothingNew(update);
    this.record.kind = FEED_RECORD.gap;
    this.record.sequence = update.previousId >= 0 ? update.previousId : update.firstId;
    this.record.otherId = expected;
    return true;
  }

  /** A message that changes no book has a time and a number all the same. */
  #tellNothingNew(message: DepthMessage): boolean {
    clearRecord(this.record);
    this.record.symbol = message.symbol;
    this.record.day = message.day;
    this.record.timeNs = message.timeNs;
    this.record.sequence = message.lastId;
    return true;
  }

  #place(message: DepthMessage, symbol: number): void {
    message.symbol = symbol;
    message.line = this.#framed.lines.line;
    message.day = this.record.day;
    message.timeNs = this.record.timeNs;
  }

  #flow(symbol: number): BinanceFlow {
    this.#flows[symbol] ??= new BinanceFlow(this.#room);
    return this.#flows[symbol];
  }

  /** The snapshot without a name belongs to `symbol`. */
  #claim(symbol: number): void {
    const snapshot = this.#unclaimed;
    if (snapshot === undefined) return;
    this.#unclaimed = undefined;
    snapshot.symbol = symbol;
    this.#queue.push(snapshot);
  }

  #requireSymbol(): number {
    const symbol = this.#symbolOf();
    return symbol >= 0 ? symbol : this.#refuse('s', 'is missing', 'no symbol');
  }

  /** The symbol that the message names, itself or by its stream; -1 where it names none. */
  #symbolOf(): number {
    const message = this.#message;
    const field = message.has(SYMBOL) ? SYMBOL : SYMBOL_NAME;
    if (message.has(field)) return this.#symbols.numberOf(message.from(field), message.to(field));
    const name = message.streamSymbol();
    return name === '' ? -1 : this.#symbols.byName(name);
  }

  /** Snapshots of the REST interface name no symbol: it is the given one, or the only one with depth; -1 for none yet. */
  #snapshotSymbol(): number {
    const named = this.#symbolOf();
    if (named >= 0) return named;
    if (this.#givenSymbol !== undefined) return this.#symbols.byName(this.#givenSymbol);
    const withDepth = this.#flows.flatMap((flow, symbol) => (flow === undefined ? [] : [symbol]));
    if (withDepth.length <= 1) return withDepth[0] ?? -1;
    return this.#refuse('s', 'is missing', 'a snapshot that may be of several symbols');
  }

  /** The only symbol of the file, for a snapshot that no update follows. */
  #onlySymbol(snapshot: DepthMessage): number {
    if (this.symbols.length === 1) return 0;
    this.#line = snapshot.line;
    return this.#refuse('s', 'is missing', 'a snapshot that names no symbol');
  }

  #refuse(field: string, problem: string, found: number | string): never {
    const { file } = this.#framed.lines;
    throw new BaseError('DATA_INVALID_FIELD', `${file}:${this.#line}: ${field} ${problem}: found ${found}`, {
      facts: { file, line: this.#line, field, found },
      advice:
        field === 's' ? 'Name the symbol with --symbol, or write it into the message as "s".' : undefined,
    });
  }
}
