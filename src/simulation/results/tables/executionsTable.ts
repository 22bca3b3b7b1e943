import { Listings } from '../../../core/models/listings.ts';
import type { LogEntry } from '../../../core/models/logEntry.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import * as messages from '../../../core/models/messages/execution.ts';
import { Execution, FeeCharged } from '../../../core/models/messages/execution.ts';
import * as recorder from '../../../core/models/ports/recorder.ts';
import { InstrumentUnits, putInstrument, putPrice } from './instrumentUnits.ts';
import type { TableProjection } from './tableProjection.ts';
import { TableRows } from './tableRows.ts';
import {
  AGENT_COLUMNS,
  column,
  EVENT_COLUMN,
  INSTRUMENT_COLUMNS,
  priceColumns,
  quantityColumns,
  type TableSpec,
  TIME_COLUMN,
} from './tableSpec.ts';
import { CANCEL_REASON_NAMES, manifestNames, REJECT_NAMES, SIDE_NAMES } from './vocabulary.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { EXECUTION_EVENT } = messages;
const { RECORD_FACT } = recorder;

export const EXECUTIONS_TABLE: TableSpec = {
  name: 'executions',
  description: "One row for each line of the venue's execution journal: every change of every order.",
  columns: [
    EVENT_COLUMN,
    TIME_COLUMN,
    ...AGENT_COLUMNS,
    column('action', 'text', '', `what happened: ${Object.keys(EXECUTION_EVENT).join(', ')}`),
    column('client_order_id', 'bigint', '', "the owner's number of the order"),
    column('order_id', 'bigint', '', "the venue's number of the order; none for a refusal"),
    ...INSTRUMENT_COLUMNS,
    column('side', 'text', '', 'buy or sell'),
    ...priceColumns('price', "the fill's price for fills, the order's otherwise; none for a market order"),
    ...quantityColumns('quantity', "the fill's quantity for fills, the order's or its rest otherwise"),
    column('leaves_lots', 'bigint', 'lots', 'what is still open of the order'),
    column('trade_id', 'bigint', '', 'fills: number of the trade'),
    column('notional_minor', 'bigint', 'minor units', 'fills: price times quantity'),
    column('fee_minor', 'bigint', 'minor units', 'fills: fee charged, negative for a rebate'),
    column('reason', 'text', '', 'cancels: why'),
    column('code', 'text', '', 'refusals: the reject code'),
    column('replaced_id', 'bigint', '', 'replaces: the client order id before'),
  ],
};

/** Fields of the line that waits for its fee. */
const FIELDS = Execution.fields.length;

/** The execution journal; a fill's fee stands on the entry behind it, so each line waits for the next entry. */
export class ExecutionsProjection implements TableProjection {
  readonly rows: TableRows;
  readonly #resolution: number;
  readonly #units: readonly InstrumentUnits[];
  readonly #listings: Listings;
  readonly #line = new Float64Array(FIELDS);
  #waiting = false;
  #venue = -1;
  #event = 0;
  #time = 0;
  #fee = 0;
  readonly #cells;

  constructor(manifest: RunManifest) {
    this.#resolution = manifest.timeResolutionNs;
    this.#listings = new Listings(manifest);
    this.#units = manifest.instruments.map((entry) => new InstrumentUnits(entry));
    this.rows = new TableRows(EXECUTIONS_TABLE, {
      ...manifestNames(manifest),
      action: Object.keys(EXECUTION_EVENT),
      side: SIDE_NAMES,
      reason: CANCEL_REASON_NAMES,
      code: REJECT_NAMES,
    });
    this.#cells = executionCells(this.rows);
  }

