import * as units from '../../models/units.ts';
import type { ErrorCode } from '../../utils/errorCodes.ts';
import { BaseError } from '../../utils/errors.ts';
import * as layout from './layout.ts';
import type { OrderBatch } from './orderBatch.ts';
import * as orderBatch from './orderBatch.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { MAX_LOTS, MAX_TICKS } = units;
const {
  HEADER_FIELD,
  RECORD_FIELD,
  STREAM_HEADER_BYTES,
  STREAM_MAGIC_HIGH,
  STREAM_MAGIC_LOW,
  STREAM_RECORD_BYTES,
  STREAM_VERSION,
} = layout;
const { STREAM_TYPE } = orderBatch;

const TWO_32 = 0x1_0000_0000;
const INITIAL_BUFFER_BYTES = 1 << 16;

/**
 * Streaming reader of a recorded order stream: feed chunks of bytes, call `read` until it gives 0, feed the next
 * one; after the last chunk call `finish`, which refuses a file that is too short. Memory: one chunk and one record.
 *
 * Throws `BaseError` with file and byte offset: `DATA_BAD_MAGIC`, `DATA_UNKNOWN_RECORD` (version, type, side),
 * `DATA_INVALID_FIELD` (ranges, sequence numbers that do not rise), `DATA_TRUNCATED`.
 */
export class OrderStreamReader {
  readonly file: string;
  /** Messages that the header announces, or -1 before it was read. */
  announced = -1;
  /** Messages read so far. */
  messages = 0;
  #bytes = new Uint8Array(INITIAL_BUFFER_BYTES);
  #view = new DataView(this.#bytes.buffer);
  #filled = 0;
  #at = 0;
  /** Offset in the file of the buffer's first byte. */
  #origin = 0;
  #lastSequence = -1;

