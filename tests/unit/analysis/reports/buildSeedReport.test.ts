import { describe, expect, it } from 'vitest';
import { compareVariants } from '../../../../src/analysis/comparison/compareVariants.ts';
import type { ComparisonSource } from '../../../../src/analysis/comparison/comparisonJson.ts';
import type { SeedRuns } from '../../../../src/analysis/comparison/seedRun.ts';
import { buildSeedReport } from '../../../../src/analysis/reports/buildSeedReport.ts';
import { renderMarkdown } from '../../../../src/analysis/reports/renderMarkdown.ts';
import { renderReport } from '../../../../src/analysis/reports/renderReport.ts';
import { reportJson } from '../../../../src/analysis/reports/reportJson.ts';
import { createRng } from '../../../../src/core/utils/rng.ts';
import { keyNumber, seedRun } from '../../../support/seedRuns.ts';
import { syntheticRun } from '../../../support/syntheticRun.ts';

const { manifest } = syntheticRun(0);
const seeds = Array.from({ length: 12 }, (_, i) => manifest.seed + i);
const labels = ['A <b>', 'B 2', 'C 3'];
const variants = labels.map((label, i) => ({ label, settings: [{ path: 'venue.fee', value: i }] }));
const source: ComparisonSource = {
  scenario: 'made-up',
  programVersion: '1.2.3',
  command: "npx market-sim compare made-up --vary 'venue.fee=0,1,2'",
  plugins: [],
  interrupted: false,
};

function content(failures: SeedRuns['failures'] = []) {
  const rng = createRng(2, 'made-up report');
  const runs = variants.map((_, variant) =>
    seeds.map((seed) => {
      if (failures.some((failed) => failed.variant === variant && failed.seed === seed)) return undefined;
      return seedRun(seed, [
        keyNumber('spread', 5 - variant + 0.1 * rng.normal(), { unit: 'USD', better: 'lower' }),
        keyNumber('depth', 9 + rng.normal(), { better: 'higher', group: 'Quality' }),
        keyNumber('same', 3, { group: 'Orders' }),
      ]);
    }),
  );
  const comparison = compareVariants({ variants, seeds, runs: { runs, failures } });
  const difference = { path: 'config.venue.fee', a: 0, b: 1 };
  const further = { path: 'config.venue.rules', a: undefined, b: 'xetra' };
  return buildSeedReport(comparison, source, [manifest, manifest, manifest], [[difference], [further]]);
}

describe('the report of a comparison over seeds', () => {
  it('has what was compared, a row per measure, and what else differs', () => {
    const { title, tiles, tables } = content();
    expect(title).toBe('made-up: venue.fee over 12 seeds');
    expect(new Map(tiles).get('Runs')).toBe('36');
    expect(tables.map(({ name }) => name)).toEqual([
      'variants',
      'differences',
      'measures-1',
      'robust-1',
      'measures-2',
      'robust-2',
    ]);
    expect(tables[1].table.rows).toEqual([['config.venue.rules', '–', '–', 'xetra']]);
    const [spread, depth, same] = tables[2].table.rows;
    expect(spread.slice(0, 2)).toEqual(['Name of spread (USD)', 'differs,\u00a0better']);
    expect(spread[2]).toMatch(/^−1\.0\d+$/);
    expect(depth[1]).toBe('no\u00a0difference\u00a0seen');
    expect(same[1]).toBe('the\u00a0same\u00a0in\u00a0every\u00a0pair');
  });

  it('draws the forest and, of what can differ, the seeds and the variants', () => {
    const { figures } = content();
    expect(figures.map(({ name }) => name)).toEqual([
      'standardised-differences',
      'paired-spread',
      'variants-spread',
      'paired-depth',
      'variants-depth',
    ]);
    const [forest, paired, boxes] = figures;
    expect(forest.figure.data).toHaveLength(2);
    expect(forest.table.rows.map(([name]) => name)).toEqual(['Name of spread', 'Name of depth']);
    expect(forest.figure.data[0].marker).toMatchObject({ symbol: ['square', 'square-open'] });
    expect(paired.figure.data[0].x).toHaveLength(12);
    expect(boxes.figure.data.map(({ name }) => name)).toEqual(['A &lt;b&gt;', 'B 2', 'C 3']);
  });

  it('names runs that failed', () => {
    const { notes, tables } = content([
      { variant: 1, seed: seeds[4], code: 'PLUGIN_FAILED', message: 'no luck' },
    ]);
    expect(notes).toContainEqual(expect.stringContaining('1 run failed'));
    expect(tables.find(({ name }) => name === 'failures')?.table.rows).toEqual([
      ['B 2', String(seeds[4]), 'PLUGIN_FAILED', 'no luck'],
    ]);
  });

  it('says in every form how it was made, and keeps tables for a close look behind the figures', () => {
    const made = content();
    const page = renderReport(made, '');
    expect(page).toContain('npx market-sim compare made-up --vary &#39;venue.fee=0,1,2&#39;');
    expect(page.indexOf('id="measures-1"')).toBeLessThan(page.indexOf('id="standardised-differences"'));
    expect(page.indexOf('id="robust-1"')).toBeGreaterThan(page.indexOf('id="variants-depth"'));
    expect(page).not.toContain('A <b>');
    const text = renderMarkdown(made);
    expect(text).toContain(source.command);
    expect(text.indexOf('by other means')).toBeGreaterThan(text.indexOf('All differences, standardised'));
    expect(reportJson(made)).toMatchObject({ kind: 'comparison', command: source.command });
  });
});
