import type { ErrorCode } from '../../utils/errorCodes.ts';
import { BaseError, type ErrorFacts } from '../../utils/errors.ts';
import * as codec from './itchCodec.ts';
import { decodeItchMessage } from './itchCodec.ts';
import { framingOf, ITCH_PREFIX_BYTES, type ItchFraming } from './itchFraming.ts';
import * as layout from './itchLayout.ts';
import type { ItchMessage } from './itchMessage.ts';
import { ItchRecord } from './itchRecord.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { ITCH_BYTES, ITCH_LAYOUTS } = layout;
const { DAY_NS } = codec;

const TWO_32 = 0x1_0000_0000;
/** High words of 64-bit numbers that are safe integers lie below this. */
const UNSAFE_HIGH = 0x20_0000;
const FIRST_BUFFER_BYTES = 1 << 16;
const PREFIX_BYTES = 2;
/** 200 000.0000, the specification's highest price. */
const HIGHEST_PRICE = 2_000_000_000;
const HIGHEST_SHARES = 0x7fff_ffff;
const BUY_LETTER = 0x42;
const SELL_LETTER = 0x53;
const YES_LETTER = 0x59;
const NO_LETTER = 0x4e;
const FRAMING_ADVICE = 'Check that this is an ITCH 5.0 file, or name its framing (length, zero or bare).';

/**
 * Streaming reader of NASDAQ TotalView-ITCH 5.0: feed chunks of bytes, call `next` until it says no, feed the next
 * one; after the last chunk call `finish`, and `next` until it says no. `record` holds the order flow as numbers,
 * `message()` gives everything. Memory: one chunk and one message. A zero length at the very end of a
 * length-prefixed file is the end of its session (NASDAQ, BinaryFILE).
 *
 * `next` throws `BaseError` with file and byte offset: `DATA_UNKNOWN_RECORD` (type), `DATA_INVALID_FIELD` (a length
 * that is not the type's, an impossible field, bytes behind the end), `DATA_TRUNCATED` (empty, or cut short).
 */
export class ItchReader {
  readonly file: string;
  /** The message just read; every message overwrites it. */
  readonly record = new ItchRecord();
  /** Messages read so far. */
  messages = 0;
  #framing: ItchFraming | undefined;
  /** Bytes before each message; -1 until the framing is known. */
  #prefix = -1;
  #bytes = new Uint8Array(FIRST_BUFFER_BYTES);
  #view = new DataView(this.#bytes.buffer);
  #filled = 0;
  #at = 0;
  /** Where the first byte of the present message, its type, lies in the buffer. */
  #body = 0;
  /** Offset in the file of the buffer's first byte. */
  #origin = 0;
  #ended = false;
  #finished = false;

  /** `file` is the name that errors show; without `framing` the file's first bytes tell it. */
  constructor(file: string, framing?: ItchFraming) {
    this.file = file;
    if (framing !== undefined) this.#settle(framing);
  }

  /** How messages are told apart; undefined before the first two bytes. */
  get framing(): ItchFraming | undefined {
    return this.#framing;
  }

  /** Where the present message begins in the file: its type letter, behind any prefix. */
  get byteOffset(): number {
    return this.#origin + this.#body;
  }

  /** Bytes of the file that were read as messages so far. */
  get bytesRead(): number {
    return this.#origin + this.#at;
  }

