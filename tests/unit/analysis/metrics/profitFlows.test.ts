import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profitByKind } from '../../../../src/analysis/metrics/profitByKind.ts';
import { measureRun, type RunMetrics } from '../../../../src/analysis/metrics/runMetrics.ts';
import { AccountOpened, FeeCharged } from '../../../../src/core/models/messages/execution.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import { ArrayLog } from '../../../support/arrayLog.ts';
import { STOCK, syntheticRun, testManifest } from '../../../support/syntheticRun.ts';

const gains = ({ kinds, profitFlows, marks }: RunMetrics) =>
  kinds.names.map((_, who) => kinds.names.map((_, from) => profitFlows.gain(who, from, marks)));

/** Exactly: what one gains the other loses, rows less fees are the ledger's profits, all is minus the fees. */
function expectIdentities(metrics: RunMetrics): void {
  const { kinds, profitFlows, marks, ledger } = metrics;
  const matrix = gains(metrics);
  let total = 0;
  matrix.forEach((row, who) => {
    expect(row[who]).toBe(0);
    for (let from = 0; from < row.length; from++) expect(row[from] + matrix[from][who]).toBe(0);
    const profit = profitFlows.profit(who, marks);
    const listed = profitByKind(metrics).find(({ kind }) => kind === kinds.names[who]);
    expect(profit).toBe(listed?.profit);
    total += profit;
  });
  expect(total + ledger.totalFees()).toBe(0);
}

describe('who pays whom', () => {
  it('is what one reckons by hand for two trades', () => {
    const sell = { account: 1, orderId: 1, side: SELL, price: 100 };
    const buy = { account: 2, orderId: 2, side: BUY, price: 100 };
    const log = new ArrayLog()
      .execution(1, 'filledMaker', sell, 10, 0, 1)
      .fact(1, FeeCharged.id, 1, 0, 1, -2)
      .execution(1, 'filledTaker', buy, 10, 0, 1)
      .fact(1, FeeCharged.id, 2, 0, 1, 5)
      .execution(2, 'filledMaker', { ...buy, account: 3 }, 4, 0, 2)
      .execution(2, 'filledTaker', { ...sell, account: 2 }, 4, 0, 2)
      .quote(3, 102, 105);
    const metrics = measureRun(testManifest(['maker', 'taker', 'other']), log);
    const { names } = metrics.kinds;
    const matrix = gains(metrics);
    const gain = (who: string, from: string) => matrix[names.indexOf(who)][names.indexOf(from)];
    expect([gain('taker', 'maker'), gain('other', 'taker'), gain('other', 'maker')]).toEqual([35, 14, 0]);
    expect(metrics.profitFlows.profit(names.indexOf('taker'), metrics.marks)).toBe(35 - 14 - 5);
    expectIdentities(metrics);
  });

  it('adds up exactly over a whole market with opening positions and fees', () => {
    const run = syntheticRun(3000);
    const metrics = measureRun(run.manifest, run.log, { end: run.endNs });
    expect(metrics.ledger.totalFees()).toBeGreaterThan(0);
    expectIdentities(metrics);
  });

  it('adds up exactly in several instruments and currencies, whatever was traded', () => {
    const manifest = testManifest(['maker', 'taker', 'taker', 'crowd', 'crowd'], {
      instruments: [
        STOCK,
        { ...STOCK, symbol: 'BIG', tickSize: '0.25', contractMultiplier: '50' },
        { ...STOCK, currency: 'EUR' },
      ],
    });
    const account = fc.integer({ min: 1, max: 5 });
    const trade = fc.record({
      maker: account,
      taker: account,
      instrument: fc.nat(2),
      side: fc.constantFrom(BUY, SELL),
      price: fc.integer({ min: 1, max: 1_000_000 }),
      lots: fc.integer({ min: 1, max: 10_000 }),
      fee: fc.integer({ min: -50, max: 50 }),
      spread: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(trade, { maxLength: 40 }), fc.nat(2), (trades, shown) => {
        const log = new ArrayLog().fact(0, AccountOpened.id, 4, shown, 100, 5);
        trades.forEach(({ maker, taker, instrument, side, price, lots, fee, spread }, i) => {
          const order = { orderId: 1, price, instrument };
          log.execution(i, 'filledMaker', { ...order, account: maker, side: 1 - side }, lots, 0, i + 1);
          log.execution(i, 'filledTaker', { ...order, account: taker, side }, lots, 0, i + 1);
          log.fact(i, FeeCharged.id, taker, instrument, i + 1, fee);
          log.quote(i, price, price + spread, 1, 1, instrument);
        });
        expectIdentities(measureRun(manifest, log, { instrument: shown }));
      }),
    );
  });

  it('names the instrument asked for where there is none', () => {
    expect(() => measureRun(testManifest(['maker']), new ArrayLog(), { instrument: 3 })).toThrow(
      /instrument 3 is asked for, but the manifest lists 1/,
    );
  });
});
