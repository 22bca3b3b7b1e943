import { describe, expect, it } from 'vitest';
import { measureRun } from '../../../../src/analysis/metrics/runMetrics.ts';
import {
  EXECUTION_EVENT,
  Execution,
  OrderAcknowledged,
  OrderSent,
} from '../../../../src/core/models/messages/execution.ts';
import { NewOrder } from '../../../../src/core/models/messages/orderEntry.ts';
import { ArrayLog } from '../../../support/arrayLog.ts';
import { testManifest } from '../../../support/syntheticRun.ts';

const VENUE = 0;

/** An order's way in four lines of a log; the venue may be left out of it. */
function way(
  log: ArrayLog,
  account: number,
  id: number,
  times: readonly [number, number, number, number],
): void {
  const { accepted } = EXECUTION_EVENT;
  log.factFrom(account, times[0], OrderSent.id, VENUE, id);
  log.delivery(times[1], account, NewOrder.id, id);
  log.fact(times[2], Execution.id, account, accepted, id, id, 0, 0, 10, 1, 1, 0);
  log.factFrom(account, times[3], OrderAcknowledged.id, VENUE, id);
}

describe('LatencyHops', () => {
  it('measures each stretch of the way, by kind of trader', () => {
    const log = new ArrayLog();
    way(log, 1, 1, [0, 30, 30, 100]);
    way(log, 2, 1, [100, 150, 160, 400]);
    way(log, 1, 17, [400, 440, 440, 450]);
    log.factFrom(1, 450, OrderAcknowledged.id, VENUE, 99);
    log.factFrom(1, 460, OrderSent.id, VENUE, 33);
    const { latency, kinds } = measureRun(testManifest(['fast', 'slow']), log);
    const ends = (kind: string) =>
      latency.byKind[kinds.names.indexOf(kind)].map((hop) => [hop.total, hop.least, hop.greatest]);
    expect(latency.orders).toBe(3);
    expect(ends('fast')).toEqual([
      [2, 30, 40],
      [2, 0, 0],
      [2, 10, 70],
      [2, 50, 100],
    ]);
    expect(ends('slow')).toEqual([
      [1, 50, 50],
      [1, 10, 10],
      [1, 240, 240],
      [1, 300, 300],
    ]);
  });

  it('leaves out what lacks a stretch in the log', () => {
    const log = new ArrayLog().execution(0, 'accepted', { account: 1, orderId: 1, side: 0, price: 5 }, 1, 1);
    log.factFrom(1, 0, OrderSent.id, VENUE, 1).factFrom(1, 9, OrderAcknowledged.id, VENUE, 1);
    expect(measureRun(testManifest(['fast']), log).latency.orders).toBe(0);
  });
});
