import type { RunSummary } from '../../core/models/runSummary.ts';
import { formatNumber, formatTime } from '../visualization/numbers.ts';
import type { FigureTable, ReportFigure } from '../visualization/plotlyFigure.ts';
import { escapeHtml, jsonForScript } from './escape.ts';
import type { FactTable } from './reportTables.ts';

/** The run's counts as tiles. */
export function summaryTiles(summary: RunSummary): string {
  const tiles: [string, string][] = [
    ['Simulated time', formatTime(summary.simNs)],
    ['Events', formatNumber(summary.events)],
    ['Messages', formatNumber(summary.messages)],
    ['Orders', formatNumber(summary.orders)],
    ['Trades', formatNumber(summary.trades)],
    ['Rejects', formatNumber(summary.rejects)],
    ['Real time', formatTime(Math.round(summary.wallMs / 10) * 1e7)],
  ];
  const hash = `<div class="wide"><dt>Trace hash</dt><dd><code>${escapeHtml(summary.traceHash)}</code></dd></div>`;
  const rest = tiles.map(([name, value]) => `<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`);
  return `<dl class="tiles">${hash}${rest.join('')}</dl>`;
}

/** Links to every figure and section. */
export function contents(figures: readonly ReportFigure[]): string {
  const items = figures.map(
    ({ name, title }) => `<li><a href="#${escapeHtml(name)}">${escapeHtml(title)}</a></li>`,
  );
  items.push(
    '<li><a href="#numbers">Numbers</a></li>',
    '<li><a href="#reproduce">How to reproduce it</a></li>',
  );
  return `<nav aria-label="Contents"><ul>${items.join('')}</ul></nav>`;
}

/** A figure with heading, caption and its numbers as a table that opens on demand. */
export function figureBlock(figure: ReportFigure): string {
  const name = escapeHtml(figure.name);
  const label = escapeHtml(`Chart: ${figure.title}. ${figure.caption}`);
  const short = isShort(figure) ? ' short' : '';
  return `<figure id="${name}" aria-labelledby="${name}-title">
<h2 id="${name}-title">${escapeHtml(figure.title)}</h2>
<div class="plot${short}" role="img" aria-label="${label}" data-figure="${name}-json"></div>
<figcaption>${escapeHtml(figure.caption)}</figcaption>
<details><summary>Show as a table</summary>${dataTable(figure)}</details>
<script type="application/json" id="${name}-json">${jsonForScript(figure.figure)}</script>
</figure>`;
}

/** Names and values under a heading. */
export function factTable(table: FactTable): string {
  const rows = table.rows.map(
    ([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return `<div><h3>${escapeHtml(table.title)}</h3><table><tbody>${rows.join('')}</tbody></table></div>`;
}

/** A handful of bars or a spread needs less height than prices do. */
function isShort(figure: ReportFigure): boolean {
  return figure.name === 'spread' || figure.figure.data.every((trace) => trace.orientation === 'h');
}

function dataTable({ title, table }: ReportFigure): string {
  const words = wordColumns(table);
  const word = (i: number) => (words.has(i) ? ' class="word"' : '');
  const heads = table.columns.map((column, i) => `<th scope="col"${word(i)}>${escapeHtml(column)}</th>`);
  const rows = table.rows.map((row) => {
    const cells = row.slice(1).map((cell, i) => `<td${word(i + 1)}>${escapeHtml(cell)}</td>`);
    return `<tr><th scope="row">${escapeHtml(row[0])}</th>${cells.join('')}</tr>`;
  });
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(`Table: ${title}`)}"><table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** Columns of words, beside the first, read from the left. */
function wordColumns(table: FigureTable): Set<number> {
  return new Set(table.columns.flatMap((column, i) => (column === 'Kind' ? [i] : [])));
}
