import type { DuckDBValue } from '@duckdb/node-api';
import type { QueryResult } from '../../simulation/results/node/tables/runQuery.ts';
import { columns } from './output.ts';

/** A query's result in aligned columns. */
export function resultTable(result: QueryResult): string[] {
  const rows = result.rows.map((row) => row.map((value) => oneLine(cellText(value))));
  return columns([result.columns, ...rows]);
}

/** A query's result as CSV (RFC 4180): a header, then a line for each row; what has no value is empty. */
export function resultCsv(result: QueryResult): string[] {
  const line = (cells: readonly string[]) => cells.map(quoted).join(',');
  return [line(result.columns), ...result.rows.map((row) => line(row.map(cellText)))];
}

/** A query's result as one object. Integers that JSON's readers would round are given as text. */
export function resultJson(result: QueryResult): object {
  return {
    columns: result.columns.map((name, i) => ({ name, type: result.types[i] })),
    rows: result.rows.map((row) => row.map(jsonValue)),
    more: result.more,
  };
}

function cellText(value: DuckDBValue): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : String(value);
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function jsonValue(value: unknown): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return exactNumber(String(value));
  const { items, entries, scale } = value as { items?: unknown[]; entries?: unknown; scale?: number };
  if (Array.isArray(items)) return items.map(jsonValue);
  if (typeof scale === 'number') return exactNumber(String(value));
  if (entries === undefined || Array.isArray(entries)) return String(value);
  return Object.fromEntries(Object.entries(entries as object).map(([key, each]) => [key, jsonValue(each)]));
}

/** The number that a text spells, where it spells it in all its digits. */
function exactNumber(text: string): number | string {
  const number = Number(text);
  return String(number) === text && (Number.isSafeInteger(number) || !Number.isInteger(number))
    ? number
    : text;
}
