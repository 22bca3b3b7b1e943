import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { SymbolTable } from '../text/symbolTable.ts';
import { clearRecord } from './depthEmitter.ts';
import type { TardisColumns } from './tardisHeader.ts';
import { stampMicroseconds, type TardisRow } from './tardisRow.ts';

/** What a row says. */
class LevelChange {
  symbol = 0;
  isSnapshot = false;
  side = 0;
  line = 0;
  /** Time, local time, price and amount: doubles, which change with every row, in cells of their own. */
  readonly numbers = new Float64Array(4);
}

/**
 * Rows of an incremental_book_L2 file as records. A row waits until the next one is known, since only that tells
 * whether it was the last of its message.
 */
export class IncrementalRows {
  /** Line of the record. */
  line = 0;
  readonly #row: TardisRow;
  readonly #symbols: SymbolTable;
  readonly #columns: TardisColumns;
  readonly #record: FeedRecord;
  /** By symbol: whether the row before was one of a snapshot. */
  readonly #inSnapshot: boolean[] = [];
  #present = new LevelChange();
  #ahead = new LevelChange();
  #waiting = false;
  #finished = false;

  constructor(row: TardisRow, symbols: SymbolTable, columns: TardisColumns, record: FeedRecord) {
    this.#row = row;
    this.#symbols = symbols;
    this.#columns = columns;
    this.#record = record;
    clearRecord(record);
  }

  finish(): void {
    this.#finished = true;
  }

  next(): boolean {
    if (!this.#waiting) {
      if (!this.#read(this.#present)) return false;
      this.#waiting = true;
    }
    const { isSnapshot, symbol } = this.#present;
    const clears = isSnapshot && this.#inSnapshot[symbol] !== true;
    this.#inSnapshot[symbol] = isSnapshot;
    if (clears) {
      this.#emit(this.#present, FEED_RECORD.depthClear, 0);
      return true;
    }
    if (this.#read(this.#ahead)) {
      const last = sameMessage(this.#present, this.#ahead) ? 0 : 1;
      const present = this.#present;
      this.#present = this.#ahead;
      this.#ahead = present;
      this.#emit(present, FEED_RECORD.depth, last);
      return true;
    }
    if (!this.#finished) return false;
    this.#waiting = false;
    this.#emit(this.#present, FEED_RECORD.depth, 1);
    return true;
  }

  #emit(change: LevelChange, kind: number, last: number): void {
    const record = this.#record;
    const isLevel = kind === FEED_RECORD.depth;
    record.kind = kind;
    record.symbol = change.symbol;
    stampMicroseconds(record, change.numbers[0]);
    record.side = isLevel ? change.side : 0;
    record.price = isLevel ? change.numbers[2] : 0;
    record.quantity = isLevel ? change.numbers[3] : 0;
    record.last = last;
    this.line = change.line;
  }

  #read(change: LevelChange): boolean {
    const row = this.#row;
    const columns = this.#columns;
    if (!row.lines.next()) return false;
    row.split();
    const { numbers } = change;
    change.line = row.lines.line;
    change.symbol = this.#symbols.numberOf(row.from(columns.symbol), row.to(columns.symbol));
    row.time(columns.timestamp);
    numbers[0] = row.value[0];
    row.time(columns.localTimestamp);
    numbers[1] = row.value[0];
    change.isSnapshot = row.flag(columns.isSnapshot);
    change.side = row.bookSide(columns.side);
    row.price(columns.price);
    numbers[2] = row.value[0];
    row.amount(columns.amount);
    numbers[3] = row.value[0];
    return true;
  }
}

function sameMessage(a: LevelChange, b: LevelChange): boolean {
  return a.numbers[1] === b.numbers[1] && a.symbol === b.symbol && a.isSnapshot === b.isSnapshot;
}
