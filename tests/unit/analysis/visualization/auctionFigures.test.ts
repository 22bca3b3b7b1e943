import { describe, expect, it } from 'vitest';
import { auctionCurves, type StandingOrder } from '../../../../src/analysis/metrics/auctionCurves.ts';
import { measureRun } from '../../../../src/analysis/metrics/runMetrics.ts';
import { sectionOf } from '../../../../src/analysis/reports/figureSections.ts';
import { auctionPrices } from '../../../../src/analysis/visualization/auctionPrices.ts';
import { reportFigures } from '../../../../src/analysis/visualization/reportFigures.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import { auctionTape } from '../../../support/auctionTape.ts';
import { testManifest } from '../../../support/syntheticRun.ts';

const manifest = testManifest(['buyer', 'seller'], { timeResolutionNs: 1e6 });
const figuresOf = (auctions: number) =>
  reportFigures(measureRun(manifest, auctionTape(auctions))).filter(({ name }) => name.startsWith('auction'));

describe('figures of auctions', () => {
  it('are one for each of the first four auctions, and one of their calls, in the market section', () => {
    const names = figuresOf(6).map(({ name }) => name);
    expect(names).toEqual(['auction-1', 'auction-2', 'auction-3', 'auction-4', 'auction-calls']);
    for (const name of names) expect(sectionOf(name)).toBe('market');
    expect(figuresOf(6)[3].caption).toMatch(/The first 4 of 6 auctions are drawn\.$/);
  });

  it('draw the steps on the side of their limits, the clearing price and what is left over', () => {
    const [{ figure, title, caption }] = figuresOf(1);
    const line = (name: string) => figure.data.find((trace) => trace.name === name);
    expect(title).toBe('Opening auction of ACME: demand and supply');
    expect(line('Demand')).toMatchObject({
      x: [0.96, 0.99, 1, 1.01, 1.02, 1.06],
      y: [22, 22, 15, 15, 5, 5],
      line: { shape: 'vh' },
    });
    expect(line('Supply')).toMatchObject({ y: [0, 0, 14, 14, 23, 23], line: { shape: 'hv' } });
    expect(line('Executed')).toMatchObject({ y: [14, 14] });
    expect(line('Left to buy')).toMatchObject({ x: [1.01, 1.01], y: [14, 15] });
    expect(line('Clearing price')).toMatchObject({ x: [1.01], y: [14] });
    expect(caption).toContain(
      'It cleared at 1.01 USD, where 14 traded; 1 more to buy at this price found no',
    );
    expect(caption).toContain('Market orders, 5 to buy and 0 to sell, stand at every price.');
  });

  it('have the clearing price in the table', () => {
    const [{ table }] = figuresOf(1);
    expect(table.rows.filter((row) => row[5] !== '')).toEqual([
      ['1.01', '15', '14', '14', '1', 'clearing price'],
    ]);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });

  it('draw the way to the price, by the time that was left', () => {
    const calls = figuresOf(1)[1];
    const [price, volume] = calls.figure.data;
    expect([price.x, price.y]).toEqual([
      [-10, -5, 0],
      [null, -0.01, 0],
    ]);
    expect(volume.y).toEqual([0, 57.1, 100]);
    expect(calls.caption).toContain('off by 0.01 USD in the opening auction.');
    expect(calls.table.rows).toHaveLength(2);
  });
});

describe('the prices of an auction figure', () => {
  const auctionOf = (orders: readonly StandingOrder[], price: number) => ({
    ...{ phase: 2, from: 0, time: 1, price, volume: 1, surplus: 0, surplusSide: -1, path: [] },
    curves: auctionCurves(orders),
  });

  it('leave far stray orders out and take evenly spaced ones of very many', () => {
    const orders = Array.from({ length: 4000 }, (_, i) => ({
      side: i % 2 === 0 ? BUY : SELL,
      price: 10_000 + i,
      leaves: 10,
    }));
    orders.push({ side: BUY, price: 1, leaves: 10 }, { side: SELL, price: 900_000, leaves: 10 });
    const prices = auctionPrices(auctionOf(orders, 12_000));
    expect(prices.length).toBeLessThanOrEqual(510);
    expect(prices).toContain(12_000);
    expect(prices[0]).toBeGreaterThanOrEqual(10_000);
    expect(prices.at(-1)).toBeLessThan(14_000);
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
  });

  it('lie around the clearing price where only market orders stood', () => {
    const orders = [BUY, SELL].map((side) => ({ side, price: 0, leaves: 3 }));
    expect(auctionPrices(auctionOf(orders, 50))).toEqual([45, 50, 55]);
  });
});
