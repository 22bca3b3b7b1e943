import type { LogEntry } from '../../../core/models/logEntry.ts';
import type { TableRows } from './tableRows.ts';

/** Makes the rows of one table from a log's entries, in order. Memory follows the live orders, not the log. */
export interface TableProjection {
  /** Filled by `visit` and `finish`; whoever reads them empties them whenever it likes. */
  readonly rows: TableRows;
  visit(entry: LogEntry): void;
  /** The log ends here. */
  finish(): void;
}