  visit(entry: LogEntry): void {
    if (entry.recordClass !== RECORD_FACT) return;
    if (entry.kind === FeeCharged.id) {
      if (this.#waiting && this.#isFeeOfLine(entry)) this.#fee = entry.get(FeeCharged.fee);
      return;
    }
    if (entry.kind !== Execution.id) return;
    this.#put();
    for (let i = 0; i < FIELDS; i++) this.#line[i] = entry.get(i);
    this.#venue = entry.from;
    this.#event = entry.events;
    this.#time = entry.time;
    this.#fee = 0;
    this.#waiting = true;
  }

  finish(): void {
    this.#put();
  }

  #isFeeOfLine(entry: LogEntry): boolean {
    return (
      entry.get(FeeCharged.account) === this.#line[Execution.account] &&
      entry.get(FeeCharged.tradeId) === this.#line[Execution.reference]
    );
  }

  #put(): void {
    if (!this.#waiting) return;
    this.#waiting = false;
    const cells = this.#cells;
    const line = this.#line;
    const row = this.rows.next();
    const account = line[Execution.account];
    const instrument = line[Execution.instrument];
    const place = this.#listings.placeOf(this.#venue, instrument);
    const units = this.#units[place];
    cells.event.put(row, this.#event);
    cells.time.put(row, this.#time * this.#resolution);
    cells.account.put(row, account);
    cells.agent.put(row, account);
    cells.agentKind.put(row, account);
    cells.action.put(row, line[Execution.event]);
    cells.clientOrderId.put(row, line[Execution.clientOrderId]);
    if (line[Execution.orderId] > 0) cells.orderId.put(row, line[Execution.orderId]);
    else cells.orderId.putNull(row);
    putInstrument(cells, row, this.#venue, instrument, place);
    cells.side.put(row, line[Execution.side]);
    putPrice(cells.price, cells.priceTicks, row, units, line[Execution.price]);
    if (units === undefined) cells.quantity.putNull(row);
    else cells.quantity.put(row, units.quantity(line[Execution.quantity]));
    cells.quantityLots.put(row, line[Execution.quantity]);
    cells.leaves.put(row, line[Execution.leaves]);
    this.#putReference(row, units);
  }

  /** What the line refers to depends on what happened. */
  #putReference(row: number, units: InstrumentUnits | undefined): void {
    const cells = this.#cells;
    const line = this.#line;
    const event = line[Execution.event];
    const reference = line[Execution.reference];
    if (event === EXECUTION_EVENT.filledMaker || event === EXECUTION_EVENT.filledTaker) {
      const value = units === undefined ? Number.NaN : units.tickValueMinor;
      cells.tradeId.put(row, reference);
      cells.notional.put(row, line[Execution.price] * line[Execution.quantity] * value);
      cells.fee.put(row, this.#fee);
    } else {
      cells.tradeId.putNull(row);
      cells.notional.putNull(row);
      cells.fee.putNull(row);
    }
    if (event === EXECUTION_EVENT.cancelled) cells.reason.put(row, reference);
    else cells.reason.putNull(row);
    const refused = event === EXECUTION_EVENT.rejected || event === EXECUTION_EVENT.cancelRejected;
    if (refused) cells.code.put(row, reference);
    else cells.code.putNull(row);
    if (event === EXECUTION_EVENT.replaced || event === EXECUTION_EVENT.replacedInPlace) {
      cells.replacedId.put(row, reference);
    } else cells.replacedId.putNull(row);
  }
}

function executionCells(rows: TableRows) {
  return {
    event: rows.wide('event'),
    time: rows.wide('time_ns'),
    account: rows.integer('account'),
    agent: rows.text('agent'),
    agentKind: rows.text('agent_kind'),
    action: rows.text('action'),
    clientOrderId: rows.wide('client_order_id'),
    orderId: rows.wide('order_id'),
    instrument: rows.integer('instrument'),
    symbol: rows.text('symbol'),
    venue: rows.text('venue'),
    side: rows.text('side'),
    price: rows.double('price'),
    priceTicks: rows.integer('price_ticks'),
    quantity: rows.double('quantity'),
    quantityLots: rows.wide('quantity_lots'),
    leaves: rows.wide('leaves_lots'),
    tradeId: rows.wide('trade_id'),
    notional: rows.wide('notional_minor'),
    fee: rows.wide('fee_minor'),
    reason: rows.text('reason'),
    code: rows.text('code'),
    replacedId: rows.wide('replaced_id'),
  };
}
