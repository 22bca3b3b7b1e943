import type { Message } from '../../../core/models/message.ts';
import { PositionSettled } from '../../../core/models/messages/economics.ts';
import {
  CancelRejected,
  OrderAccepted,
  OrderCancelled,
  OrderFilled,
  OrderParked,
  OrderReduced,
  OrderRejected,
  OrderReplaced,
  OrderTriggered,
} from '../../../core/models/messages/execution.ts';
import { FillBusted, FillCorrected } from '../../../core/models/messages/session.ts';
import * as orderState from '../../../core/models/orderState.ts';
import { isFinalState, nextOrderState } from '../../../core/models/orderState.ts';
import { BUY, SELL } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { LiveOrders } from './liveOrders.ts';
import type { TraderAccount } from './traderAccount.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { NO_TRANSITION, ORDER_EVENT, ORDER_STATE } = orderState;

/**
 * Applies an execution report to a trader's orders and account; false where the message is none. A report about an
 * order that has ended meanwhile changes no order: the answer to a cancel that a fill has crossed is one.
 */
export function applyReport(orders: LiveOrders, account: TraderAccount, message: Message): boolean {
  switch (message.kind) {
    case OrderAccepted.id:
      return accepted(orders, account, message);
    case OrderParked.id:
      return parked(orders, account, message);
    case OrderTriggered.id:
      return triggered(orders, account, message);
    case OrderFilled.id:
      return filled(orders, account, message);
    case OrderCancelled.id:
      return told(orders, account, message.get(OrderCancelled.clientOrderId), ORDER_EVENT.cancelled);
    case OrderReplaced.id:
      return replaced(orders, account, message);
    case CancelRejected.id:
      return requestRejected(orders, message);
    case OrderRejected.id:
      return told(orders, account, message.get(OrderRejected.clientOrderId), ORDER_EVENT.rejected);
    case OrderReduced.id:
      return reduced(orders, account, message);
    default:
      return settled(account, message);
  }
}

/** A trade was taken out, or stands at another price now, or a position was settled in cash: no order changes. */
function settled(account: TraderAccount, message: Message): boolean {
  if (message.kind !== PositionSettled.id) return resettled(account, message);
  const lots = message.get(PositionSettled.position);
  const { instrument, price } = PositionSettled;
  const side = lots > 0 ? SELL : BUY;
  account.fill(message.get(instrument), side, message.get(price), Math.abs(lots), 0);
  return true;
}

/** A trade was taken out, or stands at another price now. */
function resettled(account: TraderAccount, message: Message): boolean {
  const busted = message.kind === FillBusted.id;
  if (!busted && message.kind !== FillCorrected.id) return false;
  const side = message.get(FillBusted.side);
  const fee = message.get(FillBusted.fee);
  account.fill(
    message.get(FillBusted.instrument),
    busted ? 1 - side : side,
    message.get(FillBusted.price),
    message.get(FillBusted.quantity),
    busted ? 0 - fee : fee,
  );
  return true;
}

function told(orders: LiveOrders, account: TraderAccount, id: number, event: number): boolean {
  const row = orders.find(id);
  if (row >= 0) move(orders, account, row, event);
  return true;
}

/** Reduce-only orders are taken with what the position leaves of their quantity. */
function accepted(orders: LiveOrders, account: TraderAccount, message: Message): boolean {
  const row = orders.find(message.get(OrderAccepted.clientOrderId));
  if (row < 0) return true;
  if (orders.stateOf(row) === ORDER_STATE.pendingNew) {
    setLeaves(orders, account, row, message.get(OrderAccepted.quantity));
  }
  move(orders, account, row, ORDER_EVENT.accepted);
  return true;
}

function parked(orders: LiveOrders, account: TraderAccount, message: Message): boolean {
  const row = orders.find(message.get(OrderParked.clientOrderId));
  if (row < 0) return true;
  const state = orders.stateOf(row);
  if (state === ORDER_STATE.pendingNew) setLeaves(orders, account, row, message.get(OrderParked.quantity));
  if (state !== ORDER_STATE.new && !orders.wasFilled(row)) orders.markParked(row);
  move(orders, account, row, ORDER_EVENT.parked);
  return true;
}