  feed(chunk: Uint8Array): void {
    const kept = this.#filled - this.#at;
    this.#origin += this.#at;
    if (kept + chunk.length > this.#bytes.length) {
      const larger = new Uint8Array(kept + chunk.length);
      larger.set(this.#bytes.subarray(this.#at, this.#filled));
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    } else {
      this.#bytes.copyWithin(0, this.#at, this.#filled);
    }
    this.#bytes.set(chunk, kept);
    this.#at = 0;
    this.#filled = kept + chunk.length;
  }

  /** No more chunks: what is left must be whole. */
  finish(): void {
    this.#finished = true;
  }

  /** Moves to the next whole message; false when more bytes are needed or the file has ended. */
  next(): boolean {
    const prefix = this.#prefix;
    const body = this.#at + prefix;
    // Without a known framing, `prefix` is -1 and this is the first call.
    if (prefix < 0 || body >= this.#filled || this.#ended) return this.#nextSlowly();
    const type = this.#bytes[body];
    const size = ITCH_BYTES[type];
    if (prefix !== 0) {
      const announced = (this.#bytes[body - 2] << 8) | this.#bytes[body - 1];
      if (announced !== (this.#framing === 'length' ? size : 0) || size === 0)
        this.#refuseFrame(body, announced);
    } else if (size === 0) {
      this.#refuseType(body);
    }
    if (body + size > this.#filled) return this.#wait();
    this.#body = body;
    this.#decode(type, body);
    this.#at = body + size;
    this.messages++;
    return true;
  }

  /** Every field of the present message as plain data; for what is rare. */
  message(): ItchMessage {
    return decodeItchMessage(this.#view, this.#body);
  }

  #decode(type: number, at: number): void {
    const view = this.#view;
    const { record } = this;
    record.type = type;
    record.stockLocate = view.getUint16(at + 1);
    record.trackingNumber = view.getUint16(at + 3);
    const timeNs = view.getUint16(at + 5) * TWO_32 + view.getUint32(at + 7);
    if (timeNs >= DAY_NS) this.#refuse(at + 5, 'time', 'is not within a day', `${timeNs} ns`);
    record.timeNs = timeNs;
    switch (type) {
      case 0x41: // A
      case 0x46: // F
        this.#readOrder(at);
        this.#checkOrder(at + 20, at + 32);
        break;
      case 0x45: // E
        record.orderId = this.#wide(at + 11, 'orderId');
        record.quantity = this.#count(at + 19, 'executedShares');
        record.matchNumber = this.#wide(at + 23, 'matchNumber');
        break;
      case 0x44: // D
        record.orderId = this.#wide(at + 11, 'orderId');
        break;
      case 0x55: // U
        record.orderId = this.#wide(at + 11, 'orderId');
        record.newOrderId = this.#wide(at + 19, 'newOrderId');
        record.quantity = view.getUint32(at + 27);
        record.price = view.getUint32(at + 31);
        this.#checkOrder(at + 27, at + 31);
        break;
      case 0x58: // X
        record.orderId = this.#wide(at + 11, 'orderId');
        record.quantity = this.#count(at + 19, 'cancelledShares');
        break;
      default:
        this.#decodeRare(type, at);
    }
  }

  #decodeRare(type: number, at: number): void {
    const { record } = this;
    switch (type) {
      case 0x43: // C
        record.orderId = this.#wide(at + 11, 'orderId');
        record.quantity = this.#count(at + 19, 'executedShares');
        record.matchNumber = this.#wide(at + 23, 'matchNumber');
        record.printable = this.#letter(at + 31, 'printable', YES_LETTER, NO_LETTER) ^ 1;
        record.price = this.#view.getUint32(at + 32);
        return;
      case 0x50: // P
        this.#readOrder(at);
        record.matchNumber = this.#wide(at + 36, 'matchNumber');
        return;
      case 0x51: // Q
        record.quantity = this.#wide(at + 11, 'shares');
        record.price = this.#view.getUint32(at + 27);
        record.matchNumber = this.#wide(at + 31, 'matchNumber');
        break;
      case 0x52: // R
        this.#readStock(at + 11);
        break;
      case 0x42: // B
        record.matchNumber = this.#wide(at + 11, 'matchNumber');
        return;
    }
    this.#checkFields(type, at);
  }

  /** A, F and P have these fields in the same places. */
  #readOrder(at: number): void {
    const view = this.#view;
    const { record } = this;
    record.orderId = this.#wide(at + 11, 'orderId');
    record.side = this.#letter(at + 19, 'side', BUY_LETTER, SELL_LETTER);
    record.quantity = view.getUint32(at + 20);
    this.#readStock(at + 24);
    record.price = view.getUint32(at + 32);
  }

  #readStock(at: number): void {
    this.record.stockHigh = this.#view.getUint32(at);
    this.record.stockLow = this.#view.getUint32(at + 4);
  }

  /** An order in the book has a price and shares. */
  #checkOrder(sharesAt: number, priceAt: number): void {
    const { quantity, price } = this.record;
    if (quantity === 0 || quantity > HIGHEST_SHARES)
      this.#refuse(sharesAt, 'shares', `is not from 1 to ${HIGHEST_SHARES}`, quantity);
    if (price === 0 || price > HIGHEST_PRICE)
      this.#refuse(priceAt, 'price', 'is not from 0.0001 to 200000.0000', price / 1e4);
  }

  /** Shares that were executed or cancelled. */
  #count(at: number, field: string): number {
    const shares = this.#view.getUint32(at);
    if (shares === 0) this.#refuse(at, field, 'is not positive', shares);
    return shares;
  }

  #wide(at: number, field: string): number {
    const high = this.#view.getUint32(at);
    const value = high * TWO_32 + this.#view.getUint32(at + 4);
    if (high >= UNSAFE_HIGH) this.#refuse(at, field, 'is larger than 2^53 - 1', value);
    return value;
  }

