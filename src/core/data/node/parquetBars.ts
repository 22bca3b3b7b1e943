import { type FileHandle, open } from 'node:fs/promises';
import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api';
import { Bar } from '../../models/bar.ts';
import type { FeedPlace, FeedSource } from '../../models/ports/feedSource.ts';
import { BaseError } from '../../utils/errors.ts';
import { type BarPlaces, barPlaces } from '../bars/barColumns.ts';
import type { FeedOptions } from '../formats/feedFormat.ts';
import { findColumn, plainName, SYMBOL_COLUMNS, timePlaces } from '../text/columnNames.ts';
import { TimestampCell } from '../text/timestampCell.ts';
import { loadDuckDb, sqlName, sqlText } from './duckdb.ts';
import { unpackError } from './unpackError.ts';

/** The first and the last four bytes of a Parquet file. */
const MAGIC = 'PAR1';
const MAX_SYMBOLS = 1 << 17;
/** What DuckDB may take while it reads, so that a row group of any size does not fill the memory. */
const MEMORY_LIMIT = '256MB';

interface Column {
  readonly name: string;
  readonly type: string;
}

/**
 * Bars of a Parquet file, in bounded memory, in the file's order; columns are recognised by the names that bars as text
 * have. Times are dates, timestamps (UTC where they have a zone), or anything that reads as text does.
 */
export class ParquetBars implements FeedSource {
  readonly record = new Bar();
  readonly symbols: string[];
  /** Bars hold doubles: nothing is scaled. */
  readonly priceDecimals = 0;
  readonly quantityDecimals = 0;
  readonly #path: string;
  readonly #result: DuckDBResult;
  readonly #close: () => void;
  readonly #fields: readonly (keyof BarPlaces)[];
  readonly #stamp: TimestampCell;
  readonly #encoder = new TextEncoder();
  readonly #indexOfSymbol = new Map<string, number>();
  readonly #hasSymbols: boolean;
  #columns: readonly (readonly unknown[])[] = [];
  #next = 0;
  #count = 0;

  /** Use {@link openParquetBars}. */
  constructor(path: string, plan: QueryPlan, result: DuckDBResult, close: () => void, options: FeedOptions) {
    this.#path = path;
    this.#result = result;
    this.#close = close;
    this.#fields = plan.fields;
    this.#hasSymbols = plan.hasSymbols;
    this.#stamp = new TimestampCell(options.dateOrder);
    this.symbols = plan.hasSymbols ? [] : [options.symbol ?? nameOf(path)];
  }

  /** Row of `record`, from 1, in place of a line. */
  where(): FeedPlace {
    return { line: this.record.sequence };
  }

  next(): boolean {
    if (this.#next === this.#count) return false;
    this.#readRow(this.#next++);
    return true;
  }

  /** Reads on until there is a bar, and moves to it; false at the end of the file. */
  async refill(): Promise<boolean> {
    if (this.next()) return true;
    try {
      const chunk = await this.#result.fetchChunk();
      this.#columns = chunk === null ? [] : chunk.getColumns();
      this.#count = chunk?.rowCount ?? 0;
      this.#next = 0;
    } catch (error) {
      throw parquetError(this.#path, error);
    }
    return this.next();
  }

  /** Lets go of the file. */
  async close(): Promise<void> {
    this.#close();
  }

  #readRow(row: number): void {
    const { record } = this;
    const [days, times, texts, symbols, ...values] = this.#columns;
    record.sequence++;
    this.#readTime(days[row], times[row], texts[row]);
    record.symbol = this.#hasSymbols ? this.#symbol(symbols[row]) : 0;
    this.#fields.forEach((field, i) => {
      const value = values[i][row];
      const isRest = field === 'adjustedClose' || field === 'openInterest';
      if (typeof value !== 'number' && !isRest) this.#refuse(field, 'is missing', value);
      record[field] = typeof value === 'number' ? value : Number.NaN;
    });
  }

  #readTime(day: unknown, timeNs: unknown, text: unknown): void {
    const { record } = this;
    if (typeof day === 'number' && typeof timeNs === 'number') {
      record.day = day;
      record.timeNs = timeNs;
      return;
    }
    const bytes = this.#encoder.encode(String(text ?? ''));
    if (!this.#stamp.read(bytes, 0, bytes.length)) this.#refuse('time', this.#stamp.problem, text);
    record.day = this.#stamp.day;
    record.timeNs = this.#stamp.timeNs;
  }

  #symbol(found: unknown): number {
    const name = String(found ?? '');
    const known = this.#indexOfSymbol.get(name);
    if (known !== undefined) return known;
    if (name === '') this.#refuse('symbol', 'is missing', found);
    if (this.symbols.length === MAX_SYMBOLS)
      this.#refuse('symbol', `is one of more than ${MAX_SYMBOLS}`, name);
    this.#indexOfSymbol.set(name, this.symbols.length);
    return this.symbols.push(name) - 1;
  }

  #refuse(field: string, problem: string, found: unknown): never {
    const row = this.record.sequence;
    const shown = String(found ?? 'nothing').slice(0, 40);
    throw new BaseError(
      'DATA_INVALID_FIELD',
      `${this.#path}: row ${row}: ${field} ${problem}: found '${shown}'`,
      { facts: { file: this.#path, row, field, found: shown } },
    );
  }
}

