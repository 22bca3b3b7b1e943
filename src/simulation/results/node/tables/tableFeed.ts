import type { DuckDBConnection, DuckDBDataChunk, DuckDBType, DuckDBVarCharVector } from '@duckdb/node-api';
import type { LogReader } from '../../../../core/data/log/logReader.ts';
import type { DuckDb } from '../../../../core/data/node/duckdb.ts';
import { assert } from '../../../../core/utils/assert.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import type { TableProjection } from '../../tables/tableProjection.ts';
import { type ColumnCells, TextCells, type WideCells } from '../../tables/tableRows.ts';

/** Name of the table function that hands the rows to DuckDB. */
export const FEED = 'run_table';

/** Rows that DuckDB takes at a time: the length of its vectors. */
const CHUNK_ROWS = 2048;
/** An enumeration's words are read anew for each chunk: many of them cost more than a text for each row. */
const MOST_ENUM_WORDS = 2000;

export interface TableFeedOptions {
  /** Told after each segment: bytes of the log read so far. */
  readonly onProgress?: (bytes: number) => void;
  readonly signal?: { readonly aborted: boolean };
}

/**
 * Hands a projection's rows to DuckDB, which asks for them: one segment of the log is decoded when the rows of the last
 * are used up, so that memory is bounded by a segment. What goes wrong in between ends the rows and is kept for `check`.
 */
export class TableFeed {
  /** Rows handed over. */
  rows = 0;
  readonly #projection: TableProjection;
  readonly #segments: ReturnType<LogReader['wholeSegments']>;
  readonly #options: TableFeedOptions;
  #next = 0;
  #finished = false;
  #failure: unknown;

  constructor(projection: TableProjection, log: LogReader, options: TableFeedOptions = {}) {
    this.#projection = projection;
    this.#segments = log.wholeSegments();
    this.#options = options;
  }

  /** Makes the rows a table of the connection, to be read once. */
  register(connection: DuckDBConnection, duckdb: DuckDb): void {
    const { columns } = this.#projection.rows;
    connection.registerTableFunction(
      duckdb.DuckDBTableFunction.create({
        name: FEED,
        bindFunction: (bind) => {
          for (const cells of columns) bind.addResultColumn(cells.spec.name, typeOf(cells, duckdb));
        },
        initFunction: (init) => init.setMaxThreads(1),
        mainFunction: (_info, chunk) => this.#hand(chunk),
      }),
    );
  }

  /** Throws what went wrong while rows were made. */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  #hand(chunk: DuckDBDataChunk): void {
    try {
      this.#fill();
      const { rows } = this.#projection;
      const count = Math.min(CHUNK_ROWS, rows.count - this.#next);
      chunk.rowCount = count;
      if (count === 0) return;
      rows.columns.forEach((cells, index) => {
        putVector(chunk.getColumnVector(index), cells, this.#next, count);
      });
      this.#next += count;
      this.rows += count;
    } catch (error) {
      this.#failure = error;
      chunk.rowCount = 0;
    }
  }

  /** Decodes until there are rows or the log is at its end. */
  #fill(): void {
    const { rows } = this.#projection;
    while (this.#next === rows.count && !this.#finished) {
      if (this.#options.signal?.aborted) throw new BaseError('INTERRUPTED', 'the table was not finished');
      rows.clear();
      this.#next = 0;
      const step = this.#segments.next();
      if (step.done) {
        this.#projection.finish();
        this.#finished = true;
        return;
      }
      step.value.forEach((entry) => {
        this.#projection.visit(entry);
      });
      this.#options.onProgress?.(step.value.bodyOffset + step.value.header.bodyBytes);
    }
  }
}

function typeOf(cells: ColumnCells, duckdb: DuckDb): DuckDBType {
  if (cells instanceof TextCells) {
    const { words } = cells;
    if (words.length > MOST_ENUM_WORDS) return duckdb.VARCHAR;
    return duckdb.ENUM(words.length === 0 ? [''] : words);
  }
  if (cells.spec.type === 'double') return duckdb.DOUBLE;
  return cells.spec.type === 'integer' ? duckdb.INTEGER : duckdb.BIGINT;
}

type Items = Int32Array | Float64Array | Uint8Array | Uint16Array | Uint32Array | BigInt64Array;

/** The parts of a vector behind its public methods: setting one item at a time would cost more than decoding. */
interface VectorParts {
  readonly items: Items;
  readonly validity: { data: BigUint64Array | null };
  flush(): void;
}

function putVector(vector: unknown, cells: ColumnCells, from: number, count: number): void {
  if (cells instanceof TextCells && cells.words.length > MOST_ENUM_WORDS) {
    putTexts(vector as DuckDBVarCharVector, cells, from, count);
    return;
  }
  const { items, validity } = vector as VectorParts;
  assert(items?.length === count && validity !== undefined, 'a vector of DuckDB is not made as expected');
  if (items instanceof BigInt64Array) {
    const words = new Int32Array(items.buffer, items.byteOffset, 2 * count);
    words.set((cells as WideCells).values.subarray(2 * from, 2 * (from + count)));
  } else {
    (items as Float64Array).set(cells.values.subarray(from, from + count));
  }
  if (cells.nulls > 0) {
    // Chunks begin at multiples of 2048 rows, so their bits begin a byte.
    const bits = new Uint8Array(Math.ceil(count / 64) * 8);
    bits.set(cells.valid.subarray(from >> 3, (from + count + 7) >> 3));
    validity.data = new BigUint64Array(bits.buffer);
  }
  (vector as VectorParts).flush();
}

function putTexts(vector: DuckDBVarCharVector, cells: TextCells, from: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const row = from + i;
    const isValid = (cells.valid[row >> 3] & (1 << (row & 7))) !== 0;
    vector.setItem(i, isValid ? cells.words[cells.values[row]] : null);
  }
  vector.flush();
}
