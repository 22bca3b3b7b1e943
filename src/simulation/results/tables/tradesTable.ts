import { Listings } from '../../../core/models/listings.ts';
import type { LogEntry } from '../../../core/models/logEntry.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import * as messages from '../../../core/models/messages/execution.ts';
import { Execution } from '../../../core/models/messages/execution.ts';
import { Trade } from '../../../core/models/messages/marketData.ts';
import { FillBusted, FillCorrected } from '../../../core/models/messages/session.ts';
import * as recorder from '../../../core/models/ports/recorder.ts';
import * as sides from '../../../core/models/side.ts';
import { InstrumentUnits, putInstrument, putPrice } from './instrumentUnits.ts';
import type { TableProjection } from './tableProjection.ts';
import { TableRows } from './tableRows.ts';
import {
  column,
  EVENT_COLUMN,
  INSTRUMENT_COLUMNS,
  priceColumns,
  quantityColumns,
  type TableSpec,
  TIME_COLUMN,
} from './tableSpec.ts';
import { manifestNames, SIDE_NAMES } from './vocabulary.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { EXECUTION_EVENT, MAKER } = messages;
const { RECORD_FACT } = recorder;
const { BUY } = sides;

export const TRADES_TABLE: TableSpec = {
  name: 'trades',
  description:
    'One row for each trade, as published. A trade that was taken out has a second one with negative quantity, and a corrected one a third at its new price.',
  columns: [
    EVENT_COLUMN,
    TIME_COLUMN,
    column('trade_id', 'bigint', '', 'number of the trade, from 1'),
    ...INSTRUMENT_COLUMNS,
    ...priceColumns('price', 'price of the trade'),
    ...quantityColumns('quantity', 'quantity traded'),
    column('notional_minor', 'bigint', 'minor units', 'price times quantity'),
    column('aggressor', 'text', '', 'side of the order that took: buy or sell'),
    column('buyer', 'text', '', 'name of the actor that bought'),
    column('seller', 'text', '', 'name of the actor that sold'),
    column('maker_order_id', 'bigint', '', "the venue's number of the resting order"),
    column('taker_order_id', 'bigint', '', "the venue's number of the order that took"),
  ],
};

/** Trades; who traded is told by the two execution lines before each. */
export class TradesProjection implements TableProjection {
  readonly rows: TableRows;
  readonly #resolution: number;
  readonly #units: readonly InstrumentUnits[];
  readonly #listings: Listings;
  #tradeId = -1;
  #makerAccount = -1;
  #makerOrder = -1;
  #takerAccount = -1;
  #takerOrder = -1;
  readonly #cells;

  constructor(manifest: RunManifest) {
    this.#resolution = manifest.timeResolutionNs;
    this.#listings = new Listings(manifest);
    this.#units = manifest.instruments.map((entry) => new InstrumentUnits(entry));
    const { agent, symbol, venue } = manifestNames(manifest);
    const names = { symbol, venue, aggressor: SIDE_NAMES, buyer: agent, seller: agent };
    this.rows = new TableRows(TRADES_TABLE, names);
    this.#cells = tradeCells(this.rows);
  }

  visit(entry: LogEntry): void {
    if (entry.recordClass !== RECORD_FACT) return;
    if (entry.kind === Execution.id) this.#execution(entry);
    else if (entry.kind === Trade.id) this.#trade(entry);
    else if (entry.kind === FillBusted.id) this.#settled(entry, -1);
    else if (entry.kind === FillCorrected.id) this.#settled(entry, 1);
  }

  finish(): void {}

  #execution(entry: LogEntry): void {
    const event = entry.get(Execution.event);
    if (event === EXECUTION_EVENT.filledMaker) {
      this.#tradeId = entry.get(Execution.reference);
      this.#makerAccount = entry.get(Execution.account);
      this.#makerOrder = entry.get(Execution.orderId);
    } else if (event === EXECUTION_EVENT.filledTaker) {
      this.#takerAccount = entry.get(Execution.account);
      this.#takerOrder = entry.get(Execution.orderId);
    }
  }

  #trade(entry: LogEntry): void {
    const { instrument, tradeId, price, quantity, aggressor } = Trade;
    const [of, id] = [entry.get(instrument), entry.get(tradeId)];
    this.#put(entry, of, id, entry.get(price), entry.get(quantity), entry.get(aggressor));
  }

  /** The two sides of a trade that goes back or comes back, the maker's first: a row of its own. */
  #settled(entry: LogEntry, sign: number): void {
    const { account, orderId, instrument, side, price, quantity, tradeId, liquidity } = FillBusted;
    if (entry.get(liquidity) === MAKER) {
      this.#tradeId = entry.get(tradeId);
      this.#makerAccount = entry.get(account);
      this.#makerOrder = entry.get(orderId);
      return;
    }
    this.#takerAccount = entry.get(account);
    this.#takerOrder = entry.get(orderId);
    const lots = sign * entry.get(quantity);
    this.#put(entry, entry.get(instrument), entry.get(tradeId), entry.get(price), lots, entry.get(side));
  }

  #put(
    entry: LogEntry,
    instrument: number,
    tradeId: number,
    price: number,
    lots: number,
    aggressor: number,
  ): void {
    const cells = this.#cells;
    const row = this.rows.next();
    const place = this.#listings.placeOf(entry.from, instrument);
    const units = this.#units[place];
    const known = this.#tradeId === tradeId;
    const [maker, taker] = known ? [this.#makerAccount, this.#takerAccount] : [-1, -1];
    cells.event.put(row, entry.events);
    cells.time.put(row, entry.time * this.#resolution);
    cells.tradeId.put(row, tradeId);
    putInstrument(cells, row, entry.from, instrument, place);
    putPrice(cells.price, cells.priceTicks, row, units, price);
    if (units === undefined) cells.quantity.putNull(row);
    else cells.quantity.put(row, units.quantity(lots));
    cells.quantityLots.put(row, lots);
    cells.notional.put(row, units === undefined ? Number.NaN : price * lots * units.tickValueMinor);
    cells.aggressor.put(row, aggressor);
    cells.buyer.put(row, aggressor === BUY ? taker : maker);
    cells.seller.put(row, aggressor === BUY ? maker : taker);
    cells.makerOrder.put(row, known ? this.#makerOrder : Number.NaN);
    cells.takerOrder.put(row, known ? this.#takerOrder : Number.NaN);
  }
}

function tradeCells(rows: TableRows) {
  return {
    event: rows.wide('event'),
    time: rows.wide('time_ns'),
    tradeId: rows.wide('trade_id'),
    instrument: rows.integer('instrument'),
    symbol: rows.text('symbol'),
    venue: rows.text('venue'),
    price: rows.double('price'),
    priceTicks: rows.integer('price_ticks'),
    quantity: rows.double('quantity'),
    quantityLots: rows.wide('quantity_lots'),
    notional: rows.wide('notional_minor'),
    aggressor: rows.text('aggressor'),
    buyer: rows.text('buyer'),
    seller: rows.text('seller'),
    makerOrder: rows.wide('maker_order_id'),
    takerOrder: rows.wide('taker_order_id'),
  };
}
