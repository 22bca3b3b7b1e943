import type { OrderLine } from '../../src/analysis/metrics/restingOrders.ts';
import type { EventLog } from '../../src/core/models/logEntry.ts';
import { Execution } from '../../src/core/models/messages/execution.ts';

/** Every line of a log's execution journal, kept: what slow twins count over. */
export function orderLines(log: EventLog): OrderLine[] {
  const lines: OrderLine[] = [];
  log.forEach((entry) => {
    if (entry.kind !== Execution.id) return;
    const { time, events } = entry;
    const [account, event, , orderId, , side, price, quantity, leaves, reference] = Execution.fields.map(
      (_, index) => entry.get(index),
    );
    lines.push({ time, events, account, event, orderId, side, price, quantity, leaves, reference });
  });
  return lines;
}
