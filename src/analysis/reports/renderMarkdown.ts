import type { FigureTable } from '../visualization/plotlyFigure.ts';
import { figureSections } from './figureSections.ts';
import type { ReportContent, ReportedRun } from './reportContent.ts';
import { commandLine, reproduction } from './reproduce.ts';
import { wordColumns } from './wordColumns.ts';

/**
 * A report as Markdown (CommonMark with tables as GitHub reads them): every table and caption, and links to pictures
 * of the figures where `pictureOf` knows one.
 */
export function renderMarkdown(
  content: ReportContent,
  pictureOf: (figure: string) => string | undefined = () => undefined,
): string {
  const parts = [
    `# ${plain(content.title)}`,
    ...content.notes.map((note) => `> ${plain(note)}`),
    tableText({ columns: ['', ''], rows: content.tiles }),
    ...tableTexts(content.tables.filter(({ isAnnex }) => !isAnnex)),
  ];
  for (const section of figureSections(content.figures)) {
    parts.push(`## ${section.title}`);
    for (const { name, title, caption, table } of section.figures) {
      const picture = pictureOf(name);
      parts.push(`### ${plain(title)}`);
      if (picture !== undefined) parts.push(`![${plain(title)}](${encodeURI(picture)})`);
      parts.push(plain(caption), tableText(table));
    }
  }
  if (content.facts.length > 0) parts.push('## Numbers of the whole run');
  for (const { title, rows } of content.facts) {
    parts.push(`### ${plain(title)}`, tableText({ columns: ['', ''], rows }));
  }
  parts.push(
    ...tableTexts(content.tables.filter(({ isAnnex }) => isAnnex)),
    '## How to reproduce it',
    content.command === undefined
      ? ''
      : `All of it was made by market-sim ${content.programVersion} with\n\n${fenced(content.command, 'sh')}`,
    ...content.runs.flatMap((run) => reproduceText(run, content.runs.length)),
  );
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function tableTexts(tables: ReportContent['tables']): string[] {
  return tables.flatMap(({ title, caption, table }) => [
    `## ${plain(title)}`,
    plain(caption),
    tableText(table),
  ]);
}

function reproduceText(run: ReportedRun, runs: number): string[] {
  const { configFile, configJson, command } = reproduction(run.manifest);
  const hash = run.coverage.traceHash;
  return [
    runs > 1 ? `### ${plain(run.label)}` : '',
    run.command === undefined ? '' : `This run was made by\n\n${fenced(run.command, 'sh')}`,
    `Save this as \`${configFile}\``,
    fenced(configJson, 'json'),
    `and run\n\n${fenced(command, 'sh')}`,
    run.coverage.outcome === 'complete' && hash !== null
      ? `With market-sim ${run.manifest.programVersion} the trace hash is \`${hash}\` again.`
      : '',
    run.dir === null ? '' : fenced(commandLine(['verify', run.dir]), 'sh'),
  ];
}

function tableText(table: FigureTable): string {
  const { columns, rows } = table;
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`;
  const words = wordColumns(table);
  const rule = columns.map((_, i) => (words.has(i) ? '---' : '---:'));
  return [line(columns), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** Text of the user's in a paragraph or a cell: nothing of it is read as markup, and it stays on its line. */
function plain(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/[\\`*_[\]<>|#~]/g, (mark) => `\\${mark}`)
    .replaceAll('&', '&amp;');
}

/** A fence longer than any run of backticks within. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
