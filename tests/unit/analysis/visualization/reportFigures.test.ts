import { describe, expect, it } from 'vitest';
import { measureRun } from '../../../../src/analysis/metrics/runMetrics.ts';
import { reportFigures } from '../../../../src/analysis/visualization/reportFigures.ts';
import { ArrayLog } from '../../../support/arrayLog.ts';
import { syntheticRun, testManifest } from '../../../support/syntheticRun.ts';

const run = syntheticRun(4000);
const figures = reportFigures(measureRun(run.manifest, run.log, { end: run.endNs }));
const figure = (name: string) => figures.find((candidate) => candidate.name === name)!;
const trace = (name: string, label: string) => figure(name).figure.data.find((t) => t.name === label)!;

describe('reportFigures', () => {
  it('draws seven figures, each with a title, one sentence, axis units and a table', () => {
    expect(figures.map(({ name }) => name)).toEqual([
      'price',
      'spread',
      'depth',
      'trades',
      'position',
      'profit',
      'profit-by-kind',
    ]);
    for (const { title, caption, figure, table } of figures) {
      expect(title).not.toBe('');
      expect(caption).toMatch(/^[A-Z].*\.$/);
      expect(figure.layout.xaxis).toHaveProperty('title.text');
      expect(table.rows.length).toBeGreaterThan(0);
      expect(table.rows.length).toBeLessThanOrEqual(40);
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    }
  });

  it('holds nothing that JSON cannot, and stays small', () => {
    for (const { name, figure } of figures) {
      const text = JSON.stringify(figure);
      expect(JSON.parse(text)).toEqual(figure);
      expect(text.length, name).toBeLessThan(250_000);
      expect(/\d\.\d{7,}/.test(JSON.stringify(figure.data)), name).toBe(false);
    }
  });

  it('shows prices in currency, bids below asks', () => {
    const bids = trace('price', 'Best bid').y as number[];
    const asks = trace('price', 'Best ask').y as number[];
    expect(bids).toHaveLength(600);
    bids.forEach((bid, i) => {
      if (bid !== null && asks[i] !== null) expect(bid).toBeLessThan(asks[i]);
    });
    expect(bids.at(-1)).toBeGreaterThan(50);
    expect(bids.at(-1)).toBeLessThan(200);
  });

  it('lays the heat map on the same price axis as the mid', () => {
    const heat = trace('depth', 'Quantity');
    const z = heat.z as number[][];
    const [bottom, top] = (figure('depth').figure.layout.yaxis as { range: number[] }).range;
    const y = (row: number) => (heat.y0 as number) + row * (heat.dy as number);
    expect(y(0)).toBeGreaterThan(bottom);
    expect(y(z.length - 1)).toBeLessThan(top);
    const mid = (trace('depth', 'Mid price').y as number[]).at(-1)!;
    expect(mid).toBeGreaterThan(bottom);
    expect(mid).toBeLessThan(top);
  });

  it('draws makers and momentum by name, the most active others as one group, the rest as bands', () => {
    const names = figure('profit')
      .figure.data.filter((t) => t.showlegend !== false)
      .map((t) => t.name);
    expect(names.sort()).toEqual([
      '25–75 %',
      '5–95 %',
      '9 most active others',
      'Median of 51 others',
      'market-maker-1',
      'market-maker-2',
      'momentum-3',
    ]);
    expect(figure('profit').figure.data).toHaveLength(17);
  });

  it('shows profits by kind that add up to minus the fees', () => {
    const profits = trace('profit-by-kind', 'Profit').x as number[];
    const sum = profits.reduce((a, b) => a + b, 0);
    expect(sum).toBeLessThan(0);
    expect(figure('profit-by-kind').caption).toContain(`−${Math.abs(sum).toFixed(2)} USD`);
  });

  it('escapes names that Plotly would read as markup', () => {
    const manifest = testManifest(['<b>maker</b>', '<script>'], {
      instruments: [
        { symbol: '<a href="x">', tickSize: '1', lotSize: '1', currency: '<i>', currencyScale: 0 },
      ],
    });
    const log = new ArrayLog()
      .execution(1, 'filledMaker', { account: 1, orderId: 1, side: 0, price: 5 }, 1, 0)
      .execution(1, 'filledTaker', { account: 2, orderId: 2, side: 1, price: 5 }, 1, 0);
    for (const { figure } of reportFigures(measureRun(manifest, log))) {
      const { hovertemplate, ...data } = figure.data[0];
      expect(
        JSON.stringify([data, figure.data.slice(1), figure.layout, hovertemplate === undefined]),
      ).not.toMatch(/<[a-z]/);
    }
  });

  it('draws a run in which nothing traded', () => {
    const log = new ArrayLog()
      .execution(5, 'accepted', { account: 1, orderId: 1, side: 0, price: 50 }, 3, 3)
      .quote(5, 50, 0, 3, 0);
    expect(reportFigures(measureRun(testManifest(['zero-intelligence']), log, { end: 1000 }))).toHaveLength(
      7,
    );
  });

  it('draws nothing of a log without a venue', () => {
    expect(reportFigures(measureRun(testManifest([]), new ArrayLog()))).toEqual([]);
  });
});
