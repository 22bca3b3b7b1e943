import { renameSync, rmSync } from 'node:fs';
import { BaseError } from '../../utils/errors.ts';
import { PART_ENDING } from '../../utils/node/atomicFile.ts';
import { withIoErrors } from '../../utils/node/ioError.ts';
import type { ExtraColumn } from '../bars/ohlcvWriter.ts';
import { sqlName, sqlText, withDatabase } from './duckdb.ts';

/**
 * Turns a table of bars as text, as `barLine` writes it, into a Parquet file that gets its name when it is whole. Going
 * through text keeps memory bounded whatever makes the bars, and loses nothing: the text gives every double again.
 *
 * @throws BaseError PART_MISSING where DuckDB is not installed; IO_FAILED.
 */
export async function writeParquetBars(
  csvPath: string,
  path: string,
  extras: readonly ExtraColumn[],
): Promise<void> {
  const part = `${path}${PART_ENDING}`;
  const columns = [
    `'time': 'TIMESTAMP_NS'`,
    `'symbol': 'VARCHAR'`,
    ...['open', 'high', 'low', 'close', 'volume', ...extras].map((name) => `${sqlText(name)}: 'DOUBLE'`),
  ];
  const select = extras.includes('trades') ? `* REPLACE (${sqlName('trades')}::BIGINT AS trades)` : '*';
  const source = `read_csv(${sqlText(csvPath)}, header = true, auto_detect = false, delim = ',', quote = '"', columns = {${columns.join(', ')}})`;
  try {
    await withDatabase(
      (connection) =>
        connection.run(
          `COPY (SELECT ${select} FROM ${source}) TO ${sqlText(part)} (FORMAT parquet, COMPRESSION zstd)`,
        ),
      { threads: '1' },
    );
    withIoErrors('write', path, () => renameSync(part, path));
  } catch (error) {
    if (error instanceof BaseError || !(error instanceof Error)) throw error;
    throw new BaseError('IO_FAILED', `cannot write ${path}: ${error.message.split('\n')[0]}`, {
      facts: { path },
      cause: error,
    });
  } finally {
    rmSync(part, { force: true });
  }
}
