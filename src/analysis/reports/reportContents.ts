import { escapeHtml } from './escape.ts';
import type { FigureSection } from './figureSections.ts';
import type { ReportContent } from './reportContent.ts';

/** Links to every section, figure and table; beside the page where there is room, else folded above it. */
export function contents(content: ReportContent, sections: readonly FigureSection[]): string {
  const entries = (areAnnexes: boolean) =>
    content.tables
      .filter(({ isAnnex }) => (isAnnex === true) === areAnnexes)
      .map(({ name, title }) => `<li>${link(name, title)}</li>`);
  const items = entries(false);
  for (const { id, title, figures } of sections) {
    const inner = figures.map((figure) => `<li>${link(figure.name, figure.title)}</li>`);
    items.push(`<li>${link(`section-${id}`, title)}<ul>${inner.join('')}</ul></li>`);
  }
  if (content.facts.length > 0) items.push(`<li>${link('numbers', 'Numbers')}</li>`);
  items.push(...entries(true));
  items.push(`<li>${link('reproduce', 'How to reproduce it')}</li>`);
  return `<nav aria-label="Contents"><details class="contents" open><summary>Contents</summary><ul>${items.join('')}</ul>
<button type="button" id="all-tables" aria-pressed="false" hidden>Show all tables</button></details></nav>`;
}

function link(id: string, title: string): string {
  return `<a href="#${escapeHtml(id)}">${escapeHtml(title)}</a>`;
}
