import { IntegerColumns } from '../text/integerColumns.ts';
import { LineScanner } from '../text/lineScanner.ts';
import {
  LOBSTER_BUY,
  LOBSTER_COLUMNS,
  LOBSTER_HALT,
  LOBSTER_SELL,
  LOBSTER_TYPE,
  type LobsterMessage,
} from './lobsterMessage.ts';

const [TIME, TYPE, ORDER_ID, SIZE, PRICE, DIRECTION] = LOBSTER_COLUMNS;

/**
 * Streaming reader of a LOBSTER message file: feed chunks of bytes, call `next` until it says no, and read
 * `record`, one object that every row overwrites.
 *
 * Throws `BaseError`: `DATA_INVALID_FIELD` or `DATA_UNKNOWN_RECORD` with file, line, column and field;
 * `DATA_TRUNCATED` where the file ends inside a row. A missing line end after the last row is fine.
 */
export class LobsterMessageReader {
  readonly record: LobsterMessage = { timeNs: 0, type: 0, orderId: 0, size: 0, price: 0, direction: 0 };
  readonly #lines: LineScanner;
  readonly #columns: IntegerColumns;

  /** `file` is the name that errors show. */
  constructor(file: string) {
    this.#lines = new LineScanner(file);
    this.#columns = new IntegerColumns(this.#lines);
  }

  /** Rows read so far, which is also the line number of `record`. */
  get rows(): number {
    return this.#lines.line;
  }

  feed(chunk: Uint8Array): void {
    this.#lines.feed(chunk);
  }

  finish(): void {
    this.#lines.finish();
  }

  /** Reads the next whole row into `record`; false when more bytes are needed or the file has ended. */
  next(): boolean {
    const columns = this.#columns;
    if (!columns.nextLine()) return false;
    const { record } = this;
    record.timeNs = columns.secondsAsNanoseconds(TIME);
    record.type = columns.integer(TYPE);
    if (record.type < LOBSTER_TYPE.add || record.type > LOBSTER_TYPE.halt) {
      columns.refuse(TYPE, 'is not one of 1 to 7', 'DATA_UNKNOWN_RECORD');
    }
    if (record.type <= LOBSTER_TYPE.executeHidden) this.#readOrder(record);
    else this.#readNotice(record);
    columns.endLine();
    return true;
  }

  #readOrder(record: LobsterMessage): void {
    const columns = this.#columns;
    // A hidden order has no public number: such rows carry 0.
    const smallestId = record.type === LOBSTER_TYPE.executeHidden ? 0 : 1;
    record.orderId = columns.integer(ORDER_ID);
    if (record.orderId < smallestId) columns.refuse(ORDER_ID, 'is not positive');
    record.size = columns.integer(SIZE);
    if (record.size < 1) columns.refuse(SIZE, 'is not positive');
    record.price = columns.integer(PRICE);
    if (record.price < 1) columns.refuse(PRICE, 'is not positive');
    record.direction = columns.integer(DIRECTION);
    if (record.direction !== LOBSTER_BUY && record.direction !== LOBSTER_SELL) {
      columns.refuse(DIRECTION, 'is neither 1 (buy) nor -1 (sell)');
    }
  }

  /** Crosses and halts name no order: their order id is 0 or -1 and their direction -1. */
  #readNotice(record: LobsterMessage): void {
    const columns = this.#columns;
    record.orderId = columns.integer(ORDER_ID);
    if (record.orderId < -1) columns.refuse(ORDER_ID, 'is below -1');
    record.size = columns.integer(SIZE);
    if (record.size < 0) columns.refuse(SIZE, 'is negative');
    record.price = columns.integer(PRICE);
    if (record.type === LOBSTER_TYPE.cross && record.price < 0) columns.refuse(PRICE, 'is negative');
    if (
      record.type === LOBSTER_TYPE.halt &&
      (record.price < LOBSTER_HALT.halted || record.price > LOBSTER_HALT.trading)
    ) {
      columns.refuse(PRICE, 'is not -1 (halted), 0 (quoting) or 1 (trading)');
    }
    record.direction = columns.integer(DIRECTION);
    if (record.direction !== LOBSTER_BUY && record.direction !== LOBSTER_SELL) {
      columns.refuse(DIRECTION, 'is neither 1 nor -1');
    }
  }
}
