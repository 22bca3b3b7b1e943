/** A cell of a table and how its text is dressed once it has its width. */
export interface StyledCell {
  readonly text: string;
  readonly style?: (text: string) => string;
}

const GAP = 2;

/** Width in columns of the table that these rows make. */
export function tableWidth(rows: readonly (readonly StyledCell[])[]): number {
  return widthsOf(rows).reduce((sum, width) => sum + width + GAP, -GAP);
}

/** Rows as aligned lines; colours take no room. */
export function tableLines(rows: readonly (readonly StyledCell[])[]): string[] {
  const widths = widthsOf(rows);
  return rows.map((row) => {
    const lastFilled = row.findLastIndex(({ text }) => text !== '');
    return row
      .slice(0, lastFilled + 1)
      .map(({ text, style = String }, i) => {
        const room = i === lastFilled ? '' : ' '.repeat(widths[i] + GAP - text.length);
        return `${style(text)}${room}`;
      })
      .join('');
  });
}

function widthsOf(rows: readonly (readonly StyledCell[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach(({ text }, i) => {
      widths[i] = Math.max(widths[i] ?? 0, text.length);
    });
  return widths;
}

/** Words in lines of at most `width` columns, all but the first behind `indent` blanks. */
export function wrapped(words: readonly string[], width: number, indent = 0): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const room = lines.length === 0 ? width : width - indent;
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines.map((each, i) => (i === 0 ? each : `${' '.repeat(indent)}${each}`));
}
