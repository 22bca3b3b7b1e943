import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlText } from '../../../../core/data/node/duckdb.ts';
import { RUNS_TABLE, type RunCell, runRow } from '../../tables/runsTable.ts';
import { openRun } from '../openRun.ts';

/** Makes the table `runs` in a database: one row for each run, under its name. */
export async function createRunsTable(
  connection: DuckDBConnection,
  dirs: readonly string[],
  names: readonly string[],
): Promise<void> {
  const columns = RUNS_TABLE.columns.map(({ name, type }) => `${name} ${sqlType(type)}`);
  await connection.run(`CREATE TABLE runs (run VARCHAR, ${columns.join(', ')})`);
  for (const [i, dir] of dirs.entries()) {
    const { manifest, summary, log, close } = openRun(dir);
    close();
    const cells: RunCell[] = [names[i], ...runRow({ manifest, summary, logBytes: log.size })];
    await connection.run(`INSERT INTO runs VALUES (${cells.map(literal).join(', ')})`);
  }
}

function literal(cell: RunCell): string {
  if (cell === null) return 'NULL';
  return typeof cell === 'number' ? String(cell) : sqlText(cell);
}

/** A column's type as DuckDB calls it. */
export function sqlType(type: string): string {
  return type === 'text' ? 'VARCHAR' : type.toUpperCase();
}
