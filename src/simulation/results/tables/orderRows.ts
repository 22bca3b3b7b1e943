import type { RunManifest } from '../../../core/models/manifest.ts';
import { POST_ONLY } from '../../../core/models/messages/orderEntry.ts';
import { ORDER_STATE } from '../../../core/models/orderState.ts';
import { InstrumentUnits, putInstrument, putPrice } from './instrumentUnits.ts';
import { TableRows } from './tableRows.ts';
import {
  AGENT_COLUMNS,
  column,
  INSTRUMENT_COLUMNS,
  priceColumns,
  quantityColumns,
  type TableSpec,
} from './tableSpec.ts';
import {
  CANCEL_REASON_NAMES,
  manifestNames,
  ORDER_TYPE_NAMES,
  REJECT_NAMES,
  SIDE_NAMES,
  TIME_IN_FORCE_NAMES,
} from './vocabulary.ts';

export const ORDERS_TABLE: TableSpec = {
  name: 'orders',
  description:
    'One row for each order that reached the venue, refused ones too, in the order in which they ended; those still open come last.',
  columns: [
    ...AGENT_COLUMNS,
    column('client_order_id', 'bigint', '', "the owner's number of the order, after its last replace"),
    column('order_id', 'bigint', '', "the venue's number of the order; none where it was refused"),
    ...INSTRUMENT_COLUMNS,
    column('side', 'text', '', 'buy or sell'),
    column('type', 'text', '', 'limit or market; none where the log holds no messages'),
    column('time_in_force', 'text', '', 'gtc, ioc or fok'),
    column('post_only', 'integer', '', '1 where the order was to be refused rather than take'),
    ...priceColumns('price', 'limit, after the last replace; none for a market order'),
    ...quantityColumns('quantity', 'quantity entered'),
    column('entered_event', 'bigint', '', 'number of the event that entered or refused it'),
    column('entered_ns', 'bigint', 'ns', 'simulated time of that event'),
    column('ended_event', 'bigint', '', 'number of the event that ended it; none where it is still open'),
    column('ended_ns', 'bigint', 'ns', 'simulated time of that event'),
    column(
      'state',
      'text',
      '',
      'filled, cancelled, expired, rejected; new or partiallyFilled where still open',
    ),
    column('reason', 'text', '', 'cancelled orders: why'),
    column('code', 'text', '', 'refused orders: the reject code'),
    ...quantityColumns('filled', 'quantity filled'),
    column('leaves_lots', 'bigint', 'lots', 'quantity still open at the end of the run'),
    column('fills', 'bigint', '', 'number of fills'),
    column('notional_minor', 'bigint', 'minor units', 'value of the fills'),
    column('fee_minor', 'bigint', 'minor units', 'fees of the fills, less rebates'),
    column('replaces', 'bigint', '', 'how often price or quantity was replaced'),
  ],
};

/** What is known of an order so far, in the log's units. */
export interface LiveOrder {
  account: number;
  clientOrderId: number;
  orderId: number;
  venue: number;
  /** The venue's number of the instrument, and the instrument's place in the manifest. */
  instrument: number;
  place: number;
  side: number;
  type: number;
  timeInForce: number;
  flags: number;
  price: number;
  quantity: number;
  leaves: number;
  event: number;
  time: number;
  /** -1 while it lives. */
  endEvent: number;
  endTime: number;
  filled: number;
  fills: number;
  notional: number;
  fee: number;
  replaces: number;
}

const STATE_NAMES = Object.keys(ORDER_STATE);

/** The rows of the table of orders. */
export class OrderRows {
  readonly rows: TableRows;
  readonly #resolution: number;
  readonly #units: readonly InstrumentUnits[];
  readonly #cells;

  constructor(manifest: RunManifest) {
    this.#resolution = manifest.timeResolutionNs;
    this.#units = manifest.instruments.map((entry) => new InstrumentUnits(entry));
    this.rows = new TableRows(ORDERS_TABLE, {
      ...manifestNames(manifest),
      side: SIDE_NAMES,
      type: ORDER_TYPE_NAMES,
      time_in_force: TIME_IN_FORCE_NAMES,
      state: STATE_NAMES,
      reason: CANCEL_REASON_NAMES,
      code: REJECT_NAMES,
    });
    this.#cells = orderCells(this.rows);
  }

