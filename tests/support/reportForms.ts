/** A table as rows of texts, the head first where it has one. */
export type TextTable = readonly (readonly string[])[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** Every table of an HTML page, read independently of how it was written. */
export function htmlTables(html: string): TextTable[] {
  return Array.from(html.matchAll(/<table>(.*?)<\/table>/gs), ([, table]) =>
    Array.from(table.matchAll(/<tr>(.*?)<\/tr>/gs), ([, row]) =>
      Array.from(row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs), ([, cell]) =>
        cell.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]),
      ),
    ),
  );
}

/** Every table of a Markdown document. A head of empty cells is none. */
export function markdownTables(markdown: string): TextTable[] {
  const tables: string[][][] = [];
  let open = false;
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('| ')) {
      open = false;
      continue;
    }
    if (!open) tables.push([]);
    open = true;
    const cells = line.slice(2, -2).split(/ \| /);
    if (cells.every((cell) => /^-+:?$/.test(cell)) || cells.every((cell) => cell === '')) continue;
    tables.at(-1)!.push(cells.map(unmarked));
  }
  return tables;
}

function unmarked(cell: string): string {
  return cell.replaceAll('&amp;', '&').replace(/\\(.)/g, '$1');
}
