import { describe, expect, it } from 'vitest';
import { measureRun } from '../../../../src/analysis/metrics/runMetrics.ts';
import { priceFigure } from '../../../../src/analysis/visualization/priceFigure.ts';
import { FEED, Subscribe } from '../../../../src/core/models/messages/marketData.ts';
import { BustTrade, CorrectTrade } from '../../../../src/core/models/messages/session.ts';
import { PHASE } from '../../../../src/core/models/phase.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import { AccountsProjection } from '../../../../src/simulation/results/tables/accountsTable.ts';
import type { TableProjection } from '../../../../src/simulation/results/tables/tableProjection.ts';
import { TradesProjection } from '../../../../src/simulation/results/tables/tradesTable.ts';
import { ArrayLog } from '../../../support/arrayLog.ts';
import { FakeMessage } from '../../../support/fakeContext.ts';
import { testManifest } from '../../../support/syntheticRun.ts';
import { session } from '../../../support/tradingDays.ts';
import { VenueBench } from '../../../support/venueBench.ts';

const OPERATOR = 3;
const manifest = testManifest(['buyer', 'seller', 'operator']);

/** A day with three trades: the second is taken out, the third gets another price. */
function dayWithBusts(): { bench: VenueBench; log: ArrayLog } {
  const fees = { makerPpm: 1000, takerPpm: 3000 };
  const bench = new VenueBench({ fees, session: session({ operator: OPERATOR }) });
  const log = new ArrayLog();
  const keep = () => {
    for (const fact of bench.ctx.facts.splice(0)) log.fact(bench.ctx.now, fact.kind, ...fact.values);
  };
  const passTo = (time: number) => {
    for (let now = bench.ctx.now; now < time; now++) {
      bench.passTo(now + 1);
      keep();
    }
  };
  bench.venue.receive(bench.ctx, 9, new FakeMessage(Subscribe.id, [0, FEED.l1]));
  keep();
  passTo(400);
  bench.order(2, 1, SELL, 1000, 100);
  bench.order(1, 1, BUY, 1000, 10);
  bench.order(1, 2, BUY, 1000, 20);
  bench.order(1, 3, BUY, 1000, 30);
  keep();
  passTo(500);
  bench.send(OPERATOR, BustTrade.id, 2);
  bench.send(OPERATOR, CorrectTrade.id, 3, 990);
  keep();
  passTo(1000);
  return { bench, log };
}

function rowsOf(projection: TableProjection, log: ArrayLog, ...columns: string[]): number[][] {
  log.forEach((entry) => {
    projection.visit(entry);
  });
  projection.finish();
  const { rows } = projection;
  // Small enough for the low one of the two words.
  const low = (name: string, row: number) => rows.wide(name).values[2 * row];
  return Array.from({ length: rows.count }, (_, row) => columns.map((name) => low(name, row)));
}

describe('a log with busted trades', () => {
  const { bench, log } = dayWithBusts();
  const { ledger } = bench.venue;

  it('gives positions, fees and profit as the venue has them', () => {
    const metrics = measureRun(manifest, log);
    for (const account of [1, 2]) {
      expect(metrics.ledger.position(account, 0)).toBe(ledger.statement(account, 0).lots);
      const value = ledger.statement(account, 0).lots * metrics.marks[0];
      const profit = ledger.cash[account] - 1_000_000 + value;
      expect(metrics.ledger.profit(account, metrics.marks)).toBe(profit);
    }
    expect(metrics.ledger.totalFees()).toBe(ledger.venueCash[0]);
  });

  it('counts trades, volume and turnover of what stood in the end', () => {
    const { trades, survey } = measureRun(manifest, log);
    expect([trades.count, trades.volume]).toEqual([2, 40]);
    expect(trades.averagePrice).toBe((10 * 1000 + 30 * 990) / 40);
    expect(survey.tradesByInstrument[0]).toBe(2);
    const { activity, kinds } = measureRun(manifest, log);
    const taken = activity.taken[kinds.of(1)];
    expect(taken.reduce((sum, lots) => sum + lots, 0)).toBe(40);
  });

  it('adds up in the tables of trades and of accounts', () => {
    const trades = rowsOf(new TradesProjection(manifest), log, 'trade_id', 'quantity_lots', 'notional_minor');
    expect(trades).toEqual([
      [1, 10, 10_000],
      [2, 20, 20_000],
      [3, 30, 30_000],
      [2, -20, -20_000],
      [3, -30, -30_000],
      [3, 30, 29_700],
    ]);
    const accounts = rowsOf(
      new AccountsProjection(manifest),
      log,
      'closing_lots',
      'closing_cash_minor',
      'fills',
      'fees_minor',
    );
    const expected = [1, 2].map((account) => [
      ledger.statement(account, 0).lots,
      ledger.cash[account],
      2,
      ledger.fees[account],
    ]);
    expect(accounts.slice(0, 2)).toEqual(expected);
  });
});

describe('a log with phases', () => {
  it('shades the price figure where nothing traded continuously', () => {
    const metrics = measureRun(manifest, dayWithBusts().log, { end: 1000 });
    expect(metrics.survey.phasesByInstrument[0]).toEqual([
      { phase: PHASE.closed, from: 0, to: 100 },
      { phase: PHASE.preOpen, from: 100, to: 200 },
      { phase: PHASE.openingAuction, from: 200, to: 300 },
      { phase: PHASE.closingAuction, from: 800, to: 900 },
      { phase: PHASE.closed, from: 900, to: 1000 },
    ]);
    const figure = priceFigure(metrics);
    expect(figure.figure.layout.shapes).toHaveLength(5);
    expect(JSON.stringify(figure.figure.layout.annotations)).toContain('opening auction');
    expect(figure.caption).toContain('Bands are phases');
  });

  it('shades nothing of a venue without a session', () => {
    const log = new ArrayLog().quote(0, 99, 101).trade(1, 100, 5, BUY).quote(10, 98, 101);
    const figure = priceFigure(measureRun(manifest, log));
    expect(figure.figure.layout.shapes).toBeUndefined();
    expect(figure.caption).not.toContain('Bands are phases');
  });
});
