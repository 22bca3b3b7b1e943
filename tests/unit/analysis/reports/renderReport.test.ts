import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../../src/analysis/reports/buildReport.ts';
import { escapeHtml } from '../../../../src/analysis/reports/escape.ts';
import { foldedManifest } from '../../../../src/analysis/reports/foldedManifest.ts';
import { renderReport } from '../../../../src/analysis/reports/renderReport.ts';
import { plainJson, reproduction } from '../../../../src/analysis/reports/reproduce.ts';
import { ArrayLog } from '../../../support/arrayLog.ts';
import { COMPLETE, measuredRun } from '../../../support/measuredRun.ts';
import { STOCK, syntheticRun, testManifest } from '../../../support/syntheticRun.ts';

describe('renderReport', () => {
  const run = syntheticRun(1500);
  const content = buildReport(measuredRun(run, { command: 'npx market-sim run x --set a=1' }));
  const html = renderReport(content, 'void 0;');

  it('says what ran, what came of it and how to run it again', () => {
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<title>synthetic, seed 1 – market-sim run report</title>');
    expect(html).toContain('1\u202f234\u202f567');
    expect(html).toContain('0123456789abcdef');
    expect(html).toContain('npx market-sim run x --set a=1');
    expect(html).toContain('npx market-sim run synthetic-1.json --seed 1 --log commands');
    expect(html).toContain('npx market-sim verify &#39;runs/my run&#39;');
  });

  it('has every figure with heading, caption, chart data and table, and links to it', () => {
    for (const { name, caption, figure } of content.figures) {
      expect(html).toContain(`<a href="#${name}">`);
      const block = html.slice(html.indexOf(`<figure id="${name}"`)).split('</figure>')[0];
      expect(block).toMatch(/<h3 .*<figcaption>.*<table>/s);
      expect(block).toContain(escapeHtml(caption));
      const json = block.match(/<script type="application\/json" id="[^"]+">(.*)<\/script>/s)![1];
      expect(JSON.parse(json)).toEqual(figure);
    }
  });

  it('has one heading of the first rank, none of a rank without the one above, and no id twice', () => {
    const ranks = Array.from(html.matchAll(/<h([1-6])[ >]/g), ([, rank]) => Number(rank));
    expect(ranks.filter((rank) => rank === 1)).toHaveLength(1);
    ranks.forEach((rank, i) => {
      expect(rank - (ranks[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
    const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('asks for nothing from elsewhere', () => {
    expect(html).not.toMatch(/(src|href|action|url\()\s*=?\s*["'(]?(https?:)?\/\//i);
    expect(html).toContain("default-src 'none'");
  });

  it('says which of several instruments is shown', () => {
    const instruments = [STOCK, { ...STOCK, symbol: 'OTHER' }];
    const two = buildReport(measuredRun({ ...run, manifest: { ...run.manifest, instruments } }));
    expect(two.notes).toEqual([expect.stringContaining('ACME, one of 2 instruments')]);
    expect(renderReport(two, '')).toContain('ACME, one of 2 instruments');
    expect(content.notes).toEqual([]);
  });

  it('says what it covers of a run that was cut short, and promises no hash', () => {
    const coverage = {
      ...COMPLETE,
      outcome: 'cut short' as const,
      bytesAfter: 1500,
      problem: 'ends in a segment',
    };
    const torn = renderReport(buildReport(measuredRun(run, { summary: undefined, coverage })), '');
    expect(torn).toMatch(/role="note">The run was cut short.*first 0:10:00/);
    expect(torn).toContain('1\u202f500 bytes');
    expect(torn).not.toContain('again, on every machine');
    expect(torn).not.toContain('Real time');
  });

  it('tells what to do where the log holds no market', () => {
    const manifest = testManifest([], { logLevel: 'inputs' });
    const nothing = measuredRun({ manifest, log: new ArrayLog() }, { dir: null });
    const empty = renderReport(buildReport(nothing), 'BUNDLE');
    expect(empty).toContain('--log commands');
    expect(empty).not.toContain('BUNDLE');
    expect(empty).not.toContain('verify');
  });
});

describe('reproduction', () => {
  it('gives the config file that run reads, whole', () => {
    const { configFile, configJson } = reproduction(testManifest([], { scenario: '../x y', seed: 9 }));
    expect(configFile).toBe('-x-y-9.json');
    expect(JSON.parse(configJson)).toEqual({ scenario: '../x y', config: { until: '10m', traders: 0 } });
  });

  it('writes plain data that JSON does not know', () => {
    expect(JSON.parse(plainJson({ big: 2n ** 60n, bytes: Uint8Array.of(1, 2) }))).toEqual({
      big: '1152921504606846976',
      bytes: [1, 2],
    });
  });
});

describe('foldedManifest', () => {
  it('folds a large cast by kind and leaves a small one alone', () => {
    const small = testManifest(['maker']);
    expect(foldedManifest(small)).toBe(small);
    const large = testManifest(['maker', ...Array<string>(200).fill('zi')]);
    expect(foldedManifest(large)).toMatchObject({
      actors: [
        { kind: 'venue', actors: 'exchange (1)' },
        { kind: 'maker', actors: 'maker-1 (1)' },
        { kind: 'zi', actors: 'zi-2 … zi-201 (200)' },
      ],
    });
  });
});
