import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlText, withDatabase } from '../../../../core/data/node/duckdb.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { PART_ENDING } from '../../../../core/utils/node/atomicFile.ts';
import { ioError, withIoErrors } from '../../../../core/utils/node/ioError.ts';
import { RUNS_TABLE } from '../../tables/runsTable.ts';
import { logTable } from '../../tables/runTables.ts';
import { openRun } from '../openRun.ts';
import { createRunsTable } from './runsRows.ts';
import { FEED, TableFeed, type TableFeedOptions } from './tableFeed.ts';

export type TableFormat = 'parquet' | 'csv';

const COPY_OPTIONS: Readonly<Record<TableFormat, string>> = {
  parquet: 'FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1',
  csv: 'FORMAT csv, HEADER',
};

/** A table to write: of which run, which one, where to. */
export interface TableOrder {
  readonly dir: string;
  readonly table: string;
  readonly path: string;
  readonly format: TableFormat;
}

/**
 * Writes one table of a run to a file, which gets its name when it is whole and on the disk, and returns its rows. The
 * table holds what the log holds up to its last whole segment.
 *
 * @throws BaseError PART_MISSING, INTERRUPTED, IO_FAILED, and the errors of `openRun`.
 */
export async function writeTable(order: TableOrder, options: TableFeedOptions = {}): Promise<number> {
  const { dir, table, path, format } = order;
  if (table === RUNS_TABLE.name) return writeRuns(order);
  const part = `${path}${PART_ENDING}`;
  const run = openRun(dir);
  try {
    const feed = new TableFeed(logTable(table).open(run.manifest), run.log, options);
    await withDatabase(
      async (connection, duckdb) => {
        feed.register(connection, duckdb);
        await copy(connection, `${FEED}()`, path, format).catch((error: unknown) => {
          feed.check();
          throw error;
        });
      },
      { threads: '1' },
    );
    feed.check();
    withIoErrors('write', path, () => publish(part, path));
    return feed.rows;
  } finally {
    run.close();
    rmSync(part, { force: true });
  }
}

/** The table `runs` of one run. */
async function writeRuns({ dir, path, format }: TableOrder): Promise<number> {
  try {
    await withDatabase(async (connection) => {
      await createRunsTable(connection, [dir], [basename(resolve(dir))]);
      await copy(connection, RUNS_TABLE.name, path, format);
    });
    withIoErrors('write', path, () => publish(`${path}${PART_ENDING}`, path));
    return 1;
  } finally {
    rmSync(`${path}${PART_ENDING}`, { force: true });
  }
}

/** Writes a relation beside `path`, under the name of a part. */
async function copy(
  connection: DuckDBConnection,
  relation: string,
  path: string,
  format: TableFormat,
): Promise<void> {
  const part = sqlText(`${path}${PART_ENDING}`);
  await connection
    .run(`COPY (SELECT * FROM ${relation}) TO ${part} (${COPY_OPTIONS[format]})`)
    .catch((error: unknown) => {
      throw copyError(path, error);
    });
}

/** Makes sure that the bytes are on the disk before the name is. */
function publish(part: string, path: string): void {
  const file = openSync(part, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
}

/** DuckDB tells of a full disk or a missing folder in words only. */
function copyError(path: string, error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  if (!/^IO Error/.test(message)) return ioError('write', path, error);
  const [headline] = message.split('\n');
  return new BaseError('IO_FAILED', `cannot write ${path}: ${headline.replace(/^IO Error: */, '')}`, {
    facts: { path },
    cause: error,
  });
}
