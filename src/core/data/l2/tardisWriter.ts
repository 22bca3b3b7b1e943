import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import { BUY, SELL } from '../../models/side.ts';
import { encodeUtf8 } from '../../utils/utf8.ts';
import type { AsciiWriter } from '../text/asciiWriter.ts';
import { writeDecimal } from '../text/decimalText.ts';

const COMMA = 0x2c;
const NEWLINE = 0x0a;
const DAY_US = 86_400e6;
const BOOK_HEADER = 'exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount\n';
const TRADES_HEADER = 'exchange,symbol,timestamp,local_timestamp,id,side,price,amount\n';

/** A symbol of the records to be written, and the decimals that its prices and quantities have. */
export interface TardisSymbol {
  readonly name: string;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
}

/** What rows of both files have in common: exchange, symbol and times. */
class TardisRows {
  readonly out: AsciiWriter;
  readonly symbols: readonly TardisSymbol[];
  readonly #names: readonly Uint8Array[];
  #localUs = 0;

  constructor(out: AsciiWriter, exchange: string, symbols: readonly TardisSymbol[]) {
    this.out = out;
    this.symbols = symbols;
    this.#names = symbols.map(({ name }) => encodeUtf8(`${plain(exchange)},${plain(name)},`));
  }

  text(text: string): void {
    for (let at = 0; at < text.length; at++) this.out.byte(text.charCodeAt(at));
  }

  /** A message begins: no two have the same local time, since only that tells their rows apart. */
  beginMessage(record: Readonly<FeedRecord>): void {
    this.#localUs = Math.max(this.#localUs + 1, microseconds(record));
  }

  begin(record: Readonly<FeedRecord>): void {
    const { out } = this;
    const name = this.#names[record.symbol];
    for (let at = 0; at < name.length; at++) out.byte(name[at]);
    out.integer(microseconds(record));
    out.byte(COMMA);
    out.integer(this.#localUs);
    out.byte(COMMA);
  }

  end(symbol: number, price: number, quantity: number): void {
    const { priceDecimals, quantityDecimals } = this.symbols[symbol];
    this.out.byte(COMMA);
    writeDecimal(this.out, price, priceDecimals);
    this.out.byte(COMMA);
    writeDecimal(this.out, quantity, quantityDecimals);
    this.out.byte(NEWLINE);
  }
}

/**
 * Writes depth records in the layout of Tardis's incremental_book_L2 files, header first; `TardisReader` reads them
 * back equal. Times are cut to whole microseconds. What the layout has no row for is written as the removal of a
 * level at price 0: a snapshot without levels, and what keeps two snapshots of a symbol apart.
 */
export class TardisBookWriter {
  readonly #rows: TardisRows;
  /** By symbol: whether its present message is a snapshot, and whether its last one was. */
  readonly #inSnapshot: boolean[] = [];
  readonly #wasSnapshot: boolean[] = [];
  #inMessage = false;

  constructor(out: AsciiWriter, exchange: string, symbols: readonly TardisSymbol[]) {
    this.#rows = new TardisRows(out, exchange, symbols);
    this.#rows.text(BOOK_HEADER);
  }

  /** Writes a record of kind `depth` or `depthClear`; others have no place in the file. */
  write(record: Readonly<FeedRecord>): void {
    const { kind, symbol, last } = record;
    if (kind === FEED_RECORD.depthClear) this.#clear(record);
    else if (kind === FEED_RECORD.depth) {
      this.#row(record, this.#inSnapshot[symbol] === true, record.side, record.price, record.quantity);
    } else return;
    if (last === 0) return;
    this.#wasSnapshot[symbol] = this.#inSnapshot[symbol] === true;
    this.#inSnapshot[symbol] = false;
    this.#inMessage = false;
  }

  #clear(record: Readonly<FeedRecord>): void {
    if (this.#wasSnapshot[record.symbol] === true) {
      this.#row(record, false, BUY, 0, 0);
      this.#inMessage = false;
    }
    this.#inSnapshot[record.symbol] = true;
    if (record.last !== 0) this.#row(record, true, BUY, 0, 0);
  }

  #row(
    record: Readonly<FeedRecord>,
    isSnapshot: boolean,
    side: number,
    price: number,
    quantity: number,
  ): void {
    const rows = this.#rows;
    if (!this.#inMessage) rows.beginMessage(record);
    this.#inMessage = true;
    rows.begin(record);
    rows.text(isSnapshot ? 'true,' : 'false,');
    rows.text(side === BUY ? 'bid' : 'ask');
    rows.end(record.symbol, price, quantity);
  }
}

/** Writes trades in the layout of Tardis's trades files, header first; `TardisReader` reads them back equal. */
export class TardisTradesWriter {
  readonly #rows: TardisRows;

  constructor(out: AsciiWriter, exchange: string, symbols: readonly TardisSymbol[]) {
    this.#rows = new TardisRows(out, exchange, symbols);
    this.#rows.text(TRADES_HEADER);
  }

  /** Writes a record of kind `trade`; others have no place in the file. Times are cut to whole microseconds. */
  write(record: Readonly<FeedRecord>): void {
    if (record.kind !== FEED_RECORD.trade) return;
    const rows = this.#rows;
    rows.beginMessage(record);
    rows.begin(record);
    if (record.id > 0) rows.out.integer(record.id);
    rows.out.byte(COMMA);
    rows.text(record.side === BUY ? 'buy' : record.side === SELL ? 'sell' : 'unknown');
    rows.end(record.symbol, record.price, record.quantity);
  }
}

function microseconds({ day, timeNs }: Readonly<FeedRecord>): number {
  return day * DAY_US + Math.floor(timeNs / 1000);
}

/** A name that is one column: what would end it becomes a dash, and no name at all a dash too. */
function plain(name: string): string {
  return name === '' ? '-' : name.replace(/[\s,"\\\p{Cc}]/gu, '-');
}
