import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildComparison } from '../../../../src/analysis/reports/buildComparison.ts';
import { buildReport } from '../../../../src/analysis/reports/buildReport.ts';
import { renderMarkdown } from '../../../../src/analysis/reports/renderMarkdown.ts';
import { renderReport } from '../../../../src/analysis/reports/renderReport.ts';
import type { ReportContent } from '../../../../src/analysis/reports/reportContent.ts';
import { reportJson } from '../../../../src/analysis/reports/reportJson.ts';
import { measuredRun } from '../../../support/measuredRun.ts';
import { htmlTables, markdownTables, type TextTable } from '../../../support/reportForms.ts';
import { syntheticRun } from '../../../support/syntheticRun.ts';

/** Tables of the JSON form, with what the other two have: a head only where columns have names. */
function jsonTables(content: ReportContent): TextTable[] {
  const { tables, figures } = JSON.parse(JSON.stringify(reportJson(content))) as ReturnType<
    typeof reportJson
  >;
  return [...tables, ...figures].map(({ table: { columns, rows } }) =>
    columns.join() === 'Name,Value' ? rows : [columns, ...rows],
  );
}

const sorted = (tables: readonly TextTable[]) =>
  tables
    .filter((table) => table.flat().length > 0)
    .map((table) => JSON.stringify(table))
    .sort();

function expectSameNumbers(content: ReportContent): void {
  const page = renderReport(content, '');
  // The page shows its counts as tiles, the other two as a table.
  const tiles = Array.from(page.matchAll(/<dt>(.*?)<\/dt><dd>(?:<code>)?(.*?)</g), ([, name, value]) => [
    name,
    value,
  ]);
  const html = sorted([...htmlTables(page), tiles]);
  expect(sorted(markdownTables(renderMarkdown(content)))).toEqual(html);
  expect(sorted(jsonTables(content))).toEqual(html);
}

describe('the forms of a report', () => {
  it('hold the same numbers: one run', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 20, max: 400 }), (seed, steps) => {
        expectSameNumbers(buildReport(measuredRun(syntheticRun(steps, 10, seed))));
      }),
      { numRuns: 12 },
    );
  });

  it('hold the same numbers: runs compared', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 2, maxLength: 8 }), (seeds) => {
        const runs = seeds.map((seed, i) => measuredRun(syntheticRun(60, 8, seed), { label: `run ${i}` }));
        const differences = seeds.slice(1).map((b) => [{ path: 'seed', a: seeds[0], b }]);
        expectSameNumbers(buildComparison(runs, differences));
      }),
      { numRuns: 6 },
    );
  });

  it('hold the same numbers: equal runs, of which one recorded nothing', () => {
    const run = syntheticRun(60);
    const nothing = measuredRun({ ...run, log: syntheticRun(0).log }, { label: 'nothing' });
    expectSameNumbers(buildComparison([measuredRun(run), nothing], [[]]));
    expect(nothing.metrics.survey.hasFacts).toBe(false);
  });

  it('keep names of the user as they are written', () => {
    const run = syntheticRun(200);
    const symbol = '*A|B*_`<b>&\\[x](y)';
    const instruments = [{ ...run.manifest.instruments[0], symbol, currency: 'U|S' }];
    const content = buildReport(measuredRun({ ...run, manifest: { ...run.manifest, instruments } }));
    expectSameNumbers(content);
    const markdown = renderMarkdown(content);
    expect(markdown).not.toMatch(/(?<!\\)<b>/);
    expect(markdown).toContain('\\*A\\|B\\*\\_\\`\\<b\\>&amp;\\\\\\[x\\](y)');
  });
});

describe('renderMarkdown', () => {
  const content = buildReport(measuredRun(syntheticRun(300)));

  it('links a figure where there is a picture of it', () => {
    expect(renderMarkdown(content)).not.toContain('![');
    const linked = renderMarkdown(content, (name) => `my figures/${name}.png`);
    expect(linked).toContain('](my%20figures/price.png)');
    expect(linked.match(/^!\[/gm)).toHaveLength(content.figures.length);
  });

  it('has every title and caption, and how to run it again', () => {
    const markdown = renderMarkdown(content);
    for (const { title } of content.figures) expect(markdown).toContain(`### ${title}`);
    expect(markdown).toContain('npx market-sim run synthetic-1.json --seed 1 --log commands');
  });
});

describe('reportJson', () => {
  it('gives key numbers as numbers, and null where there is none', () => {
    const { runs, figures, format, formatVersion } = reportJson(
      buildReport(measuredRun(syntheticRun(0), { summary: undefined })),
    );
    expect([format, formatVersion]).toEqual(['market-sim-report', 1]);
    expect(runs[0].statistics.meanSpread).toEqual({ value: null, unit: 'USD' });
    expect(runs[0].statistics.trades).toEqual({ value: null, unit: '' });
    expect(runs[0].summary).toBeNull();
    expect(figures).toEqual([]);
  });

  it('is plain JSON, whatever the settings hold', () => {
    const run = syntheticRun(100);
    const manifest = { ...run.manifest, config: { big: 2n ** 60n, bytes: Uint8Array.of(1) } };
    const json = reportJson(buildReport(measuredRun({ ...run, manifest })));
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });
});
