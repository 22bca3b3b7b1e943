import { describe, expect, it } from 'vitest';
import { measureRun } from '../../../../src/analysis/metrics/runMetrics.ts';
import { reportFigures } from '../../../../src/analysis/visualization/reportFigures.ts';
import { OrderAcknowledged, OrderSent } from '../../../../src/core/models/messages/execution.ts';
import { NewOrder } from '../../../../src/core/models/messages/orderEntry.ts';
import { ArrayLog } from '../../../support/arrayLog.ts';
import { STOCK, syntheticRun, testManifest } from '../../../support/syntheticRun.ts';

const run = syntheticRun(4000);
const figures = reportFigures(measureRun(run.manifest, run.log, { end: run.endNs }));
const figure = (name: string) => figures.find((candidate) => candidate.name === name)!;
const trace = (name: string, label: string) => figure(name).figure.data.find((t) => t.name === label)!;

describe('reportFigures', () => {
  it('draws every figure, each with a title, one sentence, axis units and a table', () => {
    expect(figures.map(({ name }) => name)).toEqual([
      'price',
      'spread',
      'depth',
      'trades',
      'quality-spreads',
      'quality-execution',
      'order-arrivals',
      'signed-flow',
      'flow-imbalance',
      'order-ends',
      'order-lifetimes',
      'queue-length',
      'queue-fill',
      'rejects',
      'volume-by-kind',
      'inventory-by-kind',
      'position',
      'profit',
      'profit-by-kind',
      'who-pays-whom',
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

  it('lays the heat map on the same price axis as the best prices and the trades', () => {
    const heat = trace('depth', 'Quantity');
    const z = heat.z as number[][];
    const [bottom, top] = (figure('depth').figure.layout.yaxis as { range: number[] }).range;
    const y = (row: number) => (heat.y0 as number) + row * (heat.dy as number);
    expect(y(0)).toBeGreaterThan(bottom);
    expect(y(z.length - 1)).toBeLessThan(top);
    const bid = (trace('depth', 'Best bid and ask').y as number[]).at(-1)!;
    expect(bid).toBeGreaterThan(bottom);
    expect(bid).toBeLessThan(top);
    for (const label of ['Taken by buyers', 'Taken by sellers']) {
      const prices = trace('depth', label).y as number[];
      expect(prices.length).toBeGreaterThan(50);
      for (const price of prices) expect(price).toBeGreaterThan(50);
    }
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
      const shown = figure.data.map(({ hovertemplate: _, ...trace }) => trace);
      expect(JSON.stringify([shown, figure.layout])).not.toMatch(/<[a-z]/);
    }
  });

  it('writes every caption from what it shows', () => {
    const caption = (name: string) => figure(name).caption;
    for (const { caption } of figures) expect(caption).not.toMatch(/NaN|Infinity|undefined/);
    expect(caption('who-pays-whom')).toMatch(
      /The most went to market-maker from [a-z-]+: [\d\u202f.]+ USD\./,
    );
    expect(caption('volume-by-kind')).toContain('Most was taken by zero-intelligence');
    expect(caption('profit-by-kind')).toMatch(/Here [a-z-]+ earned most, [\d.\u202f]+; [a-z-]+ lost most/);
    expect(caption('trades')).toContain(`${run.trades.toLocaleString('en').replace(',', '\u202f')} trades`);
    expect(caption('price')).toMatch(/The mid went from [\d.]+ to [\d.]+ USD\./);
    expect(caption('rejects')).toContain('“invalid price”');
    expect(caption('order-ends')).toMatch(/[\d.]+ % were filled to the last lot/);
  });

  it('shows gains that add up to nothing, and the same profits as the bars of each kind', () => {
    const z = trace('who-pays-whom', 'Gain').z as number[][];
    z.forEach((row, who) => {
      for (let from = 0; from < row.length; from++) expect(row[from] + z[from][who]).toBe(0);
    });
    const profits = (name: string, kind: number, profit: number) =>
      figure(name)
        .table.rows.map((row) => `${row[kind]} ${row[profit]}`)
        .sort();
    expect(profits('who-pays-whom', 0, 6)).toEqual(profits('profit-by-kind', 0, 2));
  });

  it('shows inventories that add up to nothing at every moment', () => {
    const lines = figure('inventory-by-kind').figure.data.map(({ y }) => y as number[]);
    lines[0].forEach((_, i) => {
      expect(lines.reduce((sum, line) => sum + line[i], 0)).toBe(0);
    });
  });

  it('shows the latency of each hop where orders were timed', () => {
    const log = new ArrayLog();
    for (const id of [1, 17]) {
      log.factFrom(1, id, OrderSent.id, 0, id).delivery(id + 1000 * id, 1, NewOrder.id, id);
      log.execution(id + 1000 * id, 'accepted', { account: 1, orderId: id, side: 0, price: 9 }, 1, 1);
      log.factFrom(1, id + 3000 * id, OrderAcknowledged.id, 0, id);
    }
    const latency = reportFigures(measureRun(testManifest(['maker']), log)).find(
      ({ name }) => name === 'latency-per-hop',
    );
    expect(latency?.caption).toContain('for 2 timed orders');
    expect(latency?.caption).toContain('The median round trip of maker was 3 µs.');
    expect(latency?.figure.layout.yaxis).toHaveProperty('ticktext', [
      'To the venue',
      'Back to the trader',
      'Round trip',
    ]);
    expect(latency?.table.rows.map(([kind, hop, orders]) => [kind, hop, orders])).toEqual(
      ['To the venue', 'In the venue', 'Back to the trader', 'Round trip'].map((hop) => ['maker', hop, '2']),
    );
  });

  it('draws no latency where links take no time', () => {
    const log = new ArrayLog().factFrom(1, 5, OrderSent.id, 0, 1).delivery(5, 1, NewOrder.id, 1);
    log.execution(5, 'accepted', { account: 1, orderId: 1, side: 0, price: 9 }, 1, 1);
    log.factFrom(1, 5, OrderAcknowledged.id, 0, 1);
    const metrics = measureRun(testManifest(['maker']), log);
    expect(metrics.latency.orders).toBe(1);
    expect(reportFigures(metrics).map(({ name }) => name)).not.toContain('latency-per-hop');
  });

  it('shows the instrument asked for, and says of how many', () => {
    const manifest = testManifest(['maker'], { instruments: [STOCK, { ...STOCK, symbol: 'OTHER' }] });
    const log = new ArrayLog().trade(5, 50, 1, 0).quote(6, 49, 51, 1, 1, 1);
    const price = (instrument?: number) =>
      reportFigures(measureRun(manifest, log, instrument === undefined ? {} : { instrument }))[0];
    expect(price().caption).toContain('ACME is one of 2 instruments of this run, the most traded.');
    expect(price(1).caption).toContain('OTHER is one of 2 instruments of this run.');
    expect(price(1).title).toContain('OTHER');
  });

  it('draws a run in which nothing traded', () => {
    const log = new ArrayLog()
      .execution(5, 'accepted', { account: 1, orderId: 1, side: 0, price: 50 }, 3, 3)
      .quote(5, 50, 0, 3, 0);
    const drawn = reportFigures(measureRun(testManifest(['zero-intelligence']), log, { end: 1000 }));
    expect(drawn.map(({ name }) => name)).toEqual([
      'price',
      'spread',
      'depth',
      'trades',
      'order-arrivals',
      'queue-length',
      'position',
      'profit',
      'profit-by-kind',
    ]);
    for (const { caption } of drawn) expect(caption).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('draws nothing of a log without a venue', () => {
    expect(reportFigures(measureRun(testManifest([]), new ArrayLog()))).toEqual([]);
  });
});