/**
 * Opens a Parquet file of bars.
 *
 * @throws BaseError PART_MISSING where DuckDB is not installed; IO_NOT_FOUND, IO_FAILED; DATA_BAD_MAGIC, DATA_CORRUPT;
 * DATA_INVALID_FIELD where the columns are not those of bars.
 */
export async function openParquetBars(path: string, options: FeedOptions = {}): Promise<ParquetBars> {
  if (!(await isParquet(path))) {
    throw new BaseError(
      'DATA_BAD_MAGIC',
      `${path}: is no Parquet file: it does not begin and end with ${MAGIC}`,
      {
        facts: { file: path },
      },
    );
  }
  const { DuckDBInstance } = await loadDuckDb();
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: '',
    threads: '1',
    memory_limit: MEMORY_LIMIT,
  });
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    const plan = planQuery(path, await columnsOf(connection, path));
    return new ParquetBars(path, plan, await connection.stream(plan.sql), close, options);
  } catch (error) {
    close();
    throw parquetError(path, error);
  }
}

/** True where the file begins and ends as Parquet does. @throws BaseError IO_NOT_FOUND, IO_FAILED. */
export async function isParquet(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      return size >= 12 && (await wordAt(file, 0)) === MAGIC && (await wordAt(file, size - 4)) === MAGIC;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unpackError(path, error);
  }
}

async function wordAt(file: FileHandle, position: number): Promise<string> {
  const bytes = Buffer.alloc(4);
  await file.read(bytes, 0, 4, position);
  return bytes.toString('latin1');
}

async function columnsOf(connection: DuckDBConnection, path: string): Promise<Column[]> {
  const result = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${tableOf(path)}`);
  return result.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
}

/** DuckDB takes `*`, `?` and `[` in a path for a pattern; in brackets they stand for themselves. */
function tableOf(path: string): string {
  return `read_parquet(${sqlText(path.replace(/[*?[]/g, '[$&]'))})`;
}

interface QueryPlan {
  /** Columns: day, time of day, time as text, symbol, then `fields`. */
  readonly sql: string;
  readonly fields: readonly (keyof BarPlaces)[];
  readonly hasSymbols: boolean;
}

function planQuery(path: string, columns: readonly Column[]): QueryPlan {
  const names = columns.map(({ name }) => plainName(name));
  const times = timePlaces(names);
  const places = barPlaces(names);
  if (times === undefined || typeof places === 'string') {
    const problem =
      typeof places === 'string' ? places : 'no column of time (date, time, datetime, timestamp)';
    throw new BaseError('DATA_INVALID_FIELD', `${path}: the table has ${problem}`, {
      facts: {
        file: path,
        found: columns
          .map(({ name }) => name)
          .join(',')
          .slice(0, 200),
      },
    });
  }
  const fields = (Object.keys(places) as (keyof BarPlaces)[]).filter((field) => places[field] >= 0);
  const symbol = findColumn(names, SYMBOL_COLUMNS);
  const parts = [
    ...timeParts(columns, times.date, times.time),
    symbol < 0 ? 'NULL' : `${sqlName(columns[symbol].name)}::VARCHAR`,
    ...fields.map((field) => `${sqlName(columns[places[field]].name)}::DOUBLE`),
  ];
  const named = parts.map((part, i) => `${part} AS c${i}`).join(', ');
  return { sql: `SELECT ${named} FROM ${tableOf(path)}`, fields, hasSymbols: symbol >= 0 };
}

/** Day, time of day and text. Nanoseconds since 1970 are no safe integers, so that the database splits off the days. */
function timeParts(columns: readonly Column[], date: number, time: number): string[] {
  const { name, type } = columns[date];
  if (time >= 0) {
    const { name: timeName } = columns[time];
    return ['NULL', 'NULL', `${sqlName(name)}::VARCHAR || ' ' || ${sqlName(timeName)}::VARCHAR`];
  }
  if (type !== 'DATE' && !type.startsWith('TIMESTAMP')) return ['NULL', 'NULL', `${sqlName(name)}::VARCHAR`];
  const ns = `epoch_ns(${sqlName(name)}${type === 'DATE' ? '::TIMESTAMP' : ''})`;
  const dayNs = '86400000000000';
  const timeNs = `((${ns} % ${dayNs} + ${dayNs}) % ${dayNs})`;
  return [`((${ns} - ${timeNs}) // ${dayNs})::DOUBLE`, `${timeNs}::DOUBLE`, 'NULL'];
}

function parquetError(path: string, error: unknown): unknown {
  if (error instanceof BaseError || !(error instanceof Error)) return error;
  const [headline] = error.message.split('\n');
  const isCast = /^(Conversion|Out of Range) Error/.test(headline);
  return new BaseError(
    isCast ? 'DATA_INVALID_FIELD' : 'DATA_CORRUPT',
    `${path}: does not read as bars: ${headline}`,
    {
      facts: { file: path },
      cause: error,
    },
  );
}

function nameOf(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
}
