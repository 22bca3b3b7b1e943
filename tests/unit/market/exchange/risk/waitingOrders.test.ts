import { describe, expect, it } from 'vitest';
import { CANCEL_REASON } from '../../../../../src/core/models/messages/execution.ts';
import { KillSwitch } from '../../../../../src/core/models/messages/risk.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import type { RiskLimits } from '../../../../../src/market/exchange/risk/riskConfig.ts';
import { DeskBench } from '../../../../support/deskBench.ts';
import { FakeMessage } from '../../../../support/fakeContext.ts';

const OPERATOR = 9;

/** A desk behind a gate; the last trade was at 100. */
function begin(limits: RiskLimits): DeskBench {
  const bench = new DeskBench({ risk: { limits, operators: [OPERATOR] } });
  bench.sell(3, 100, 1);
  bench.buy(4, 100, 1);
  return bench;
}

/** The codes of refusals among journal lines. */
function refusals(lines: readonly string[]): string[] {
  return lines.filter((line) => / (rejected|cancelRejected) /.test(line)).map((line) => line.split(' ')[2]);
}

describe('orders that wait outside the book', () => {
  it('are measured by the collar from their trigger, wherever that is', () => {
    const bench = begin({ collarTicks: 5 });
    const stop = { type: 'stop-limit', side: BUY, triggerPrice: 150 } as const;
    expect(refusals(bench.place(1, { ...stop, price: 156 }))).toEqual(['outsidePriceCollar']);
    expect(refusals(bench.place(1, { ...stop, price: 155 }))).toEqual([]);
    expect(refusals(bench.place(1, { type: 'stop', side: BUY, triggerPrice: 150 }))).toEqual([]);
    // A replace gives the one another limit, the other another trigger.
    expect(refusals(bench.replace(1, 2, 156, 10))).toEqual(['outsidePriceCollar']);
    expect(refusals(bench.replace(1, 3, 170, 10))).toEqual([]);
  });

  it('count for the position and among the open orders', () => {
    const bench = begin({ maxLongLots: 30, maxOpenOrders: 3 });
    expect(refusals(bench.place(1, { type: 'stop', side: BUY, triggerPrice: 110, quantity: 20 }))).toEqual(
      [],
    );
    expect(refusals(bench.buy(1, 90, 11))).toEqual(['positionLimit']);
    expect(refusals(bench.buy(1, 90, 10))).toEqual([]);
    expect(refusals(bench.place(1, { type: 'stop', side: SELL, triggerPrice: 80 }))).toEqual([]);
    expect(refusals(bench.sell(1, 120, 1))).toEqual(['openOrderLimit']);
    expect(refusals(bench.replace(1, 1, 0, 21))).toEqual(['positionLimit']);
    expect(refusals(bench.replace(1, 1, 0, 19))).toEqual([]);
  });

  it('are worth their limit, or their trigger price', () => {
    const bench = begin({ maxOpenNotionalMinor: 2000 });
    expect(refusals(bench.place(1, { type: 'stop', side: BUY, triggerPrice: 110, quantity: 10 }))).toEqual(
      [],
    );
    expect(refusals(bench.buy(1, 90, 11))).toEqual(['openNotionalLimit']);
    expect(refusals(bench.buy(1, 90, 10))).toEqual([]);
  });

  it('that are linked are held against all of their list, and leave nothing behind where it is refused', () => {
    const bench = begin({ maxLongLots: 20 });
    const buys = [
      { type: 'limit', side: BUY, price: 90, quantity: 10 },
      { type: 'stop', side: BUY, triggerPrice: 110, quantity: 11 },
    ];
    expect(refusals(bench.list(1, 'oco', buys))).toEqual(['listRefused', 'positionLimit']);
    expect(refusals(bench.list(1, 'oco', [buys[0], { ...buys[1], quantity: 10 }]))).toEqual([]);
    bench.massCancel(1);
    expect(refusals(bench.buy(1, 90, 20))).toEqual([]);
  });

  it('of one kind may be repeated at another trigger price, and not at the same', () => {
    const bench = begin({ duplicateWindow: 100 });
    const stop = { type: 'stop', side: BUY, triggerPrice: 110 } as const;
    expect(refusals(bench.place(1, stop))).toEqual([]);
    expect(refusals(bench.place(1, { ...stop, triggerPrice: 111 }))).toEqual([]);
    expect(refusals(bench.place(1, stop))).toEqual(['duplicateOrder']);
  });

  it('end with the account that is killed', () => {
    const bench = begin({});
    bench.place(1, { type: 'stop', side: BUY, triggerPrice: 110 });
    bench.place(1, { type: 'pegged', side: BUY, peg: 'primary' });
    bench.buy(1, 90, 1);
    const lines = bench.doing((ctx) =>
      bench.venue.receive(ctx, OPERATOR, new FakeMessage(KillSwitch.id, [1, 1])),
    );
    const killed = lines.filter((line) => line.endsWith(`reason ${CANCEL_REASON.killSwitch}`));
    expect(killed.map((line) => line.split(' ')[0]).sort()).toEqual(['1#1', '1#2', '1#3']);
  });
});
