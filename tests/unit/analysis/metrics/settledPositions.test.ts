import { describe, expect, it } from 'vitest';
import { measureRun } from '../../../../src/analysis/metrics/runMetrics.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import { AccountsProjection } from '../../../../src/simulation/results/tables/accountsTable.ts';
import { ArrayLog } from '../../../support/arrayLog.ts';
import { testManifest } from '../../../support/syntheticRun.ts';
import { VenueBench } from '../../../support/venueBench.ts';

const manifest = testManifest(['buyer', 'seller', 'other']);

/** Six lots are traded at 40, and the instrument turns out to be worth 100. */
function settledDay(): { bench: VenueBench; log: ArrayLog } {
  const bench = new VenueBench({ settlement: { times: [{ instrument: 0, time: 500, price: 100 }] } });
  const log = new ArrayLog();
  const keep = () => {
    for (const fact of bench.ctx.facts.splice(0)) log.fact(bench.ctx.now, fact.kind, ...fact.values);
  };
  bench.order(2, 1, SELL, 40, 9);
  bench.order(1, 1, BUY, 40, 6);
  keep();
  bench.passTo(500);
  keep();
  return { bench, log };
}

describe('a log with a cash settlement', () => {
  const { bench, log } = settledDay();

  it('gives positions and profit as the venue has them, and who paid whom', () => {
    const { ledger, marks, profitFlows, kinds } = measureRun(manifest, log);
    for (const account of [1, 2]) {
      expect(ledger.position(account, 0)).toBe(0);
      expect(ledger.profit(account, marks)).toBe(bench.venue.ledger.cash[account] - 1_000_000);
    }
    expect(profitFlows.gain(kinds.of(1), kinds.of(2), marks)).toBe(360);
  });

  it('counts settled lots neither as bought nor as sold in the table of accounts', () => {
    const projection = new AccountsProjection(manifest);
    log.forEach((entry) => {
      projection.visit(entry);
    });
    projection.finish();
    const { rows } = projection;
    const low = (name: string) => [0, 1].map((row) => rows.wide(name).values[2 * row]);
    expect(low('closing_lots')).toEqual([0, 0]);
    expect(low('closing_cash_minor')).toEqual([1_000_360, 999_640]);
    expect(low('bought_lots')).toEqual([6, 0]);
    expect(low('fills')).toEqual([1, 1]);
  });
});
