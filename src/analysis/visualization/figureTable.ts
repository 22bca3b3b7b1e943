import type { TimeBuckets } from '../metrics/timeBuckets.ts';
import type { FigureTable } from './plotlyFigure.ts';

/** Rows of a table beside a figure; the figure's own file has every point. */
const MAX_ROWS = 24;

/** A table over time: up to 24 evenly spaced buckets, the first and the last among them. */
export function timeTable(
  buckets: TimeBuckets,
  columns: readonly string[],
  row: (bucket: number) => readonly string[],
): FigureTable {
  const count = Math.min(MAX_ROWS, buckets.count);
  const rows = Array.from({ length: count }, (_, i) =>
    row(count === 1 ? 0 : Math.round((i * (buckets.count - 1)) / (count - 1))),
  );
  return { columns, rows };
}
