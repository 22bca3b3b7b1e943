import { describe, expect, it } from 'vitest';
import { RunSeries } from '../../../../src/analysis/realism/series/runSeries.ts';
import { PhaseChanged } from '../../../../src/core/models/messages/session.ts';
import { PHASE } from '../../../../src/core/models/phase.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import { ArrayLog } from '../../../support/arrayLog.ts';
import { testManifest } from '../../../support/syntheticRun.ts';

const manifest = testManifest(['buyer', 'seller']);
/** A second, in the manifest's units of time. */
const SECOND = 1e9 / manifest.timeResolutionNs;
const [bid, ask, taker] = [
  { account: 1, orderId: 1, side: BUY, price: 99 },
  { account: 2, orderId: 2, side: SELL, price: 101 },
  { account: 1, orderId: 3, side: BUY, price: 101 },
];

function seriesOf(log: ArrayLog) {
  const series = new RunSeries(manifest, 0, 60e9);
  log.forEach((entry) => {
    series.visit(entry);
  });
  return series.finish('log');
}

/** Two orders rest, a third takes one of them two seconds later. */
const traded = () =>
  new ArrayLog()
    .execution(0, 'accepted', bid, 5, 5)
    .quote(0, 99, 0, 5, 0)
    .execution(SECOND, 'accepted', ask, 4, 4)
    .quote(SECOND, 99, 101, 5, 4)
    .execution(3 * SECOND, 'accepted', taker, 4, 4)
    .execution(3 * SECOND, 'filledMaker', ask, 4, 0, 1)
    .execution(3 * SECOND, 'filledTaker', taker, 4, 0, 1)
    .trade(3 * SECOND, 101, 4, BUY)
    .quote(3 * SECOND, 99, 0, 5, 0);

describe('the series of a log', () => {
  it('has waits, fills, market orders, mids and the displayed book', () => {
    const { gaps, fillTimes, orders, mids, volumes, depth } = seriesOf(traded());
    expect([...gaps]).toEqual([1, 2]);
    expect([...fillTimes]).toEqual([2]);
    expect([...orders.signs, ...orders.prices, ...orders.quantities]).toEqual([1, 101, 4]);
    expect([...mids]).toEqual([Number.NaN, 100, 100, Number.NaN]);
    expect([...volumes]).toEqual([0, 0, 0, 4]);
    expect([...depth.samples]).toEqual([6]);
    expect(depth.sums[0]).toBe(4 * 5 + 2 * 4);
  });

  it('gives what trades in an auction no sign', () => {
    const log = new ArrayLog()
      .fact(0, PhaseChanged.id, 0, 1, PHASE.openingAuction, 0, 0)
      .trade(SECOND, 100, 7, BUY)
      .fact(SECOND, PhaseChanged.id, 0, 2, PHASE.continuous, 0, 0)
      .trade(2 * SECOND, 100, 3, SELL);
    const { orders, volumes } = seriesOf(log);
    expect([...orders.signs]).toEqual([-1]);
    expect(volumes.reduce((sum, lots) => sum + lots, 0)).toBe(10);
  });

  it('says so where the log holds nothing of a venue', () => {
    expect(seriesOf(new ArrayLog()).notes.join()).toContain('--log commands');
    expect(seriesOf(traded()).notes).toEqual([]);
  });
});