  /** An order about which nothing is known. */
  blank(): LiveOrder {
    return {
      account: 0,
      clientOrderId: 0,
      orderId: 0,
      venue: 0,
      instrument: 0,
      place: 0,
      side: 0,
      type: 0,
      timeInForce: 0,
      flags: 0,
      price: 0,
      quantity: 0,
      leaves: 0,
      event: 0,
      time: 0,
      endEvent: 0,
      endTime: 0,
      filled: 0,
      fills: 0,
      notional: 0,
      fee: 0,
      replaces: 0,
    };
  }

  /** Adds an order's row; `code` is there for refused orders only. */
  put(order: LiveOrder, state: keyof typeof ORDER_STATE, reason: number, code: number | undefined): void {
    const cells = this.#cells;
    const row = this.rows.next();
    const units = this.#units[order.place];
    cells.account.put(row, order.account);
    cells.agent.put(row, order.account);
    cells.agentKind.put(row, order.account);
    cells.clientOrderId.put(row, order.clientOrderId);
    cells.orderId.put(row, order.orderId > 0 ? order.orderId : Number.NaN);
    putInstrument(cells, row, order.venue, order.instrument, order.place);
    cells.side.put(row, order.side);
    cells.type.put(row, order.type);
    cells.timeInForce.put(row, order.timeInForce);
    cells.postOnly.put(row, order.flags & POST_ONLY);
    putPrice(cells.price, cells.priceTicks, row, units, order.price);
    this.#putQuantities(row, order, units);
    cells.enteredEvent.put(row, order.event);
    cells.enteredTime.put(row, order.time * this.#resolution);
    cells.endedEvent.put(row, order.endEvent < 0 ? Number.NaN : order.endEvent);
    cells.endedTime.put(row, order.endEvent < 0 ? Number.NaN : order.endTime * this.#resolution);
    cells.state.put(row, ORDER_STATE[state]);
    cells.reason.put(row, reason);
    cells.code.put(row, code ?? -1);
    cells.fills.put(row, order.fills);
    cells.notional.put(row, order.notional);
    cells.fee.put(row, order.fee);
    cells.replaces.put(row, order.replaces);
  }

  #putQuantities(row: number, order: LiveOrder, units: InstrumentUnits | undefined): void {
    const cells = this.#cells;
    if (units === undefined) {
      cells.quantity.putNull(row);
      cells.filled.putNull(row);
    } else {
      cells.quantity.put(row, units.quantity(order.quantity));
      cells.filled.put(row, units.quantity(order.filled));
    }
    cells.quantityLots.put(row, order.quantity);
    cells.filledLots.put(row, order.filled);
    cells.leaves.put(row, order.leaves);
  }
}

function orderCells(rows: TableRows) {
  return {
    account: rows.integer('account'),
    agent: rows.text('agent'),
    agentKind: rows.text('agent_kind'),
    clientOrderId: rows.wide('client_order_id'),
    orderId: rows.wide('order_id'),
    instrument: rows.integer('instrument'),
    symbol: rows.text('symbol'),
    venue: rows.text('venue'),
    side: rows.text('side'),
    type: rows.text('type'),
    timeInForce: rows.text('time_in_force'),
    postOnly: rows.integer('post_only'),
    price: rows.double('price'),
    priceTicks: rows.integer('price_ticks'),
    quantity: rows.double('quantity'),
    quantityLots: rows.wide('quantity_lots'),
    enteredEvent: rows.wide('entered_event'),
    enteredTime: rows.wide('entered_ns'),
    endedEvent: rows.wide('ended_event'),
    endedTime: rows.wide('ended_ns'),
    state: rows.text('state'),
    reason: rows.text('reason'),
    code: rows.text('code'),
    filled: rows.double('filled'),
    filledLots: rows.wide('filled_lots'),
    leaves: rows.wide('leaves_lots'),
    fills: rows.wide('fills'),
    notional: rows.wide('notional_minor'),
    fee: rows.wide('fee_minor'),
    replaces: rows.wide('replaces'),
  };
}
