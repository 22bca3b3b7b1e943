import { describe, expect, it } from 'vitest';
import { profitByKind } from '../../../../src/analysis/metrics/profitByKind.ts';
import { measureRun } from '../../../../src/analysis/metrics/runMetrics.ts';
import { AccountOpened, Execution, FeeCharged } from '../../../../src/core/models/messages/execution.ts';
import { Quote } from '../../../../src/core/models/messages/marketData.ts';
import { NewOrder } from '../../../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import { ArrayLog } from '../../../support/arrayLog.ts';
import { syntheticRun, testManifest } from '../../../support/syntheticRun.ts';

const manifest = testManifest(['market-maker', 'zero-intelligence', 'zero-intelligence']);

/** The maker offers 10 at 101 and bids 99; trader 2 buys 4, the maker is cancelled, the mid ends at 102. */
function smallTape(): ArrayLog {
  const ask = { account: 1, orderId: 1, side: SELL, price: 101 };
  const buy = { account: 2, orderId: 3, side: BUY, price: 0 };
  return new ArrayLog()
    .fact(0, AccountOpened.id, 1, 0, 50, 1000)
    .fact(0, AccountOpened.id, 3, 0, 5, 1000)
    .delivery(10, 1, NewOrder.id)
    .execution(10, 'accepted', ask, 10, 10)
    .execution(10, 'accepted', { ...ask, orderId: 2, side: BUY, price: 99 }, 10, 10)
    .quote(10, 99, 101, 10, 10)
    .execution(50, 'accepted', buy, 4, 4)
    .execution(50, 'filledMaker', ask, 4, 6, 1)
    .execution(50, 'filledTaker', { ...buy, price: 101 }, 4, 0, 1)
    .fact(50, FeeCharged.id, 2, 0, 1, 3)
    .trade(50, 101, 4, BUY)
    .quote(50, 99, 101, 10, 6)
    .quote(90, 101, 103, 1, 1)
    .execution(95, 'rejected', { account: -1, orderId: 0, side: BUY, price: 0 }, 0, 0, 1);
}

describe('measureRun', () => {
  it('measures a small tape as one does by hand', () => {
    const metrics = measureRun(manifest, smallTape(), { end: 100 });
    expect([metrics.survey.start, metrics.survey.end]).toEqual([0, 100]);
    expect(metrics.trades.count).toBe(1);
    expect(metrics.counts).toMatchObject({ newOrders: 1, accepted: 3, fills: 2, rejected: 1 });
    expect(metrics.quoteStatistics.meanSpread).toBe(2);
    expect(metrics.marks[0]).toBe(102);
    expect(metrics.choice).toMatchObject({ named: [1, 2, 3], featured: 3, rest: [] });
    const at = (time: number) => metrics.agentBuckets.indexOf(time);
    const [maker, buyer, holder] = metrics.agents.position.named;
    expect([maker[at(40)], maker[at(60)], buyer[at(60)], holder[at(60)]]).toEqual([50, 46, 4, 5]);
    const [makerProfit, buyerProfit] = metrics.agents.profit.named;
    expect([makerProfit[at(60)], buyerProfit[at(60)]]).toEqual([4, -7]);
    expect([makerProfit.at(-1), buyerProfit.at(-1)]).toEqual([-4, 1]);
    expect(profitByKind(metrics).map(({ kind, profit, agents }) => [kind, profit, agents])).toEqual([
      ['zero-intelligence', 1, 2],
      ['market-maker', -4, 1],
    ]);
  });

  it('shows resting quantity only while it rested', () => {
    const { depth } = measureRun(manifest, smallTape(), { end: 100 });
    const row = 101 - depth.range.low;
    const lots = (time: number) => depth.meanLots(row, depth.buckets.indexOf(time));
    expect([lots(5), lots(30), lots(70)]).toEqual([0, 10, 6]);
  });

  it('adds up to minus the fees over all accounts of a whole market', () => {
    const run = syntheticRun(3000);
    const metrics = measureRun(run.manifest, run.log, { end: run.endNs });
    expect(metrics.trades.count).toBe(run.trades);
    expect(run.trades).toBeGreaterThan(300);
    const profits = profitByKind(metrics);
    const total = profits.reduce((sum, { profit }) => sum + profit, 0);
    expect(total).toBe(-metrics.ledger.totalFees());
    expect(metrics.ledger.totalFees()).toBe(metrics.trades.volume);
    expect(metrics.choice.named).toHaveLength(12);
    expect(metrics.choice.named.slice(0, metrics.choice.featured).sort()).toEqual([1, 2, 3]);
    expect(metrics.choice.rest).toHaveLength(51);
  });

  it('says so where nothing of a venue was logged', () => {
    expect(measureRun(manifest, new ArrayLog().delivery(5, 1, NewOrder.id)).survey.hasFacts).toBe(false);
    expect(measureRun(manifest, new ArrayLog()).trades.count).toBe(0);
  });

  it('names event and field where log and manifest do not belong together', () => {
    const stranger = new ArrayLog().fact(1, Execution.id, 9, 0, 1, 1, 0, 0, 10, 1, 1, 0);
    expect(() => measureRun(manifest, stranger)).toThrow(
      /event 1 names account 9, but the manifest lists 4 actors/,
    );
    const unlisted = new ArrayLog().fact(1, Quote.id, 2, 1, 1, 1, 2, 1);
    expect(() => measureRun(manifest, unlisted)).toThrow(
      /instrument 2, but the manifest lists 1 instruments/,
    );
    expect(() => measureRun({ ...manifest, instruments: [] }, new ArrayLog())).toThrow(
      /instruments is empty/,
    );
  });
});
