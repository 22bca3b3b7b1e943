import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { BaseError } from '../../../../core/utils/errors.ts';
import { LOG_FILE } from '../../runFiles.ts';
import { TableWorker } from './tableWorker.ts';
import { type TableOrder, writeTable } from './writeTable.ts';

/** Below this many bytes of log in all, threads cost more than they save. */
const SMALL_BYTES = 1 << 22;
/** Each thread holds a segment's rows and DuckDB's row groups. */
const MOST_THREADS = 4;

export interface WriteTablesOptions {
  /** Told as the work goes on: share done, 0 to 1, and tables finished. */
  readonly onProgress?: (share: number, tables: number) => void;
  /** Told of each table when it is whole. */
  readonly onTable?: (order: TableOrder, rows: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Writes tables, several at a time where the machine has several processors. Each walks its log by itself: decoding is
 * cheap beside writing, and no table has to wait in memory for another.
 *
 * @throws BaseError of `writeTable`; tables that were whole by then are kept.
 */
export async function writeTables(
  orders: readonly TableOrder[],
  options: WriteTablesOptions = {},
): Promise<void> {
  const state = new Shares(orders, options);
  const threads = Math.min(orders.length, availableParallelism(), MOST_THREADS);
  if (threads < 2 || state.total < SMALL_BYTES) {
    for (const [place, order] of orders.entries()) {
      const signal = options.signal;
      const rows = await writeTable(order, { signal, onProgress: (bytes) => state.reached(place, bytes) });
      state.finished(place, rows);
    }
    return;
  }
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const halt = () => Atomics.store(stop, 0, 1);
  options.signal?.addEventListener('abort', halt);
  if (options.signal?.aborted) halt();
  let next = 0;
  const work = async () => {
    const worker = new TableWorker(stop);
    try {
      while (next < orders.length) {
        const place = next++;
        if (Atomics.load(stop, 0) !== 0) throw new BaseError('INTERRUPTED', 'the tables were not finished');
        state.finished(place, await worker.write(orders[place], (bytes) => state.reached(place, bytes)));
      }
    } catch (error) {
      halt();
      throw error;
    } finally {
      await worker.close();
    }
  };
  try {
    const ends = await Promise.allSettled(Array.from({ length: threads }, work));
    const failed = ends.filter((end) => end.status === 'rejected').map((end) => end.reason as unknown);
    // One failure stops the others, which then tell of an interrupt: what came first says more.
    const cause = failed.find((error) => !(error instanceof BaseError && error.code === 'INTERRUPTED'));
    if (failed.length > 0) throw cause ?? failed[0];
  } finally {
    options.signal?.removeEventListener('abort', halt);
  }
}

/** How much of the work is done, in bytes of log. */
class Shares {
  /** Bytes to be read in all. */
  readonly total: number;
  readonly #orders: readonly TableOrder[];
  readonly #options: WriteTablesOptions;
  readonly #sizes: readonly number[];
  readonly #done: number[];
  #tables = 0;

  constructor(orders: readonly TableOrder[], options: WriteTablesOptions) {
    this.#orders = orders;
    this.#options = options;
    this.#sizes = orders.map(({ dir }) => statSync(join(dir, LOG_FILE)).size);
    this.#done = orders.map(() => 0);
    this.total = this.#sizes.reduce((sum, size) => sum + size, 0);
  }

  reached(place: number, bytes: number): void {
    this.#done[place] = bytes;
    const done = this.#done.reduce((sum, each) => sum + each, 0);
    this.#options.onProgress?.(this.total > 0 ? Math.min(1, done / this.total) : 1, this.#tables);
  }

  finished(place: number, rows: number): void {
    this.#tables++;
    this.reached(place, this.#sizes[place]);
    this.#options.onTable?.(this.#orders[place], rows);
  }
}
