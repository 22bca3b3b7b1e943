import { nearestWord } from '../../../../core/data/config/nearest.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { RUNS_TABLE } from '../../tables/runsTable.ts';
import { LOG_TABLES } from '../../tables/runTables.ts';

/** Every table that a query may name. */
export const QUERY_TABLES = [RUNS_TABLE, ...LOG_TABLES.map(({ spec }) => spec)];

/** What DuckDB tells of an error when it is asked for JSON. */
interface Told {
  readonly exception_message: string;
  readonly exception_type: string;
  /** Place in the statement, from 0. */
  readonly position?: string;
  readonly name?: string;
  readonly type?: string;
  readonly error_subtype?: string;
}

/** A query that failed, with its place in the SQL and what was probably meant. */
export function queryError(sql: string, error: unknown): unknown {
  if (error instanceof BaseError || !(error instanceof Error)) return error;
  const told = toldOf(error.message);
  const [headline] = told.exception_message.split('\n');
  const position = told.position === undefined ? undefined : Number(told.position);
  const place = position === undefined ? undefined : placeOf(sql, told, position);
  const lines = [place === undefined ? headline : `line ${place.line}:${place.column}: ${headline}`];
  if (place !== undefined) lines.push(`  ${place.text}`, `  ${' '.repeat(place.column - 1)}^`);
  return new BaseError('QUERY_FAILED', lines.join('\n'), {
    facts: { line: place?.line, column: place?.column, kind: told.exception_type },
    advice: adviceOn(told),
    cause: error,
  });
}

function toldOf(message: string): Told {
  const json = message.slice(message.indexOf('{'));
  try {
    const told = JSON.parse(json) as Told;
    if (typeof told.exception_message === 'string') return told;
  } catch {
    // Words, then: a failure that DuckDB has no place for.
  }
  return { exception_message: message, exception_type: 'unknown' };
}

/** The parser counts letters, the rest of DuckDB bytes of UTF-8; lines and columns count letters, from 1. */
function placeOf(sql: string, told: Told, position: number): { line: number; column: number; text: string } {
  const isParser = told.exception_type === 'Parser';
  const before = isParser ? sql.slice(0, position) : Buffer.from(sql).subarray(0, position).toString('utf8');
  const lines = before.split('\n');
  const line = lines.length;
  return { line, column: lines[line - 1].length + 1, text: sql.split('\n')[line - 1] };
}

function adviceOn(told: Told): string {
  const names = QUERY_TABLES.map((table) => table.name);
  const tables = `Tables: ${names.join(', ')}.`;
  const quoted = /(?:Referenced column|a column named) "([^"]+)"/.exec(told.exception_message)?.[1];
  if (told.type === 'Table' && told.name !== undefined) {
    const meant = nearestWord(told.name, names);
    return meant === undefined ? tables : `Did you mean the table ${meant}? ${tables}`;
  }
  if (quoted === undefined) return `${tables} \`market-sim query --tables\` lists their columns.`;
  const columns = QUERY_TABLES.flatMap((table) => table.columns.map((each) => each.name));
  const meant = nearestWord(quoted, ['run', ...columns]);
  const having = QUERY_TABLES.filter((table) => table.columns.some((each) => each.name === meant));
  if (meant === undefined) return `${tables} \`market-sim query --tables\` lists their columns.`;
  if (meant === quoted) return `The column ${quoted} is in ${having.map((table) => table.name).join(', ')}.`;
  return `Did you mean the column ${meant}? ${tables}`;
}
