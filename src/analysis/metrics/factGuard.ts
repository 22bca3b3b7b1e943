import { Listings } from '../../core/models/listings.ts';
import type { LogEntry } from '../../core/models/logEntry.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import { BaseError } from '../../core/utils/errors.ts';

/** A log and a manifest that do not belong together show here first, instead of as a chart of nothing. */
export class FactGuard {
  readonly listings: Listings;
  readonly #actors: number;

  constructor(manifest: RunManifest) {
    this.listings = new Listings(manifest);
    this.#actors = manifest.actors.length;
  }

  /** @throws BaseError `DATA_INVALID_FIELD` for an account that is no actor of the manifest. */
  account(entry: LogEntry, index: number): number {
    const found = entry.get(index);
    if (Number.isInteger(found) && found >= 0 && found < this.#actors) return found;
    throw this.#stranger(entry, 'account', found, this.#actors, 'actors');
  }

  /**
   * Place in the manifest of the instrument that a venue's line is about.
   *
   * @throws BaseError `DATA_INVALID_FIELD` for an instrument that the manifest does not list.
   */
  instrument(entry: LogEntry, index: number): number {
    const found = entry.get(index);
    const place = this.listings.placeOf(entry.from, found);
    if (place >= 0) return place;
    throw this.#stranger(entry, 'instrument', found, this.listings.count, 'instruments');
  }

  #stranger(entry: LogEntry, field: string, found: number, count: number, list: string): BaseError {
    const ofVenue =
      field === 'instrument' && this.listings.venues.length > 0 ? ` of actor ${entry.from}` : '';
    return new BaseError(
      'DATA_INVALID_FIELD',
      `the log's event ${entry.events} names ${field} ${found}${ofVenue}, but the manifest lists ${count} ${list}`,
      {
        facts: { event: entry.events, field, found, [list]: count },
        advice: 'Keep log and manifest of one run together.',
      },
    );
  }
}
