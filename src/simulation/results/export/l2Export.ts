import { PriceLevels } from '../../../core/data/l2/priceLevels.ts';
import {
  TardisBookWriter,
  type TardisSymbol,
  TardisTradesWriter,
} from '../../../core/data/l2/tardisWriter.ts';
import { AsciiWriter } from '../../../core/data/text/asciiWriter.ts';
import { FEED_RECORD, FeedRecord } from '../../../core/models/feedRecord.ts';
import { parseDecimal } from '../../../core/models/instrumentDecimals.ts';
import { Listings } from '../../../core/models/listings.ts';
import type { EventLog, LogEntry } from '../../../core/models/logEntry.ts';
import type { InstrumentEntry, RunManifest } from '../../../core/models/manifest.ts';
import { EXECUTION_EVENT, Execution } from '../../../core/models/messages/execution.ts';
import { RECORD_FACT } from '../../../core/models/ports/recorder.ts';
import type { ByteSink } from './lobsterExport.ts';
import { type BookChanges, RestingBook, type RestingOrder } from './restingBook.ts';
import { type UnitScale, unitScale } from './unitScale.ts';

const EXCHANGE = 'market-sim';
const FLUSH_BYTES = 1 << 16;
const DAY_NS = 86_400e9;

/**
 * Writes the visible books of a simulated run, all instruments, as L2 CSV (the layout of incremental_book_L2): the
 * level that changed and its new quantity, one message for each event of the venue. The first message of a symbol
 * is flagged as a snapshot, since its book was empty before. The clock starts at 1970-01-01; times are cut to
 * microseconds. `replay --format tardis` of the file ends with the run's closing books.
 *
 * @returns number of level changes
 */
export function exportL2(manifest: RunManifest, log: EventLog, write: ByteSink): number {
  const out = new AsciiWriter(FLUSH_BYTES);
  const symbols = symbolsOf(manifest);
  const writer = new TardisBookWriter(out, EXCHANGE, symbols);
  const message = new LevelMessages(writer);
  const books = manifest.instruments.map((instrument, number) => {
    const changes = new LevelChanges(
      number,
      scaleOf(instrument, symbols[number]),
      manifest.timeResolutionNs,
      message,
    );
    const { venue, venueInstrument = number } = instrument;
    return new RestingBook(venueInstrument, changes, venue);
  });
  let event = 0;
  const endEvent = () => {
    for (const book of books) book.finish();
    message.end();
    if (out.length >= FLUSH_BYTES) flush(out, write);
  };
  log.forEach((entry) => {
    if (entry.events !== event) endEvent();
    event = entry.events;
    for (const book of books) book.see(entry);
  });
  endEvent();
  flush(out, write);
  return message.rows;
}

/**
 * Writes the trades of a simulated run, all instruments, in the layout of Tardis's trades files; `side` is that of
 * the aggressor.
 *
 * @returns number of trades
 */
export function exportL2Trades(manifest: RunManifest, log: EventLog, write: ByteSink): number {
  const out = new AsciiWriter(FLUSH_BYTES);
  const symbols = symbolsOf(manifest);
  const listings = new Listings(manifest);
  const scales = manifest.instruments.map((instrument, number) => scaleOf(instrument, symbols[number]));
  const writer = new TardisTradesWriter(out, EXCHANGE, symbols);
  const record = new FeedRecord();
  let trades = 0;
  log.forEach((entry) => {
    if (!isTakerFill(entry)) return;
    const place = listings.placeOf(entry.from, entry.get(Execution.instrument));
    if (place < 0) return;
    trades++;
    const scale = scales[place];
    record.kind = FEED_RECORD.trade;
    stamp(record, entry.time * manifest.timeResolutionNs);
    record.symbol = place;
    record.id = entry.get(Execution.reference);
    record.side = entry.get(Execution.side);
    record.price = entry.get(Execution.price) * scale.price;
    record.quantity = entry.get(Execution.quantity) * scale.quantity;
    writer.write(record);
    if (out.length >= FLUSH_BYTES) flush(out, write);
  });
  flush(out, write);
  return trades;
}

