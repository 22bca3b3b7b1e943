import type { FigureTable } from '../visualization/plotlyFigure.ts';

/** Columns that are read from the left: the first, and those in which most cells begin with a letter. */
export function wordColumns({ columns, rows }: FigureTable): ReadonlySet<number> {
  const isWord = (cell: string | undefined) => cell !== undefined && /^\p{L}/u.test(cell);
  return new Set(
    columns.flatMap((_, i) =>
      i === 0 || rows.filter((row) => isWord(row[i])).length * 2 > rows.length ? [i] : [],
    ),
  );
}
