import { Listings } from '../../../core/models/listings.ts';
import type { LogEntry } from '../../../core/models/logEntry.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import { Quote } from '../../../core/models/messages/marketData.ts';
import * as recorder from '../../../core/models/ports/recorder.ts';
import { InstrumentUnits, putInstrument, putPrice } from './instrumentUnits.ts';
import type { TableProjection } from './tableProjection.ts';
import { TableRows } from './tableRows.ts';
import {
  column,
  EVENT_COLUMN,
  INSTRUMENT_COLUMNS,
  priceColumns,
  type TableSpec,
  TIME_COLUMN,
} from './tableSpec.ts';
import { manifestNames } from './vocabulary.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { RECORD_FACT } = recorder;

export const QUOTES_TABLE: TableSpec = {
  name: 'quotes',
  description: 'One row for each change of the best bid or ask; an empty side has no price.',
  columns: [
    EVENT_COLUMN,
    TIME_COLUMN,
    ...INSTRUMENT_COLUMNS,
    column('sequence', 'bigint', '', 'number of the quote in its feed, from 1'),
    ...priceColumns('bid', 'best bid'),
    column('bid_lots', 'bigint', 'lots', 'quantity at the best bid'),
    ...priceColumns('ask', 'best ask'),
    column('ask_lots', 'bigint', 'lots', 'quantity at the best ask'),
  ],
};

/** Quotes, as published. */
export class QuotesProjection implements TableProjection {
  readonly rows: TableRows;
  readonly #resolution: number;
  readonly #units: readonly InstrumentUnits[];
  readonly #listings: Listings;
  readonly #cells;

  constructor(manifest: RunManifest) {
    this.#resolution = manifest.timeResolutionNs;
    this.#listings = new Listings(manifest);
    this.#units = manifest.instruments.map((entry) => new InstrumentUnits(entry));
    const { symbol, venue } = manifestNames(manifest);
    this.rows = new TableRows(QUOTES_TABLE, { symbol, venue });
    const { rows } = this;
    this.#cells = {
      event: rows.wide('event'),
      time: rows.wide('time_ns'),
      instrument: rows.integer('instrument'),
      symbol: rows.text('symbol'),
      venue: rows.text('venue'),
      sequence: rows.wide('sequence'),
      bid: rows.double('bid'),
      bidTicks: rows.integer('bid_ticks'),
      bidLots: rows.wide('bid_lots'),
      ask: rows.double('ask'),
      askTicks: rows.integer('ask_ticks'),
      askLots: rows.wide('ask_lots'),
    };
  }

  visit(entry: LogEntry): void {
    if (entry.recordClass !== RECORD_FACT || entry.kind !== Quote.id) return;
    const cells = this.#cells;
    const row = this.rows.next();
    const instrument = entry.get(Quote.instrument);
    const place = this.#listings.placeOf(entry.from, instrument);
    const units = this.#units[place];
    cells.event.put(row, entry.events);
    cells.time.put(row, entry.time * this.#resolution);
    putInstrument(cells, row, entry.from, instrument, place);
    cells.sequence.put(row, entry.get(Quote.sequence));
    putPrice(cells.bid, cells.bidTicks, row, units, entry.get(Quote.bidPrice));
    cells.bidLots.put(row, entry.get(Quote.bidQuantity));
    putPrice(cells.ask, cells.askTicks, row, units, entry.get(Quote.askPrice));
    cells.askLots.put(row, entry.get(Quote.askQuantity));
  }

  finish(): void {}
}
