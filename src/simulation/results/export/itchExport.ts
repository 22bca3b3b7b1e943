import type { ItchFraming } from '../../../core/data/itch/itchFraming.ts';
import { ItchWriter } from '../../../core/data/itch/itchWriter.ts';
import type { EventLog, LogEntry } from '../../../core/models/logEntry.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import { Execution } from '../../../core/models/messages/execution.ts';
import { RECORD_FACT } from '../../../core/models/ports/recorder.ts';
import type { ActorId } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { onlyVenue } from './exportedVenue.ts';
import { ItchDay } from './itchDay.ts';
import { ItchStock } from './itchStocks.ts';
import { RestingBook } from './restingBook.ts';

export interface ItchExportOptions {
  /** Default `length`, as NASDAQ's daily files. */
  readonly framing?: ItchFraming;
}

/**
 * Writes a run as the NASDAQ TotalView-ITCH 5.0 feed of its venue: directory, orders that rest, executions, cancels
 * and replacements. Replaying it gives the run's own closing book. Time 0 of the run is midnight; order references
 * and match numbers are the file's own. `write` gets the bytes piece by piece, each valid during the call.
 *
 * @returns number of messages
 * @throws BaseError USAGE where the log holds no executions (log level `inputs`), the manifest lists instruments of
 * several venues (see `ofVenue`), or ITCH cannot hold an instrument;
 * DATA_INVALID_FIELD for a price, a quantity or a time beyond its range
 */
export function exportItch(
  manifest: RunManifest,
  log: EventLog,
  write: (bytes: Uint8Array) => void,
  options: ItchExportOptions = {},
): number {
  if (manifest.logLevel === 'inputs') {
    throw new BaseError('USAGE', 'a log of inputs alone holds no executions to write as ITCH', {
      advice: 'Run again with --log commands.',
    });
  }
  const venue = onlyVenue(manifest);
  const stocks = manifest.instruments.map((instrument, i) => new ItchStock(instrument, i + 1));
  const writer = new ItchWriter(write, options);
  const day = new ItchDay(manifest.timeResolutionNs, (message) => {
    writer.message(message);
  });
  day.open(stocks);
  const books: RestingBook[] = [];
  stocks.forEach((stock, i) => {
    const { venueInstrument = i } = manifest.instruments[i];
    books[venueInstrument] = new RestingBook(venueInstrument, day.changesOf(stock), venue);
  });
  replay(books, log, venue);
  day.close();
  writer.endSession();
  return day.messages;
}

/** Gives each book its lines. A line of another book ends the event of the one before, so time never goes back. */
function replay(books: readonly RestingBook[], log: EventLog, venue: ActorId | undefined): void {
  let last: RestingBook | undefined;
  log.forEach((entry: LogEntry) => {
    if (entry.kind !== Execution.id || entry.recordClass !== RECORD_FACT) return;
    if (venue !== undefined && entry.from !== venue) return;
    const book = books[entry.get(Execution.instrument)];
    if (book !== last) last?.finish();
    book?.see(entry);
    last = book;
  });
  last?.finish();
}
