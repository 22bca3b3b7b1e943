import type { FeedRecord } from '../../models/feedRecord.ts';
import type { FeedPlace, FeedReader } from '../../models/ports/feedSource.ts';
import { BaseError } from '../../utils/errors.ts';
import { feedDecimals, refuseDecimal } from '../l2/feedDecimals.ts';
import { findColumn, rowNames, SYMBOL_COLUMNS, type TimePlaces, timePlaces } from '../text/columnNames.ts';
import { CsvRows } from '../text/csvRows.ts';
import { DECIMAL, DecimalParser } from '../text/decimal.ts';
import { DoubleParser } from '../text/doubleParser.ts';
import { SymbolTable } from '../text/symbolTable.ts';
import { TimestampCell } from '../text/timestampCell.ts';
import type { FeedOptions } from './feedFormat.ts';

const SHOWN_CHARACTERS = 40;

/**
 * A table with a header row, a column of time and perhaps one of symbols: what bars, quotes and trades as text have in
 * common. A subclass binds its own columns and reads them row by row; `record.sequence` is the row's number.
 */
export abstract class DelimitedFeed implements FeedReader {
  abstract readonly record: FeedRecord;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  protected readonly rows: CsvRows;
  /** Plain names of the columns. */
  protected names: readonly string[] = [];
  readonly #symbols: SymbolTable;
  /** Symbol of a file without such a column. */
  readonly #symbol: string;
  readonly #stamp: TimestampCell;
  readonly #doubles = new DoubleParser();
  readonly #decimals = new DecimalParser();
  #times: TimePlaces = { date: 0, time: -1 };
  #symbolColumn = -1;
  #row = 0;
  #finished = false;

  /** `file` is the name that errors show. */
  constructor(file: string, options: FeedOptions) {
    const { priceDecimals, quantityDecimals } = feedDecimals(options);
    this.priceDecimals = priceDecimals;
    this.quantityDecimals = quantityDecimals;
    this.rows = new CsvRows(file);
    this.#symbol = options.symbol ?? nameOf(file);
    this.#symbols = new SymbolTable(this.rows.lines);
    this.#stamp = new TimestampCell(options.dateOrder);
  }

  /** Finds the columns of the format by `names`; throws where one is missing. */
  protected abstract bind(): void;

  /** Fills `record` from the present row, but for time, symbol and sequence. */
  protected abstract readRow(): void;

  get symbols(): readonly string[] {
    return this.#symbols.names;
  }

  where(): FeedPlace {
    return { line: this.rows.line };
  }

  feed(chunk: Uint8Array): void {
    this.rows.lines.feed(chunk);
  }

  finish(): void {
    this.#finished = true;
    this.rows.lines.finish();
  }

  next(): boolean {
    if (this.names.length === 0 && !this.#readHeader()) return false;
    const { rows, record } = this;
    if (!rows.next()) return false;
    if (rows.count !== this.names.length) rows.failRow(`has ${rows.count} columns, not ${this.names.length}`);
    record.sequence = ++this.#row;
    this.#readTime();
    record.symbol = this.#symbolOf(this.#symbolColumn);
    this.readRow();
    return true;
  }

  /** The column of one of `aliases`; refuses a header without it. */
  protected need(field: string, aliases: readonly string[]): number {
    const column = findColumn(this.names, aliases);
    if (column >= 0) return column;
    throw this.headerError(`no column of ${field} (it would be called ${aliases.slice(0, 4).join(', ')})`);
  }

  protected headerError(problem: string): BaseError {
    const { file } = this.rows.lines;
    return new BaseError('DATA_INVALID_FIELD', `${file}:${this.rows.line}: the header has ${problem}`, {
      facts: { file, line: this.rows.line, found: this.names.join(',').slice(0, 200) },
      advice: 'Check that the first row names the columns.',
    });
  }

  /** A cell as the nearest double. */
  protected double(column: number, field: string): number {
    const { rows } = this;
    if (!this.#doubles.parse(rows.bytes, rows.starts[column], rows.ends[column])) {
      rows.refuse(column, field, 'is not a number');
    }
    return this.#doubles.value[0];
  }

  /** A cell as a whole number of 10^-priceDecimals. */
  protected price(column: number, field: string): number {
    return this.#scaled(column, field, this.priceDecimals, true);
  }

  /** A cell as a whole number of 10^-quantityDecimals. */
  protected quantity(column: number, field: string): number {
    return this.#scaled(column, field, this.quantityDecimals, false);
  }

  #scaled(column: number, field: string, decimals: number, isPrice: boolean): number {
    const { rows } = this;
    const verdict = this.#decimals.parse(rows.bytes, rows.starts[column], rows.ends[column], decimals);
    if (verdict !== DECIMAL.ok) this.#refuseDecimal(verdict, column, field, decimals, isPrice);
    return this.#decimals.value[0];
  }

  #symbolOf(column: number): number {
    const { rows } = this;
    return column < 0 ? 0 : this.#symbols.numberOf(rows.starts[column], rows.ends[column]);
  }

  #refuseDecimal(verdict: number, column: number, field: string, decimals: number, isPrice: boolean): never {
    const { rows } = this;
    const { file } = rows.lines;
    const found = rows.text(column).slice(0, SHOWN_CHARACTERS);
    const cut = rows.isCut(column);
    refuseDecimal(verdict, { file, line: rows.line, field, found, decimals, isPrice, cut });
  }

  #readHeader(): boolean {
    const { rows } = this;
    if (!rows.next()) {
      if (!this.#finished) return false;
      const { file } = rows.lines;
      throw new BaseError('DATA_TRUNCATED', `${file}: the file ends before its header row`, {
        facts: { file },
      });
    }
    this.names = rowNames(rows);
    const times = timePlaces(this.names);
    if (times === undefined) throw this.headerError('no column of time (date, time, datetime, timestamp)');
    this.#times = times;
    this.#symbolColumn = findColumn(this.names, SYMBOL_COLUMNS);
    if (this.#symbolColumn < 0) this.#symbols.byName(this.#symbol);
    this.bind();
    return true;
  }

  #readTime(): void {
    const { rows, record } = this;
    const { date, time } = this.#times;
    const stamp = this.#stamp;
    if (!stamp.read(rows.bytes, rows.starts[date], rows.ends[date])) rows.refuse(date, 'time', stamp.problem);
    if (time >= 0 && !stamp.readTime(rows.bytes, rows.starts[time], rows.ends[time])) {
      rows.refuse(time, 'time', stamp.problem);
    }
    record.day = stamp.day;
    record.timeNs = stamp.timeNs;
  }
}

/** The file's name without folder and endings: the symbol where nothing says it better. */
function nameOf(file: string): string {
  const name = file.replace(/^.*[/\\]/, '');
  return name.replace(/(\.[a-z]\w{0,6})+$/i, '') || name;
}
