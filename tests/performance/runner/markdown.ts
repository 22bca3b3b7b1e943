import type { Table } from './benchmark.ts';

/** A table in Markdown, its columns padded so that it also reads well in a terminal. */
export function tableToMarkdown({ title, columns, rows, note }: Table): string {
  const cells = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, i) => Math.max(3, ...cells.map((row) => row[i].length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => pad(cell, widths[i], i)).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const lines = [`### ${title}`, '', line(cells[0]), rule, ...cells.slice(1).map(line)];
  if (note !== undefined) lines.push('', note);
  return lines.join('\n');
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

/** A figure with a sensible number of digits: 5123, 51.2, 5.12. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '-';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
