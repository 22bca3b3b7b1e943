import type { FigureTable, ReportFigure } from '../visualization/plotlyFigure.ts';
import { escapeHtml, jsonForScript } from './escape.ts';
import type { FactTable, ReportTable } from './reportContent.ts';
import { wordColumns } from './wordColumns.ts';

/** The run's counts as tiles; the trace hash is set as code. */
export function tileList(tiles: readonly (readonly [name: string, value: string])[]): string {
  const items = tiles.map(([name, value]) => {
    const text = escapeHtml(value);
    return name === 'Trace hash'
      ? `<div class="wide"><dt>${name}</dt><dd><code>${text}</code></dd></div>`
      : `<div><dt>${escapeHtml(name)}</dt><dd>${text}</dd></div>`;
  });
  return items.length === 0 ? '' : `<dl class="tiles">${items.join('')}</dl>`;
}

/** What a reader must know first. */
export function noteList(notes: readonly string[]): string {
  return notes.map((note) => `<p class="note" role="note">${escapeHtml(note)}</p>`).join('\n');
}

/** A figure with heading, caption and its numbers as a table that opens on demand. */
export function figureBlock(figure: ReportFigure): string {
  const name = escapeHtml(figure.name);
  const label = escapeHtml(`Chart: ${figure.title}. ${figure.caption}`);
  const { height } = figure.figure.layout;
  const short = height === undefined && isShort(figure) ? ' short' : '';
  const style = typeof height === 'number' ? ` style="height:${height}px"` : '';
  return `<figure id="${name}" aria-labelledby="${name}-title">
<h3 id="${name}-title">${escapeHtml(figure.title)}</h3>
<div class="plot${short}" role="img" aria-label="${label}" data-figure="${name}-json"${style}></div>
<figcaption>${escapeHtml(figure.caption)}</figcaption>
<details class="numbers"><summary>Show as a table</summary>${dataTable(figure.title, figure.table)}</details>
<script type="application/json" id="${name}-json">${jsonForScript(figure.figure)}</script>
</figure>`;
}

/** A table that stands by itself, with heading and caption. */
export function tableBlock({ name, title, caption, table }: ReportTable): string {
  const id = escapeHtml(name);
  return `<section class="card" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${escapeHtml(title)}</h2>
<p class="caption">${escapeHtml(caption)}</p>
${table.rows.length === 0 ? '' : dataTable(title, table)}</section>`;
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

function dataTable(title: string, table: FigureTable): string {
  const words = wordColumns(table);
  const word = (i: number) => (words.has(i) ? ' class="word"' : '');
  const heads = table.columns.map((column, i) => `<th scope="col"${word(i)}>${escapeHtml(column)}</th>`);
  const rows = table.rows.map((row) => {
    const cells = row.slice(1).map((cell, i) => `<td${word(i + 1)}>${escapeHtml(cell)}</td>`);
    return `<tr><th scope="row">${escapeHtml(row[0])}</th>${cells.join('')}</tr>`;
  });
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(`Table: ${title}`)}"><table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
