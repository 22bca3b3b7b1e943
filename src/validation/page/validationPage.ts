import type { CheckOutcome, ValidationCheck } from '../check.ts';
import { verdictOf } from '../verdict.ts';
import { outcomeText } from './outcomeText.ts';

/** A check and what came of it. */
export interface CheckedFigure {
  readonly check: ValidationCheck;
  /** At the scale that documents state; left out where the page is made of slices alone. */
  readonly full?: CheckOutcome;
  /** At the scale of the test suite. */
  readonly slice: CheckOutcome;
}

const HEAD = `# Validation

What papers and closed forms say of the models in this program, and what the program finds. \`npm run validate\` makes this
page: it is not written by hand, and the suite holds it to the list of checks and to the figures of their slices.

- *ours* is the estimate with its standard error where it has one, *gate* is when it is taken to agree.
- *reported* demands nothing: the figure is told, and what it says is left to the reader.
- † marks a published figure that was not read in its source by whoever wrote the check.

\`market-sim validate [name…]\` runs the slices, \`--scale full\` what stands here.
`;

/** The page of every published figure and ours, in Markdown. Nothing of it depends on the machine or the time. */
export function validationPage(figures: readonly CheckedFigure[]): string {
  const subjects = [...new Set(figures.map(({ check }) => check.subject))];
  const isFull = figures.every(({ full }) => full !== undefined);
  const parts = [HEAD, isFull ? '' : SLICES_ONLY, `${countLine(figures)}\n`].filter((part) => part !== '');
  for (const subject of subjects) {
    const own = figures.filter(({ check }) => check.subject === subject);
    parts.push(`## ${subject}\n`, figureTable(own), ...noteLines(own), sourceLines(own));
  }
  parts.push('## Slices\n', SLICES, tableOf(['check', 'slice', 'verdict'], figures.map(sliceCells)));
  return `${parts.join('\n').trimEnd()}\n`;
}

const SLICES_ONLY = `**Every figure here is that of the slice**, with less of everything than \`npm run validate\` takes.\n`;

const SLICES = `The same checks with less of everything, as the test suite runs them.\n`;

/** What the page says of a check's slice: one line. */
export function sliceRow(check: ValidationCheck, slice: CheckOutcome): string {
  return rowOf(sliceCells({ check, slice }));
}

function sliceCells({ check, slice }: Pick<CheckedFigure, 'check' | 'slice'>): string[] {
  return [`\`${check.id}\``, outcomeText(slice), verdictOf(check, slice)];
}

/** What the page states of a figure. */
function stated({ full, slice }: CheckedFigure): CheckOutcome {
  return full ?? slice;
}

function countLine(figures: readonly CheckedFigure[]): string {
  const count = (verdict: string) =>
    figures.filter((figure) => verdictOf(figure.check, stated(figure)) === verdict).length;
  const open = figures.filter(({ check }) => !check.confirmed).length;
  return `${figures.length} figures: ${count('pass')} pass, ${count('fail')} fail, ${count('reported')} are reported; ${open} of them marked †.`;
}

function figureTable(figures: readonly CheckedFigure[]): string {
  const rows = figures.map(({ check, full, slice }) => [
    `${check.quantity}${check.unit === '' ? '' : ` (${check.unit})`}`,
    `${check.published}${check.confirmed ? '' : ' †'}`,
    outcomeText(full ?? slice),
    check.gate,
    verdictOf(check, full ?? slice),
  ]);
  return tableOf(['figure', 'published', 'ours', 'gate', 'verdict'], rows);
}

/** What a reader must know of single runs. */
function noteLines(figures: readonly CheckedFigure[]): string[] {
  const lines = figures.flatMap((figure) => {
    const { note } = stated(figure);
    return note === undefined ? [] : [`- ${cell(figure.check.quantity)}: ${cell(note)}`];
  });
  return lines.length === 0 ? [] : [`${lines.join('\n')}\n`];
}

function sourceLines(figures: readonly CheckedFigure[]): string {
  const sources = [...new Set(figures.map(({ check }) => check.source))];
  return `${sources.length === 1 ? 'Source' : 'Sources'}: ${sources.map(cell).join('; ')}.\n`;
}

function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[rowOf(columns), rowOf(columns.map(() => '---')), ...rows.map(rowOf)].join('\n')}\n`;
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** Text that neither ends a cell nor its line. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
