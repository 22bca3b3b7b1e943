import { describe, expect, it } from 'vitest';
import { buildComparison } from '../../../../src/analysis/reports/buildComparison.ts';
import type { MeasuredRun } from '../../../../src/analysis/reports/buildReport.ts';
import { renderReport } from '../../../../src/analysis/reports/renderReport.ts';
import { BaseError } from '../../../../src/core/utils/errors.ts';
import { COMPLETE, measuredRun } from '../../../support/measuredRun.ts';
import { STOCK, syntheticRun } from '../../../support/syntheticRun.ts';

const one = syntheticRun(800, 20, 1);
const two = syntheticRun(1200, 20, 2);
const compare = (...runs: MeasuredRun[]) =>
  buildComparison(
    runs,
    runs.slice(1).map(() => []),
  );

function withInstrument(change: Partial<typeof STOCK>): MeasuredRun {
  const manifest = { ...two.manifest, instruments: [{ ...STOCK, ...change }] };
  return measuredRun({ ...two, manifest }, { label: 'other' });
}

describe('buildComparison', () => {
  const runs = [measuredRun(one, { label: 'x' }), measuredRun(two, { label: 'x' })];
  const content = buildComparison(runs, [[{ path: 'config.traders', a: 20, b: undefined }]]);
  const table = (name: string) => content.tables.find((candidate) => candidate.name === name)!.table;
  const row = (name: string, head: string) => table(name).rows.find(([first]) => first === head);

  it('tells runs of one name apart', () => {
    expect(content.runs.map(({ label }) => label)).toEqual(['A x', 'B x']);
  });

  it('says what differs, by path', () => {
    expect(table('differences')).toEqual({
      columns: ['Setting', 'A x', 'B x'],
      rows: [['config.traders', '20', '–']],
    });
    expect(compare(...runs).tables[1].caption).toMatch(/^Nothing/);
  });

  it('puts key numbers side by side, with difference and ratio', () => {
    const trades = runs.map(({ metrics }) => metrics.trades.count);
    const [, a, b, minus, over] = row('side-by-side', 'Trades')!;
    expect([a, b].map(Number)).toEqual(trades);
    expect(Number(minus.replace('+', '').replace('−', '-'))).toBe(trades[1] - trades[0]);
    expect(over).toBe((trades[1] / trades[0]).toFixed(3));
  });

  it('lays one trace per run over the others, told apart without colour', () => {
    expect(content.figures.map(({ name }) => name)).toContain('spread-distribution');
    const eight = Array.from({ length: 8 }, (_, i) => measuredRun(one, { label: `${i}` }));
    for (const { figure, name } of compare(...eight).figures) {
      expect(figure.data, name).toHaveLength(8);
      const lines = figure.data.map(({ line, marker }) =>
        JSON.stringify((line as { dash?: string })?.dash ?? (marker as { pattern?: object })?.pattern),
      );
      expect(new Set(lines).size, name).toBe(8);
    }
  });

  it('gives more than two runs a table for differences and one for ratios', () => {
    const three = compare(...runs, measuredRun(one, { label: 'y' }));
    expect(three.tables.map(({ name }) => name)).toEqual([
      'runs',
      'differences',
      'side-by-side',
      'against-first',
      'ratio-to-first',
    ]);
    expect(three.tables[4].table.rows[0]).toHaveLength(3);
  });

  it('shares one axis among runs of different time resolution', () => {
    const coarse = { ...one, manifest: { ...one.manifest, timeResolutionNs: 1000 } };
    const coverage = { ...COMPLETE, simNs: 600e12 };
    const mixed = compare(measuredRun(one), measuredRun(coarse, { coverage }));
    const price = mixed.figures.find(({ name }) => name === 'price')!;
    const [a, b] = price.figure.data.map(({ dx }) => dx as number);
    expect(b / a).toBeCloseTo(1000, 6);
    expect(price.table.rows.at(-1)![1]).toBe('–');
    expect(price.table.rows.at(-1)![2]).not.toBe('–');
  });

  it('refuses different currencies, and says what else does not compare', () => {
    expect(() => compare(measuredRun(one), withInstrument({ currency: 'EUR' }))).toThrow(BaseError);
    const { notes } = compare(measuredRun(one), withInstrument({ symbol: 'B', tickSize: '0.05' }));
    expect(notes).toHaveLength(2);
    expect(notes[0]).toContain('A my run: ACME; B other: B');
    expect(notes[1]).toContain('0.05');
  });

  it('says of which run it covers a part only', () => {
    const coverage = { ...COMPLETE, outcome: 'interrupted' as const };
    expect(compare(measuredRun(one), measuredRun(two, { coverage })).notes).toEqual([
      expect.stringMatching(/^B my run: The run was interrupted/),
    ]);
  });

  it('makes a page', () => {
    const html = renderReport(content, '');
    expect(html).toContain('comparison of runs');
    expect(html).toContain('<section class="card" id="side-by-side"');
  });
});
