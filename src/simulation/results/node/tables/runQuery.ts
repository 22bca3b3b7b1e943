import { realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { type DuckDb, sqlName, sqlText, withDatabase } from '../../../../core/data/node/duckdb.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { LOG_TABLES } from '../../tables/runTables.ts';
import { buildTables } from './buildTables.ts';
import { type QUERY_TABLES, queryError } from './queryError.ts';
import { createRunsTable, sqlType } from './runsRows.ts';
import { tablePath } from './tableStamp.ts';

/** How often an interrupt is looked for. */
const INTERRUPT_MS = 50;

export interface QueryOptions {
  /** Told while tables are built: share done, 0 to 1, and tables finished. */
  readonly onBuilding?: (share: number, tables: number) => void;
  readonly signal?: AbortSignal;
  /** Rows to give at most; all where it is left out. */
  readonly limit?: number;
}

/** What a query gave: values as DuckDB has them, its own types for what JavaScript lacks. */
export interface QueryResult {
  readonly columns: readonly string[];
  /** DuckDB's names of the columns' types. */
  readonly types: readonly string[];
  readonly rows: readonly (readonly DuckDBValue[])[];
  /** True where there are more rows than the limit. */
  readonly more: boolean;
}

/**
 * Answers one SELECT over runs. Tables that it names are built where they are missing or stale. The database lives in
 * memory and may read those tables and nothing else: neither other files nor settings are within a query's reach.
 *
 * @throws BaseError QUERY_FAILED with line and column, PART_MISSING, INTERRUPTED, and the errors of `buildTables`.
 */
export async function runQuery(
  sql: string,
  dirs: readonly string[],
  options: QueryOptions = {},
): Promise<QueryResult> {
  const tables = LOG_TABLES.map(({ spec }) => spec.name).filter((name) => mentions(sql, name));
  await buildTables(
    dirs.map((dir) => ({ dir, tables })),
    { onProgress: options.onBuilding, signal: options.signal },
  );
  return withDatabase(async (connection, duckdb) => {
    const names = runNames(dirs);
    await createRunsTable(connection, dirs, names);
    const paths: string[] = [];
    for (const { spec } of LOG_TABLES) {
      const files = tables.includes(spec.name)
        ? dirs.map((dir) => realpathSync(tablePath(dir, spec.name)))
        : [];
      paths.push(...files);
      await connection.run(files.length === 0 ? emptyTable(spec) : view(spec.name, files, names));
    }
    await lock(connection, paths);
    const released = interruptOn(connection, options.signal);
    try {
      return await answer(connection, duckdb, sql, options.limit);
    } catch (error) {
      if (options.signal?.aborted) throw new BaseError('INTERRUPTED', 'the query was not finished');
      throw queryError(sql, error);
    } finally {
      released();
    }
  });
}

/** An interrupt that comes while nothing runs yet is lost on DuckDB, so it is given again until the query ends. */
function interruptOn(connection: DuckDBConnection, signal: AbortSignal | undefined): () => void {
  const timer = setInterval(() => {
    if (signal?.aborted) connection.interrupt();
  }, INTERRUPT_MS);
  return () => clearInterval(timer);
}

/** A word of the statement: naming a table in a text or a comment only costs the building of it. */
function mentions(sql: string, table: string): boolean {
  return new RegExp(`\\b${table}\\b`, 'i').test(sql);
}

/** Each run by its folder's name; by its path where two folders share one. */
function runNames(dirs: readonly string[]): string[] {
  const names = dirs.map((dir) => basename(resolve(dir)));
  return names.map((name, i) => (names.indexOf(name) === names.lastIndexOf(name) ? name : dirs[i]));
}

function emptyTable({ name, columns }: (typeof QUERY_TABLES)[number]): string {
  const typed = columns.map((each) => `${sqlName(each.name)} ${sqlType(each.type)}`);
  return `CREATE TABLE ${name} (run VARCHAR, ${typed.join(', ')})`;
}

/** The run's name comes first; it is found by the file's, once for each file. */
function view(table: string, files: readonly string[], names: readonly string[]): string {
  const list = files.map(sqlText).join(', ');
  const entries = files.map((file, i) => `${sqlText(file)}: ${sqlText(names[i])}`).join(', ');
  return `CREATE VIEW ${table} AS SELECT MAP {${entries}}[filename] AS run, * EXCLUDE (filename)
    FROM read_parquet([${list}], filename = true)`;
}

/** From here on: no file but these, no extension, no setting. */
async function lock(connection: DuckDBConnection, paths: readonly string[]): Promise<void> {
  await connection.run(`SET allowed_paths = [${paths.map(sqlText).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET errors_as_json = true');
  await connection.run('SET lock_configuration = true');
}

async function answer(
  connection: DuckDBConnection,
  duckdb: DuckDb,
  sql: string,
  limit = Number.POSITIVE_INFINITY,
): Promise<QueryResult> {
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) {
    throw new BaseError('QUERY_FAILED', `one statement is expected, and there are ${statements.count}`);
  }
  const prepared = await statements.prepare(0);
  const { SELECT, EXPLAIN } = duckdb.StatementType;
  if (prepared.statementType !== SELECT && prepared.statementType !== EXPLAIN) {
    const kind = duckdb.StatementType[prepared.statementType] ?? 'such a statement';
    throw new BaseError('QUERY_FAILED', `a query reads: ${kind} is not allowed`, {
      advice: 'Begin it with SELECT, WITH or FROM.',
    });
  }
  const reader = await prepared.streamAndReadUntil(Math.min(limit + 1, Number.MAX_SAFE_INTEGER));
  if (limit === Number.POSITIVE_INFINITY) await reader.readAll();
  const rows = reader.getRows();
  return {
    columns: reader.columnNames(),
    types: reader.columnTypes().map(String),
    rows: rows.slice(0, limit),
    more: rows.length > limit,
  };
}
