import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { BaseError } from '../../utils/errors.ts';

export type DuckDb = typeof import('@duckdb/node-api');

/** DuckDB, loaded when it is first needed. @throws BaseError PART_MISSING where it is not installed. */
export async function loadDuckDb(): Promise<DuckDb> {
  try {
    return await import('@duckdb/node-api');
  } catch (cause) {
    throw new BaseError('PART_MISSING', 'tables and queries need DuckDB, which cannot be loaded', {
      facts: { part: '@duckdb/node-api' },
      advice: 'Install it with `npm install @duckdb/node-api`; the rest works without it.',
      cause,
    });
  }
}

/** Runs `work` with a database in memory that fetches nothing from anywhere and leaves nothing behind. */
export async function withDatabase<Result>(
  work: (connection: DuckDBConnection, duckdb: DuckDb, instance: DuckDBInstance) => Promise<Result>,
  settings: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const duckdb = await loadDuckDb();
  const instance = await duckdb.DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: '',
    ...settings,
  });
  const connection = await instance.connect();
  try {
    return await work(connection, duckdb, instance);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
