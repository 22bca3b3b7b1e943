import { describe, expect, it } from 'vitest';
import { measureRun } from '../../../src/analysis/metrics/runMetrics.ts';
import { MemoryLog } from '../../../src/core/data/log/memoryLog.ts';
import { BaseError } from '../../../src/core/utils/errors.ts';
import { ofVenue } from '../../../src/simulation/results/export/exportedVenue.ts';
import { exportItch } from '../../../src/simulation/results/export/itchExport.ts';
import { exportL2Trades } from '../../../src/simulation/results/export/l2Export.ts';
import { exportLobster } from '../../../src/simulation/results/export/lobsterExport.ts';
import { logTable } from '../../../src/simulation/results/tables/runTables.ts';
import { buildWorld, manifestOf, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';

/** Both venues list both stocks, the second in the other order and in other ticks; numbers and ids meet everywhere. */
const values = {
  until: '20s',
  instruments: [{ symbol: 'ABC' }, { symbol: 'XYZ' }],
  venues: [
    { name: 'fine', fees: { makerPpm: -10, takerPpm: 30 } },
    { name: 'coarse', tickSize: '0.05', lists: ['XYZ', 'ABC'] },
  ],
  populations: [
    { agent: 'zero-intelligence', count: 15, venue: 'fine' },
    {
      agent: 'zero-intelligence',
      count: 10,
      venue: 'coarse',
      settings: { limitOrderRate: 0.02, window: 40 },
    },
    { agent: 'zero-intelligence', count: 10, venue: 'coarse', instrument: 'XYZ' },
    { agent: 'routed-trader', count: 2, settings: { ordersPerSecond: 5 } },
  ],
};

const plan = planWorld('markets', [{ source: 'test', values }], 3);
const log = new MemoryLog();
const world = buildWorld(plan, { recorder: log });
world.kernel.runUntil(world.until);
const manifest = manifestOf(plan, world, 'commands', '0.0.0');

/** Rows of a table as records of what `columns` hold, texts by word. */
function rowsOf(table: string, columns: readonly string[]): Record<string, string | number>[] {
  const projection = logTable(table).open(manifest);
  log.forEach((entry) => {
    projection.visit(entry);
  });
  projection.finish();
  const { rows } = projection;
  return Array.from({ length: rows.count }, (_, row) =>
    Object.fromEntries(
      columns.map((name) => {
        const cells = rows.columns.find(({ spec }) => spec.name === name)!;
        const isWide = cells.spec.type === 'bigint';
        const value = cells.values[isWide ? 2 * row : row];
        return [name, 'words' in cells ? cells.words[value] : value];
      }),
    ),
  );
}

function tally<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1;
  return counts;
}

describe('readers of a run of several venues', () => {
  const trades = tally(rowsOf('trades', ['venue', 'symbol']), ({ venue, symbol }) => `${symbol}@${venue}`);

  it('tables name venue and instrument, whatever number it has there', () => {
    expect(
      manifest.instruments.map(({ symbol, venue, venueInstrument }) => [symbol, venue, venueInstrument]),
    ).toEqual([
      ['ABC', 0, 0],
      ['XYZ', 0, 1],
      ['XYZ', 1, 0],
      ['ABC', 1, 1],
    ]);
    expect(Object.keys(trades).sort()).toEqual(['ABC@coarse', 'ABC@fine', 'XYZ@coarse']);
    const fills = rowsOf('executions', ['venue', 'symbol', 'action']).filter(
      ({ action }) => action === 'filledTaker',
    );
    expect(tally(fills, ({ venue, symbol }) => `${symbol}@${venue}`)).toEqual(trades);
    const quotes = tally(rowsOf('quotes', ['venue', 'symbol']), ({ venue, symbol }) => `${symbol}@${venue}`);
    expect(Object.keys(quotes).sort()).toEqual(['ABC@coarse', 'ABC@fine', 'XYZ@coarse']);
  });

  it('orders keep their fills to themselves where two venues give the same ids', () => {
    const orders = rowsOf('orders', [
      'venue',
      'order_id',
      'account',
      'quantity_lots',
      'filled_lots',
      'leaves_lots',
    ]);
    expect(new Set(orders.map(({ venue, order_id }) => `${venue} ${order_id}`)).size).toBe(orders.length);
    expect(new Set(orders.map(({ order_id }) => order_id)).size).toBeLessThan(orders.length);
    expect(orders.every(({ filled_lots: lots, quantity_lots: of }) => lots <= of)).toBe(true);
    const filled = orders.reduce((sum, { filled_lots: lots }) => sum + Number(lots), 0);
    const traded = rowsOf('trades', ['quantity_lots']).reduce(
      (sum, row) => sum + Number(row.quantity_lots),
      0,
    );
    expect(filled).toBe(2 * traded);
  });

  it('accounts stand apart by venue, and lots and cash add up at each', () => {
    const columns = ['venue', 'symbol', 'bought_lots', 'sold_lots'];
    for (const key of Object.keys(trades)) {
      const rows = rowsOf('accounts', columns).filter(({ venue, symbol }) => `${symbol}@${venue}` === key);
      const sum = (name: string) => rows.reduce((all, row) => all + Number(row[name]), 0);
      expect(sum('bought_lots')).toBe(sum('sold_lots'));
      expect(sum('bought_lots')).toBeGreaterThan(0);
    }
  });

  it('profits add up to minus the fees at any mark, ticks of two sizes among them', () => {
    const { ledger, marks, venues, survey } = measureRun(manifest, log, { end: world.until });
    let profit = 0;
    for (let account = 0; account < manifest.actors.length; account++)
      profit += ledger.profit(account, marks);
    expect(profit).toBeCloseTo(-ledger.totalFees(), 6);
    expect(venues.map((venue) => venue.trades)).toEqual([trades['ABC@fine'], trades['ABC@coarse']]);
    expect([...survey.tradesByInstrument]).toEqual([
      trades['ABC@fine'],
      0,
      trades['XYZ@coarse'],
      trades['ABC@coarse'],
    ]);
  });

  it('exports hold one venue where a file has room for one, and name it where it has more', () => {
    const sink = () => {};
    expect(() => exportItch(manifest, log, sink)).toThrow(BaseError);
    expect(() => ofVenue(manifest, 'none')).toThrow('--venue none: the run has no such venue');
    const parts: string[] = [];
    const count = exportL2Trades(manifest, log, (bytes) => parts.push(new TextDecoder().decode(bytes)));
    expect(count).toBe(world.counts().trades);
    const lines = parts.join('').trimEnd().split('\n').slice(1);
    expect(tally(lines, (line) => line.split(',')[1])).toEqual(trades);
    const coarse = ofVenue(manifest, 'coarse');
    expect(exportL2Trades(coarse, log, sink)).toBe(trades['XYZ@coarse'] + trades['ABC@coarse']);
    expect(exportItch(coarse, log, sink)).toBeGreaterThan(1000);
    const rows = [0, 1].map((place) => exportLobster(coarse, log, 5, sink, sink, place));
    expect(rows.every((number) => number > 100)).toBe(true);
  });
});
