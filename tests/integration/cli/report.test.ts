import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportJson } from '../../../src/analysis/reports/reportJson.ts';
import { measureStored } from '../../../src/ui/cli/report/measureStored.ts';
import { describeChromium } from '../../support/chromium.ts';
import { Terminal } from '../../support/commandLine.ts';
import { htmlTables, markdownTables } from '../../support/reportForms.ts';

type Printed = ReportJson & { readonly files: Readonly<Record<string, string>> };

const terminal = new Terminal();

beforeAll(() => {
  for (const [seed, dir] of [
    ['1', 'one'],
    ['2', 'two'],
    ['3', 'torn'],
  ]) {
    const { code, stderr } = terminal.type('run', 'zi', '--seed', seed, '--until', '20s', '--out', dir);
    if (code !== 0) throw new Error(stderr);
  }
  // As a killed process leaves it: no summary, and the last segment not whole.
  rmSync(terminal.path('torn', 'summary.json'));
  const log = terminal.path('torn', 'events.mslog');
  truncateSync(log, Math.floor(statSync(log).size * 0.6));
});

afterAll(() => terminal.close());

describe('market-sim report', () => {
  it('writes a page into the run folder where no form is named', () => {
    const { code, stdout } = terminal.type('report', 'one');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^report +one.report\.html$/m);
    const page = readFileSync(terminal.path('one', 'report.html'), 'utf8');
    const figures = readdirSync(terminal.path('one', 'figures'));
    expect(figures.length).toBeGreaterThanOrEqual(7);
    expect(figures.every((name) => name.endsWith('.json'))).toBe(true);
    expect(page).toContain('npx market-sim verify one');
  });

  it('combines forms, which hold the same numbers, and prints one JSON object', () => {
    const json = terminal.json<Printed>('report', 'one', '--html', '--md', '--out', 'forms');
    expect(json).toMatchObject({ format: 'market-sim-report', formatVersion: 1, kind: 'run' });
    expect(Object.keys(json.files)).toEqual(['html', 'md']);
    const html = htmlTables(readFileSync(terminal.path('forms', 'report.html'), 'utf8'));
    const markdown = markdownTables(readFileSync(terminal.path('forms', 'report.md'), 'utf8'));
    expect(markdown.slice(1)).toEqual(html);
    expect(html).toContainEqual([json.figures[0].table.columns, ...json.figures[0].table.rows]);
    expect(json.runs[0].statistics.trades.value).toBe((json.runs[0].summary as { trades: number }).trades);
  });

  it('writes nothing where only JSON is wanted', () => {
    const json = terminal.json<Printed>('report', 'two');
    expect(json.files).toEqual({});
    expect(existsSync(terminal.path('two', 'report.html'))).toBe(false);
  });

  it('covers a run that was cut short as far as it is whole, and says so', () => {
    const { code, stdout } = terminal.type('report', 'torn');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^note +The run was cut short/m);
    expect(readFileSync(terminal.path('torn', 'report.html'), 'utf8')).toContain('The run was cut short');
  });

  it('compares runs', () => {
    const json = terminal.json<Printed>('report', 'one', 'two', '--html');
    expect(json.kind).toBe('comparison');
    expect(json.files.html).toMatch(/^comparison.report\.html$/);
    const differences = json.tables.find(({ name }) => name === 'differences')!;
    expect(differences.table.rows).toEqual([['seed', '1', '2']]);
    expect(json.figures.every(({ plotly }) => plotly.data.length === 2)).toBe(true);
  });

  it('is stopped by a raised signal before it has written anything', async () => {
    const signal = AbortSignal.abort();
    const measuring = measureStored(terminal.path('one'), { signal, onProgress: () => {} });
    await expect(measuring).rejects.toMatchObject({ code: 'INTERRUPTED', exitCode: 130 });
  });

  it('goes into a folder that a run may replace', () => {
    expect(terminal.type('report', 'two', '--html', '--md').code).toBe(0);
    expect(readdirSync(terminal.path('two'))).toContain('report.md');
    const { code } = terminal.type('run', 'zi', '--seed', '2', '--until', '20s', '--out', 'two', '--force');
    expect(code).toBe(0);
    expect(existsSync(terminal.path('two', 'report.md'))).toBe(false);
  });

  it('tells of a missing browser before it writes anything', () => {
    const before = process.env.CHROMIUM;
    process.env.CHROMIUM = terminal.path('no-browser');
    try {
      const { code, stderr } = terminal.type('report', 'one', '--html', '--png', '--out', 'unseen');
      expect(code).toBe(4);
      expect(stderr).toMatch(/^error PART_MISSING: .*Chromium(.|\n)*Install it/);
      expect(existsSync(terminal.path('unseen'))).toBe(false);
    } finally {
      if (before === undefined) delete process.env.CHROMIUM;
      else process.env.CHROMIUM = before;
    }
  });

  it('refuses what it cannot show, by name', () => {
    const told = (...args: string[]) => {
      const { code, stderr } = terminal.type('report', ...args);
      return `${code} ${stderr}`;
    };
    expect(told('one', '--instrument', 'XX')).toMatch(/^2 error USAGE: --instrument XX(.|\n)*ZI/);
    expect(told('nowhere')).toMatch(/^4 error IO_NOT_FOUND/);
    expect(told(...Array<string>(9).fill('one'))).toMatch(/^2 error USAGE: 9 runs/);
    expect(told('one', '--md', '--open')).toMatch(/^2 error USAGE: --open/);
  });
});

describeChromium('market-sim report with a browser', () => {
  it('draws figures and the page, and prints the page', () => {
    const { code } = terminal.type('report', 'one', '--png', '--pdf', '--md', '--out', 'drawn');
    expect(code).toBe(0);
    const figures = readdirSync(terminal.path('drawn', 'figures'));
    expect(figures).toContain('price.png');
    for (const name of figures) {
      const { width, height } = pngSize(readFileSync(terminal.path('drawn', 'figures', name)));
      expect([width, height], name).toEqual([1800, 960]);
    }
    expect(pngSize(readFileSync(terminal.path('drawn', 'report.png'))).width).toBe(2560);
    const pdf = readFileSync(terminal.path('drawn', 'report.pdf'), 'latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    const pages = pdf.match(/\/Type\s*\/Page\b/g)!.length;
    expect(pages).toBeGreaterThanOrEqual(4);
    expect(pages).toBeLessThan(20);
    expect(readFileSync(terminal.path('drawn', 'report.md'), 'utf8')).toContain('](figures/price.png)');
  });
});

/** Width and height from a PNG's first chunk; throws where it is none. */
function pngSize(bytes: Buffer): { width: number; height: number } {
  if (bytes.toString('latin1', 1, 4) !== 'PNG') throw new Error('not a PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
