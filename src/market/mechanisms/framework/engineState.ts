import type { PlainData } from '../../../core/models/plainData.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import type { Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { ToldBook } from './toldBook.ts';
import type { WorkingBook } from './workingBook.ts';

/**
 * A resting order: key, order id, account, instrument, side, time in force, flags, price, leaves, time, entered, rested;
 * and, where the mechanism takes one of them, minimum quantity and number of the order it answers.
 */
type OrderRow = readonly number[];

/** Snapshot of a defined engine. */
export interface EngineState {
  readonly now: number;
  readonly last: readonly [number, number, number];
  readonly orders: readonly OrderRow[];
  readonly stream: Int32Array;
  readonly state: PlainData;
  /** Card, command and fault of its failure. */
  readonly failed: readonly [string, string, string] | null;
  /** Best bid and ask elsewhere of each instrument, where the mechanism declares a reference. */
  readonly references?: readonly number[];
}

/** Every live order, the oldest first. */
export function writeOrders(
  told: ToldBook,
  working: WorkingBook,
  capabilities: MechanismCapabilities,
): OrderRow[] {
  const hasTerms = capabilities.minimumQuantity === true || capabilities.counterOrder === true;
  return told.live().map((order) => {
    const record = working.find(order.key);
    assert(record !== undefined, 'an order is told that is not there');
    const { orderId, account, instrument, side, timeInForce, flags } = record.ticket;
    const { minimumQuantity, counterOrder } = record.ticket;
    const { key, price, leaves, rested } = order;
    const { time, entered } = record;
    return [
      key,
      orderId,
      account,
      instrument,
      side,
      timeInForce,
      flags,
      price,
      leaves,
      time,
      entered,
      rested,
      ...(hasTerms ? [minimumQuantity, counterOrder] : []),
    ];
  });
}

/** Puts the orders of a snapshot back to where they rested. */
export function readOrders(rows: readonly OrderRow[], told: ToldBook, working: WorkingBook): void {
  for (const row of rows) {
    const [key, orderId, account, instrument, sideNumber, timeInForce, flags] = row;
    const [price, leaves, time, entered, rested, minimumQuantity = 0, counterOrder = 0] = row.slice(7);
    const side = sideNumber as Side;
    const order = told.open({ key, orderId, account, instrument, side, price, leaves, flags });
    told.putAtRest(order, rested);
    const ticket = {
      orderId,
      account,
      instrument,
      side,
      timeInForce,
      flags,
      minimumQuantity,
      counterOrder,
    };
    working.reopen(ticket, order, time, entered);
  }
}
