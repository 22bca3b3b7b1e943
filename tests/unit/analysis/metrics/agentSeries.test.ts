import { describe, expect, it } from 'vitest';
import { AgentSeries } from '../../../../src/analysis/metrics/agentSeries.ts';
import { instrumentScale } from '../../../../src/analysis/metrics/instrumentScale.ts';
import { Ledger } from '../../../../src/analysis/metrics/ledger.ts';
import { ShownHoldings } from '../../../../src/analysis/metrics/shownHoldings.ts';
import { TimeBuckets } from '../../../../src/analysis/metrics/timeBuckets.ts';
import { BUY } from '../../../../src/core/models/side.ts';
import { STOCK } from '../../../support/syntheticRun.ts';

describe('AgentSeries', () => {
  it('samples at the end of each bucket what happened up to it', () => {
    const scales = [instrumentScale(STOCK, 0)];
    const ledger = new Ledger(6, scales, 'USD');
    const holdings = new ShownHoldings(ledger, scales, [0], 0);
    const marks = Float64Array.of(100);
    const choice = { named: [0], featured: 1, rest: [1, 2, 3, 4, 5] };
    const series = new AgentSeries(new TimeBuckets(0, 30, 3), ledger, choice, holdings, marks);
    const fillAll = (time: number, price: number) => {
      series.advance(time);
      for (let account = 0; account < 6; account++) ledger.fill(account, 0, BUY, price, account + 1);
    };
    fillAll(10, 90);
    fillAll(11, 100);
    series.finish();
    expect([...series.position.named[0]]).toEqual([1, 2, 2]);
    expect([...series.profit.named[0]]).toEqual([10, 10, 10]);
    const median = series.position.bands[2];
    expect([...median]).toEqual([4, 8, 8]);
    expect(series.profit.bands.map((band) => band[0])).toEqual([22, 30, 40, 50, 58]);
  });
});