function triggered(orders: LiveOrders, account: TraderAccount, message: Message): boolean {
  const row = orders.find(message.get(OrderTriggered.clientOrderId));
  if (row < 0) return true;
  orders.markTriggered(row);
  if (!orders.wasFilled(row)) {
    setLeaves(orders, account, row, message.get(OrderTriggered.quantity));
    orders.setPrice(row, message.get(OrderTriggered.price));
  }
  move(orders, account, row, ORDER_EVENT.triggered);
  return true;
}

function filled(orders: LiveOrders, account: TraderAccount, message: Message): boolean {
  const instrument = message.get(OrderFilled.instrument);
  const side = message.get(OrderFilled.side);
  const quantity = message.get(OrderFilled.quantity);
  account.fill(instrument, side, message.get(OrderFilled.price), quantity, message.get(OrderFilled.fee));
  const row = orders.find(message.get(OrderFilled.clientOrderId));
  if (row < 0) return true;
  const leaves = message.get(OrderFilled.leaves);
  setLeaves(orders, account, row, leaves);
  orders.markFilled(row);
  move(orders, account, row, leaves === 0 ? ORDER_EVENT.filled : ORDER_EVENT.partFilled);
  return true;
}

/** Self-trade prevention took something off; where it took all, the order's cancel follows. */
function reduced(orders: LiveOrders, account: TraderAccount, message: Message): boolean {
  const row = orders.find(message.get(OrderReduced.clientOrderId));
  if (row >= 0) setLeaves(orders, account, row, message.get(OrderReduced.leaves));
  return true;
}

function replaced(orders: LiveOrders, account: TraderAccount, message: Message): boolean {
  const row = orders.find(message.get(OrderReplaced.clientOrderId));
  if (row < 0) return true;
  if (message.get(OrderReplaced.originalClientOrderId) === message.get(OrderReplaced.clientOrderId)) {
    setLeaves(orders, account, row, message.get(OrderReplaced.leaves));
    orders.setPrice(row, message.get(OrderReplaced.price));
    return true;
  }
  const ended = nextOrderState(orders.stateOf(row), ORDER_EVENT.replaced);
  assert(ended === ORDER_STATE.replaced, 'an order was replaced that no replace was in flight for');
  const leaves = message.get(OrderReplaced.leaves);
  setLeaves(orders, account, row, leaves);
  const isParked = orders.isParked(row);
  const began = isParked ? ORDER_EVENT.parked : ORDER_EVENT.accepted;
  const begun = nextOrderState(ORDER_STATE.pendingNew, began);
  orders.becomeReplacement(row, message.get(OrderReplaced.price), leaves, begun);
  if (isParked) orders.markParked(row);
  return true;
}

/** The order goes back to the state it had, unless it has ended or this answers an older request. */
function requestRejected(orders: LiveOrders, message: Message): boolean {
  const id = message.get(CancelRejected.clientOrderId);
  const row = orders.find(message.get(CancelRejected.originalClientOrderId));
  if (row < 0) return true;
  const expected = id === 0 ? ORDER_STATE.pendingCancel : ORDER_STATE.pendingReplace;
  if (orders.stateOf(row) !== expected || orders.replacementOf(row) !== id) return true;
  orders.dropReplacement(row);
  orders.setState(row, nextOrderState(expected, rejectionEvent(orders, row)));
  return true;
}

function rejectionEvent(orders: LiveOrders, row: number): number {
  if (orders.isParked(row)) return ORDER_EVENT.requestRejectedWhileParked;
  return orders.wasFilled(row) ? ORDER_EVENT.requestRejectedAfterFill : ORDER_EVENT.requestRejected;
}

function setLeaves(orders: LiveOrders, account: TraderAccount, row: number, leaves: number): void {
  const change = leaves - orders.leavesOf(row);
  if (change !== 0) account.openMore(orders.instrumentOf(row), orders.sideOf(row), change);
  orders.setLeaves(row, leaves);
}

function move(orders: LiveOrders, account: TraderAccount, row: number, event: number): void {
  const state = orders.stateOf(row);
  const next = nextOrderState(state, event);
  assert(next !== NO_TRANSITION, 'an order event came that cannot happen in its state');
  if (isFinalState(next)) {
    setLeaves(orders, account, row, 0);
    orders.remove(row);
  } else orders.setState(row, next);
}
