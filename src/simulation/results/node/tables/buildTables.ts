import { join } from 'node:path';
import { withIoErrors } from '../../../../core/utils/node/ioError.ts';
import { makeFolder } from '../../../../core/utils/node/makeFolder.ts';
import { TABLES_FOLDER } from '../../runFiles.ts';
import { openRun } from '../openRun.ts';
import { logMark, tablePath, tableState, writeStamp } from './tableStamp.ts';
import type { TableOrder } from './writeTable.ts';
import { type WriteTablesOptions, writeTables } from './writeTables.ts';

/** A run whose tables are wanted. */
export interface TablesOfRun {
  readonly dir: string;
  readonly tables: readonly string[];
}

/**
 * Makes sure that runs have the tables asked for, made of their logs as they are now: missing, stale and damaged ones
 * are built. A table that could not be finished leaves nothing.
 *
 * @throws BaseError of `openRun` and `writeTables`.
 */
export async function buildTables(
  wanted: readonly TablesOfRun[],
  options: Omit<WriteTablesOptions, 'onTable'> = {},
): Promise<void> {
  const marks = new Map<string, { bytes: number; mark: string }>();
  const orders = wanted.flatMap(({ dir, tables }): TableOrder[] => {
    const run = openRun(dir);
    try {
      marks.set(dir, { bytes: run.log.size, mark: logMark(run.log) });
      return tables
        .filter((table) => tableState(dir, table, run.log) !== 'ready')
        .map((table) => ({ dir, table, path: tablePath(dir, table), format: 'parquet' }));
    } finally {
      run.close();
    }
  });
  if (orders.length === 0) return;
  for (const { dir } of orders) {
    const folder = join(dir, TABLES_FOLDER);
    withIoErrors('create', folder, () => makeFolder(folder));
  }
  await writeTables(orders, {
    ...options,
    onTable: ({ dir, table }) => {
      const origin = marks.get(dir) as { bytes: number; mark: string };
      writeStamp(dir, table, origin.bytes, origin.mark);
    },
  });
}