  /** `file` is the name that errors show. */
  constructor(file: string) {
    this.file = file;
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

  /** Fills the batch from its start; returns the rows read, 0 when more bytes are needed or the stream has ended. */
  read(batch: OrderBatch): number {
    if (this.announced < 0 && !this.#readHeader()) return this.#clear(batch);
    const whole = Math.floor((this.#filled - this.#at) / STREAM_RECORD_BYTES);
    const rows = Math.min(whole, batch.capacity, this.announced - this.messages);
    if (rows === 0 && this.messages === this.announced && this.#at < this.#filled) {
      this.#refuse(
        this.#at,
        'DATA_INVALID_FIELD',
        `bytes follow the ${this.announced} records that the header announces`,
      );
    }
    for (let row = 0; row < rows; row++) {
      this.#readRecord(batch, row);
      this.#at += STREAM_RECORD_BYTES;
    }
    this.messages += rows;
    batch.count = rows;
    return rows;
  }

  /** No more chunks: refuses a stream that ends before its announced count of records. */
  finish(): void {
    if (this.announced < 0) {
      this.#refuse(
        this.#filled,
        'DATA_TRUNCATED',
        `the file ends inside the header of ${STREAM_HEADER_BYTES} bytes`,
      );
    }
    if (this.messages < this.announced) {
      const problem = `the file ends after ${this.messages} whole records of ${this.announced} announced`;
      this.#refuse(this.#filled, 'DATA_TRUNCATED', problem);
    }
  }

  #clear(batch: OrderBatch): number {
    batch.count = 0;
    return 0;
  }

  #readHeader(): boolean {
    const view = this.#view;
    if (this.#filled < STREAM_HEADER_BYTES) return false;
    const low = view.getUint32(HEADER_FIELD.magic, true);
    const high = view.getUint32(HEADER_FIELD.magic + 4, true);
    if (low !== STREAM_MAGIC_LOW || high !== STREAM_MAGIC_HIGH) {
      this.#refuse(
        HEADER_FIELD.magic,
        'DATA_BAD_MAGIC',
        'the file does not begin with the magic number of an order stream',
      );
    }
    const version = view.getUint32(HEADER_FIELD.version, true);
    if (version !== STREAM_VERSION) {
      this.#refuse(
        HEADER_FIELD.version,
        'DATA_UNKNOWN_RECORD',
        `version ${version} is not ${STREAM_VERSION}`,
      );
    }
    this.announced = view.getUint32(HEADER_FIELD.count, true);
    this.#at = STREAM_HEADER_BYTES;
    return true;
  }

  #readRecord(batch: OrderBatch, row: number): void {
    const view = this.#view;
    const at = this.#at;
    const type = view.getUint8(at + RECORD_FIELD.type);
    if (type > STREAM_TYPE.modify)
      this.#unknown(RECORD_FIELD.type, 'type', type, '0 (new), 1 (cancel) or 2 (modify)');
    const side = view.getUint8(at + RECORD_FIELD.side);
    if (side > 1) this.#unknown(RECORD_FIELD.side, 'side', side, '0 (buy) or 1 (sell)');
    const ioc = view.getUint8(at + RECORD_FIELD.immediateOrCancel);
    if (ioc > 1) this.#unknown(RECORD_FIELD.immediateOrCancel, 'ioc', ioc, '0 or 1');
    const sequence = this.#unsigned(RECORD_FIELD.sequence, 'sequence number');
    if (sequence <= this.#lastSequence) {
      this.#invalid(
        RECORD_FIELD.sequence,
        `sequence number ${sequence} does not follow ${this.#lastSequence}`,
      );
    }
    this.#lastSequence = sequence;
    const orderId = this.#unsigned(RECORD_FIELD.orderId, 'order id');
    if (orderId === 0) this.#invalid(RECORD_FIELD.orderId, 'order id 0 is not positive');
    batch.type[row] = type;
    batch.side[row] = side;
    batch.immediateOrCancel[row] = ioc;
    batch.sequence[row] = sequence;
    batch.orderId[row] = orderId;
    if (type === STREAM_TYPE.cancel) {
      batch.quantity[row] = 0;
      batch.price[row] = 0;
    } else {
      batch.quantity[row] = this.#quantity();
      batch.price[row] = this.#price();
    }
  }

  #quantity(): number {
    const quantity = this.#view.getUint32(this.#at + RECORD_FIELD.quantity, true);
    if (quantity < 1 || quantity > MAX_LOTS) {
      this.#invalid(RECORD_FIELD.quantity, `quantity ${quantity} is not within 1 to ${MAX_LOTS}`);
    }
    return quantity;
  }

  #price(): number {
    const low = this.#view.getUint32(this.#at + RECORD_FIELD.price, true);
    const high = this.#view.getInt32(this.#at + RECORD_FIELD.price + 4, true);
    if (high !== 0 || low < 1 || low > MAX_TICKS) {
      this.#invalid(RECORD_FIELD.price, `price ${high * TWO_32 + low} is not within 1 to ${MAX_TICKS}`);
    }
    return low;
  }

  /** A u64 that must be a safe integer. */
  #unsigned(offset: number, field: string): number {
    const low = this.#view.getUint32(this.#at + offset, true);
    const high = this.#view.getUint32(this.#at + offset + 4, true);
    if (high > 0x1f_ffff) this.#invalid(offset, `${field} is larger than ${Number.MAX_SAFE_INTEGER}`);
    return high * TWO_32 + low;
  }

  #unknown(offset: number, field: string, found: number, wanted: string): never {
    this.#refuse(this.#at + offset, 'DATA_UNKNOWN_RECORD', `${field} ${found} is not ${wanted}`);
  }

  #invalid(offset: number, problem: string): never {
    this.#refuse(this.#at + offset, 'DATA_INVALID_FIELD', problem);
  }

  #refuse(at: number, code: ErrorCode, problem: string): never {
    const byteOffset = this.#origin + at;
    throw new BaseError(code, `${this.file}: byte ${byteOffset}: ${problem}`, {
      facts: { file: this.file, byteOffset, message: this.messages + 1 },
    });
  }
}
