import type { LogEntry } from '../../core/models/logEntry.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import { BaseError } from '../../core/utils/errors.ts';

/** A log and a manifest that do not belong together show here first, instead of as a chart of nothing. */
export class FactGuard {
  readonly #actors: number;
  readonly #instruments: number;

  constructor(manifest: RunManifest) {
    this.#actors = manifest.actors.length;
    this.#instruments = manifest.instruments.length;
  }

  /** @throws BaseError `DATA_INVALID_FIELD` for an account that is no actor of the manifest. */
  account(entry: LogEntry, index: number): number {
    return this.#within(entry, 'account', index, this.#actors, 'actors');
  }

  /** @throws BaseError `DATA_INVALID_FIELD` for an instrument that the manifest does not list. */
  instrument(entry: LogEntry, index: number): number {
    return this.#within(entry, 'instrument', index, this.#instruments, 'instruments');
  }

  #within(entry: LogEntry, field: string, index: number, count: number, list: string): number {
    const found = entry.get(index);
    if (Number.isInteger(found) && found >= 0 && found < count) return found;
    throw new BaseError(
      'DATA_INVALID_FIELD',
      `the log's event ${entry.events} names ${field} ${found}, but the manifest lists ${count} ${list}`,
      {
        facts: { event: entry.events, field, found, [list]: count },
        advice: 'Keep log and manifest of one run together.',
      },
    );
  }
}
