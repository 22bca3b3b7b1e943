import { describe, expect, it } from 'vitest';
import { OrderCheck } from '../../../../../src/core/data/checks/orderCheck.ts';
import { RecentIds } from '../../../../../src/core/data/checks/recentIds.ts';
import { FEED_RECORD, FeedRecord } from '../../../../../src/core/models/feedRecord.ts';
import { ToyFeed } from '../../../../support/toyFeed.ts';

describe('what the checks remember', () => {
  it('are the last ids, so many in all', () => {
    const recent = new RecentIds(3);
    expect([1, 2, 3].map((id) => recent.seen(0, id))).toEqual([false, false, false]);
    expect(recent.seen(0, 1)).toBe(true);
    expect(recent.seen(1, 1)).toBe(false);
    // The fourth one pushed out the first.
    expect(recent.seen(0, 1)).toBe(false);
    expect(recent.seen(0, 3)).toBe(true);
  });

  it('are live orders up to a limit, and a note beyond', () => {
    const check = new OrderCheck(new ToyFeed([]), false, 2);
    const see = (kind: number, id: number): void =>
      check.see(Object.assign(new FeedRecord(), { kind, id, quantity: 1 }));
    for (const id of [1, 2, 3]) see(FEED_RECORD.orderAdd, id);
    see(FEED_RECORD.orderRemove, 99);
    expect(check.counters.filter(({ count }) => count > 0).map(({ check: name }) => name)).toEqual([
      'unchecked',
    ]);
  });
});