  /** 0 or 1 for the first or the second of two letters. */
  #letter(at: number, field: string, first: number, second: number): number {
    const found = this.#bytes[at];
    if (found === first) return 0;
    if (found === second) return 1;
    const letters = String.fromCharCode(first, second);
    return this.#refuse(at, field, `is neither ${letters[0]} nor ${letters[1]}`, `byte ${found}`);
  }

  /** Messages that are rare are checked by their layout. */
  #checkFields(type: number, at: number): void {
    for (const field of ITCH_LAYOUTS.get(String.fromCharCode(type))!.fields) {
      const fault = codec.fieldFault(this.#view, at, field);
      if (fault !== undefined)
        this.#refuse(at + field.offset, field.name, fault, codec.fieldText(this.#view, at, field));
    }
  }

  /** Everything but a message in the middle of a chunk. */
  #nextSlowly(): boolean {
    if (this.#prefix < 0) {
      if (this.#filled - this.#at < PREFIX_BYTES) return this.#wait();
      this.#settle(framingOf(this.#bytes[this.#at], this.#bytes[this.#at + 1]));
      return this.next();
    }
    const left = this.#filled - this.#at;
    if (this.#ended) {
      if (left === 0) return false;
      return this.#refuseEnd(this.#at - PREFIX_BYTES);
    }
    if (left === PREFIX_BYTES && this.#endsSession()) {
      this.#at += PREFIX_BYTES;
      this.#ended = true;
      return false;
    }
    return this.#wait();
  }

  /** A zero length and, so far, nothing behind it. A file of nothing else is an empty session. */
  #endsSession(): boolean {
    if (this.#bytes[this.#at] !== 0 || this.#bytes[this.#at + 1] !== 0) return false;
    return this.#framing === 'length' || (this.#framing === 'zero' && this.messages === 0 && this.#finished);
  }

  #wait(): boolean {
    const left = this.#filled - this.#at;
    if (!this.#finished || (left === 0 && this.bytesRead > 0)) return false;
    if (left === 0) return this.#fail('DATA_TRUNCATED', 0, 'the file is empty');
    return this.#fail('DATA_TRUNCATED', this.#at, `the file ends ${left} bytes into a message`);
  }

  #settle(framing: ItchFraming): void {
    this.#framing = framing;
    this.#prefix = ITCH_PREFIX_BYTES[framing];
  }

  #refuseFrame(body: number, announced: number): never {
    const at = body - PREFIX_BYTES;
    const size = ITCH_BYTES[this.#bytes[body]];
    if (this.#framing === 'zero' && announced !== 0)
      this.#fail('DATA_INVALID_FIELD', at, `found ${announced} where two zero bytes go before a message`);
    if (this.#framing === 'length' && announced === 0) this.#refuseEnd(at);
    if (size === 0) this.#refuseType(body);
    const letter = String.fromCharCode(this.#bytes[body]);
    const problem = `length ${announced} is not the ${size} bytes of a message ${letter}`;
    this.#fail('DATA_INVALID_FIELD', at, problem);
  }

  #refuseEnd(at: number): never {
    this.#fail('DATA_INVALID_FIELD', at, 'a zero length ends the session, but bytes follow');
  }

  #refuseType(body: number): never {
    const found = this.#bytes[body];
    const shown = found > 0x20 && found < 0x7f ? `'${String.fromCharCode(found)}'` : `byte ${found}`;
    this.#fail('DATA_UNKNOWN_RECORD', body, `${shown} is no message type of ITCH 5.0`);
  }

  #refuse(at: number, field: string, problem: string, found: number | string): never {
    const type = String.fromCharCode(this.record.type);
    const text = `${field} of message ${type} ${problem}: found ${found}`;
    this.#fail('DATA_INVALID_FIELD', at, text, { field, found });
  }

  #fail(code: ErrorCode, at: number, problem: string, facts: ErrorFacts = {}): never {
    const byteOffset = this.#origin + at;
    throw new BaseError(code, `${this.file}: byte ${byteOffset}: ${problem}`, {
      facts: { file: this.file, byteOffset, ...facts },
      advice: this.messages === 0 && code !== 'DATA_TRUNCATED' ? FRAMING_ADVICE : undefined,
    });
  }
}
