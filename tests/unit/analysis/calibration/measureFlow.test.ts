import { describe, expect, it } from 'vitest';
import { FeedFlow } from '../../../../src/analysis/calibration/orderFlow/feedFlow.ts';
import { fitSmithFarmer } from '../../../../src/analysis/calibration/orderFlow/fitSmithFarmer.ts';
import { FLOW_EVENT, FlowTape } from '../../../../src/analysis/calibration/orderFlow/flowTape.ts';
import { measureFlow } from '../../../../src/analysis/calibration/orderFlow/measureFlow.ts';
import { requireEvents } from '../../../../src/analysis/calibration/requireEvents.ts';
import { FEED_RECORD, FeedRecord } from '../../../../src/core/models/feedRecord.ts';

const { add, execute, reduce, left } = FLOW_EVENT;
const [BUY, SELL] = [0, 1];

/** Lines as [time, event, id, side, price, quantity]. */
function tapeOf(...lines: readonly (readonly number[])[]): FlowTape {
  const tape = new FlowTape();
  for (const [time, event, id, side, price, quantity] of lines) {
    tape.write({ time, event, id, side, price, quantity });
  }
  return tape;
}

describe('a tape is measured', () => {
  const flow = measureFlow(
    tapeOf(
      [0, add, 1, SELL, 1050, 10],
      [1, add, 2, BUY, 1000, 4],
      [2, execute, 1, SELL, 1050, 3],
      [2, execute, 1, SELL, 1050, 2],
      [3, reduce, 1, SELL, 1050, 1],
      [4, left, 2, BUY, 1000, 1],
      [5, execute, 9, BUY, 950, 6],
      [10, left, 1, SELL, 1050, 0],
    ),
  );

  it('executions of one instant are one market order, of the side that took', () => {
    expect([...flow.record.kinds]).toEqual([4, 1, 0, 5, 2, 3, 5]);
    expect([...flow.record.times]).toEqual([0, 1, 2, 3, 4, 5, 10]);
    expect(flow.record.duration).toBe(10);
    expect(flow.sizes[0]).toEqual({ events: 2, quantity: 11, squares: 25 + 36 });
  });

  it('what comes to rest and what is taken off has its size', () => {
    expect(flow.sizes[1]).toEqual({ events: 2, quantity: 14, squares: 116 });
    expect(flow.sizes[2]).toEqual({ events: 3, quantity: 1 + 3 + 4, squares: 1 + 9 + 16 });
  });

  it('an order that the record never introduced was there from the start, and is no exposure', () => {
    // The bid at 950 of order 9: the sell order finds it 100 away.
    expect([...flow.distances]).toEqual([2, 1]);
    expect(flow.exposure).toBe(10 + 14 + 9 + 8 + 5 + 5 * 5);
    expect(flow.cancelled.quantity).toBe(8);
  });

  it('prices are in steps that all of them are multiples of', () => {
    expect(flow.tick).toBe(50);
    expect(flow.lastMid).toBe((1000 + 1050) / 2 / 50);
  });

  it('rates are quantities over exposures', () => {
    const fit = fitSmithFarmer(flow);
    expect(fit.orderSize).toBe(7);
    expect(fit.marketOrderRate.value).toBeCloseTo(11 / 70, 12);
    expect(fit.marketOrderRate.standardError).toBeCloseTo(Math.sqrt(61) / 70, 12);
    expect(fit.cancellationRate.value).toBeCloseTo(8 / flow.exposure, 12);
    expect(fit.epsilon.value).toBeCloseTo(fit.cancellationRate.value / fit.marketOrderRate.value, 12);
    expect(fit.window).toBe(1);
    expect(fit.limitOrderRate.value).toBeCloseTo(4 / (2 * 1 * 10 * 7), 12);
  });

  it('too few events are refused with what is there and what is needed', () => {
    const model = { name: 'a-model', needs: [1, 2, 4] as const };
    expect(() => requireEvents(model, flow, 'sample')).toThrow(
      'sample has 3 cancellations, and a-model needs 4',
    );
    expect(() => requireEvents({ name: 'a-model', needs: [2, 2, 3] }, flow, 'sample')).not.toThrow();
  });
});

describe('records of a feed come onto a tape', () => {
  const record = (kind: number, fields: Partial<FeedRecord>) =>
    Object.assign(new FeedRecord(), { kind, day: 5, ...fields });
  const flow = new FeedFlow();
  const records = [
    record(FEED_RECORD.orderAdd, { timeNs: 1e9, id: 1, side: BUY, price: 100, quantity: 5 }),
    record(FEED_RECORD.orderReplace, { timeNs: 2e9, id: 2, otherId: 1, side: -1, price: 101, quantity: 7 }),
    record(FEED_RECORD.orderExecute, { timeNs: 3e9, id: 2, quantity: 3 }),
    record(FEED_RECORD.orderRemove, { timeNs: 4e9, id: 2 }),
    record(FEED_RECORD.orderExecute, { timeNs: 5e9, id: 77, quantity: 3 }),
    record(FEED_RECORD.quote, { timeNs: 6e9, price: 1 }),
    record(FEED_RECORD.orderRemove, { day: 6, timeNs: 1e9, id: 78, side: SELL, price: 104, quantity: 2 }),
  ];
  for (const each of records) flow.take(each);

  it('with the side and price of the order where the record leaves them out', () => {
    const line = { time: 0, event: 0, id: 0, side: 0, price: 0, quantity: 0 };
    const lines = Array.from({ length: flow.tape.lines }, (_, i) => {
      flow.tape.read(i, line);
      return Object.values(line);
    });
    expect(lines).toEqual([
      [0, add, 1, BUY, 100, 5],
      [1, reduce, 1, BUY, 100, 5],
      [1, add, 2, BUY, 101, 7],
      [2, execute, 2, BUY, 101, 3],
      [3, reduce, 2, BUY, 101, 4],
      [86_400, reduce, 78, SELL, 104, 2],
    ]);
  });
});
