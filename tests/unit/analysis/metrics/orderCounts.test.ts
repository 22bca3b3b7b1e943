import { describe, expect, it } from 'vitest';
import { OrderCounts } from '../../../../src/analysis/metrics/orderCounts.ts';
import { CANCEL_REASON, EXECUTION_EVENT } from '../../../../src/core/models/messages/execution.ts';
import {
  CancelOrder,
  MassCancel,
  NewOrder,
  ReplaceOrder,
} from '../../../../src/core/models/messages/orderEntry.ts';
import { REJECT_CODE } from '../../../../src/core/models/rejectCodes.ts';

describe('OrderCounts', () => {
  it('counts requests and what became of them, by reason and by code', () => {
    const counts = new OrderCounts();
    for (const kind of [NewOrder, NewOrder, CancelOrder, MassCancel, ReplaceOrder]) counts.request(kind.id);
    counts.execution(EXECUTION_EVENT.accepted, 0);
    counts.execution(EXECUTION_EVENT.filledMaker, 1);
    counts.execution(EXECUTION_EVENT.filledTaker, 1);
    counts.execution(EXECUTION_EVENT.replaced, 0);
    counts.execution(EXECUTION_EVENT.replacedInPlace, 0);
    counts.execution(EXECUTION_EVENT.reduced, 0);
    counts.execution(EXECUTION_EVENT.cancelled, CANCEL_REASON.requested);
    counts.execution(EXECUTION_EVENT.cancelled, CANCEL_REASON.selfTrade);
    counts.execution(EXECUTION_EVENT.cancelled, CANCEL_REASON.selfTrade);
    counts.execution(EXECUTION_EVENT.rejected, REJECT_CODE.priceOffTick);
    counts.execution(EXECUTION_EVENT.cancelRejected, REJECT_CODE.unknownOrder);
    counts.execution(EXECUTION_EVENT.cancelRejected, REJECT_CODE.unknownOrder);
    expect(counts).toMatchObject({
      newOrders: 2,
      cancelRequests: 2,
      replaceRequests: 1,
      accepted: 1,
      fills: 2,
      replaced: 2,
      reduced: 1,
      cancelled: 3,
      rejected: 1,
      cancelRejected: 2,
    });
    expect(counts.rejectsByCode()).toEqual([
      { name: 'unknownOrder', count: 2 },
      { name: 'priceOffTick', count: 1 },
    ]);
    expect(counts.cancelsByReason()).toEqual([
      { name: 'selfTrade', count: 2 },
      { name: 'requested', count: 1 },
    ]);
  });
});
