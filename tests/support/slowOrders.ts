import type { EventLog } from '../../src/core/models/logEntry.ts';
import { CANCEL_REASON, EXECUTION_EVENT, Execution } from '../../src/core/models/messages/execution.ts';
import { RECORD_FACT } from '../../src/core/models/ports/recorder.ts';
import { rejectName } from '../../src/core/models/rejectCodes.ts';

const REASONS = Object.keys(CANCEL_REASON);

/** An order as its journal lines tell it, gathered in the plainest way; the order of the keys is the table's. */
export interface SlowOrder {
  account: number;
  client_order_id: number;
  order_id: number | null;
  side: string;
  price_ticks: number | null;
  quantity_lots: number;
  entered_event: number;
  ended_event: number | null;
  state: string;
  reason: string | null;
  code: string | null;
  filled_lots: number;
  leaves_lots: number;
  fills: number;
  replaces: number;
}

type Fields = Readonly<Record<string, number>>;

/** Every order of a log with what became of it: each is looked for by walking all, so that nothing can be lost. */
export function slowOrders(log: EventLog): SlowOrder[] {
  const orders: SlowOrder[] = [];
  log.forEach((entry) => {
    if (entry.recordClass !== RECORD_FACT || entry.kind !== Execution.id) return;
    const line: Fields = Object.fromEntries(Execution.fields.map((name, i) => [name, entry.get(i)]));
    if (line.event === EXECUTION_EVENT.cancelRejected) return;
    const order = orders.find((each) => each.order_id === line.orderId && line.orderId > 0);
    if (order === undefined) orders.push(entered(line, entry.events));
    else change(order, line, entry.events);
  });
  return orders;
}

function entered(line: Fields, event: number): SlowOrder {
  const isRefused = line.event === EXECUTION_EVENT.rejected;
  return {
    account: line.account,
    client_order_id: line.clientOrderId,
    order_id: isRefused ? null : line.orderId,
    side: line.side === 0 ? 'buy' : 'sell',
    price_ticks: line.price > 0 ? line.price : null,
    quantity_lots: line.quantity,
    entered_event: event,
    ended_event: isRefused ? event : null,
    state: isRefused ? 'rejected' : 'new',
    reason: null,
    code: isRefused ? rejectName(line.reference) : null,
    filled_lots: 0,
    leaves_lots: isRefused ? 0 : line.quantity,
    fills: 0,
    replaces: 0,
  };
}

function change(order: SlowOrder, line: Fields, event: number): void {
  order.leaves_lots = line.leaves;
  if (line.event === EXECUTION_EVENT.cancelled) {
    order.state = line.reference === CANCEL_REASON.expired ? 'expired' : 'cancelled';
    order.reason = REASONS[line.reference];
    order.ended_event = event;
  } else if (line.event === EXECUTION_EVENT.filledMaker || line.event === EXECUTION_EVENT.filledTaker) {
    order.fills++;
    order.filled_lots += line.quantity;
    order.state = line.leaves === 0 ? 'filled' : 'partiallyFilled';
    if (line.leaves === 0) order.ended_event = event;
  } else if (line.event === EXECUTION_EVENT.replaced || line.event === EXECUTION_EVENT.replacedInPlace) {
    order.replaces++;
    order.price_ticks = line.price;
    order.client_order_id = line.clientOrderId;
  }
}
