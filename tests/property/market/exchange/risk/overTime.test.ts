import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Side } from '../../../../../src/core/models/side.ts';
import { NOW, OrderAtDoor } from '../../../../../src/market/exchange/risk/orderAtDoor.ts';
import { RecentOrders } from '../../../../../src/market/exchange/risk/recentOrders.ts';
import { RiskBench } from '../../../../support/riskBench.ts';

const SPAN = 50;

describe('recent orders', () => {
  const order = fc.record({
    wait: fc.constantFrom(0, 0, 1, 3, 20, 60),
    account: fc.nat(2),
    instrument: fc.nat(1),
    side: fc.nat(1),
    limit: fc.integer({ min: 0, max: 3 }),
    quantity: fc.integer({ min: 1, max: 3 }),
    add: fc.boolean(),
  });

  it('find the last equal one of the span, as a plain list does', () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 300, size: 'max' }), fc.nat(300), (orders, restoreAt) => {
        let recent = new RecentOrders(SPAN);
        const list: { time: number; text: string }[] = [];
        const atDoor = new OrderAtDoor();
        let now = 0;
        for (const [i, { wait, add, ...fields }] of orders.entries()) {
          now += wait;
          Object.assign(atDoor, { ...fields, side: fields.side as Side });
          atDoor.cells[NOW] = now;
          recent.expire(atDoor);
          const text = JSON.stringify(fields);
          const last = list.findLast((each) => each.text === text && each.time > now - SPAN);
          const found = recent.find(atDoor);
          expect(found < 0 ? undefined : recent.timeAt(found)).toBe(last?.time);
          expect(recent.size).toBe(list.filter((each) => each.time > now - SPAN).length);
          if (add) {
            recent.add(atDoor);
            list.push({ time: now, text });
          }
          if (i !== restoreAt) continue;
          const restored = new RecentOrders(SPAN);
          restored.restore(recent.snapshot());
          recent = restored;
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('message rate', () => {
  /** The bucket in whole fractions: tokens are `level / interval`. */
  function twin(messages: bigint, interval: bigint, burst: bigint) {
    let level = burst * interval;
    let at = 0n;
    return (now: bigint): boolean => {
      level += (now - at) * messages;
      if (level > burst * interval) level = burst * interval;
      at = now;
      if (level < interval) return false;
      level -= interval;
      return true;
    };
  }

  it('is that of a bucket of unbounded numbers', () => {
    const part = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 1_000_000_007 }));
    const waits = fc.array(
      fc.oneof(
        fc.nat(3),
        fc.nat(10_000_000),
        fc.nat({ max: 2 ** 31 - 1 }).map((n) => n * 1_000_000),
      ),
      { maxLength: 60, size: 'max' },
    );
    fc.assert(
      fc.property(part, part, fc.integer({ min: 1, max: 5 }), waits, (messages, interval, burst, gaps) => {
        const bench = new RiskBench({ rateMessages: messages, rateInterval: interval, rateBurst: burst });
        const expected = twin(BigInt(messages), BigInt(interval), BigInt(burst));
        for (const gap of gaps) {
          bench.ctx.now = Math.min(bench.ctx.now + gap, 2 ** 52);
          expect(bench.enter(1, 0, 0, 1) === 'taken').toBe(expected(BigInt(bench.ctx.now)));
        }
      }),
      { numRuns: 100 },
    );
  });
});