/** Each trade has one line of its taker and one of its maker. */
function isTakerFill(entry: LogEntry): boolean {
  return (
    entry.recordClass === RECORD_FACT &&
    entry.kind === Execution.id &&
    entry.get(Execution.event) === EXECUTION_EVENT.filledTaker
  );
}

/**
 * As many decimals as each instrument's ticks and lots have, so that quantities stay as small as they can. One that is
 * listed at several venues is a symbol at each: `ABC@venue`.
 */
function symbolsOf(manifest: RunManifest): TardisSymbol[] {
  const { names } = new Listings(manifest);
  return manifest.instruments.map((instrument, number) => symbolOf(instrument, number, names[number]));
}

function symbolOf({ tickSize, lotSize }: InstrumentEntry, number: number, name: string): TardisSymbol {
  return {
    name: name === '' ? `instrument-${number}` : name,
    priceDecimals: parseDecimal(tickSize)?.scale ?? 0,
    quantityDecimals: parseDecimal(lotSize)?.scale ?? 0,
  };
}

function scaleOf(instrument: InstrumentEntry, symbol: TardisSymbol): UnitScale {
  return unitScale(instrument, 'L2 CSV', symbol.priceDecimals, symbol.quantityDecimals);
}

function stamp(record: FeedRecord, timeNs: number): void {
  record.day = Math.floor(timeNs / DAY_NS);
  record.timeNs = timeNs - record.day * DAY_NS;
}

function flush(out: AsciiWriter, write: ByteSink): void {
  write(out.view());
  out.clear();
}

/** Gathers the level changes of one event, so that the last of them is known as such. */
class LevelMessages {
  rows = 0;
  readonly #writer: TardisBookWriter;
  readonly #record = new FeedRecord();
  readonly #met: boolean[] = [];
  #waiting = false;

  constructor(writer: TardisBookWriter) {
    this.#writer = writer;
  }

  level(symbol: number, timeNs: number, side: number, price: number, quantity: number): void {
    const record = this.#record;
    // A message is about one symbol.
    if (this.#waiting) this.#write(record.symbol === symbol ? 0 : 1);
    record.symbol = symbol;
    stamp(record, timeNs);
    if (this.#met[symbol] !== true) {
      this.#met[symbol] = true;
      record.kind = FEED_RECORD.depthClear;
      record.last = 0;
      this.#writer.write(record);
    }
    record.kind = FEED_RECORD.depth;
    record.side = side;
    record.price = price;
    record.quantity = quantity;
    this.#waiting = true;
    this.rows++;
  }

  end(): void {
    if (this.#waiting) this.#write(1);
    this.#waiting = false;
  }

  #write(last: number): void {
    this.#record.last = last;
    this.#writer.write(this.#record);
  }
}

/** Changes of orders as changes of levels. */
class LevelChanges implements BookChanges {
  readonly #symbol: number;
  readonly #scale: UnitScale;
  readonly #resolutionNs: number;
  readonly #messages: LevelMessages;
  readonly #levels = new PriceLevels();

  constructor(symbol: number, scale: UnitScale, resolutionNs: number, messages: LevelMessages) {
    this.#symbol = symbol;
    this.#scale = scale;
    this.#resolutionNs = resolutionNs;
    this.#messages = messages;
  }

  add(time: number, order: RestingOrder): void {
    this.#change(time, order, order.leaves);
  }

  execute(time: number, order: RestingOrder, _price: number, quantity: number): void {
    this.#change(time, order, -quantity);
  }

  reduce(time: number, order: RestingOrder, quantity: number): void {
    this.#change(time, order, -quantity);
  }

  remove(time: number, order: RestingOrder, quantity: number): void {
    this.#change(time, order, -quantity);
  }

  #change(time: number, { side, price }: RestingOrder, lots: number): void {
    const quantity = this.#levels.quantity(side, price) + lots;
    this.#levels.set(side, price, quantity);
    const { price: tick, quantity: lot } = this.#scale;
    this.#messages.level(this.#symbol, time * this.#resolutionNs, side, price * tick, quantity * lot);
  }
}
