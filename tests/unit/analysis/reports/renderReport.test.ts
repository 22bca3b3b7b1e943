import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../../src/analysis/reports/buildReport.ts';
import { foldedManifest } from '../../../../src/analysis/reports/foldedManifest.ts';
import { renderReport } from '../../../../src/analysis/reports/renderReport.ts';
import { plainJson, reproduction } from '../../../../src/analysis/reports/reproduce.ts';
import type { RunSummary } from '../../../../src/core/models/runSummary.ts';
import { syntheticRun, testManifest } from '../../../support/syntheticRun.ts';

const summary: RunSummary = {
  scenario: 'synthetic',
  seed: 1,
  events: 1234567,
  messages: 1000,
  orders: 10,
  trades: 5,
  rejects: 1,
  traceHash: '0123456789abcdef',
  simNs: 600e9,
  wallMs: 1234.5,
  runDir: 'runs/my run',
};

describe('renderReport', () => {
  const run = syntheticRun(1500);
  const { html, figures } = buildReport({
    manifest: run.manifest,
    log: run.log,
    summary,
    plotlySource: 'void 0;',
    command: 'npx market-sim run x --set a=1',
  });

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
    for (const { name, caption } of figures) {
      expect(html).toContain(`<a href="#${name}">`);
      const block = html.slice(html.indexOf(`<figure id="${name}"`)).split('</figure>')[0];
      expect(block).toMatch(/<h2 .*<figcaption>.*<table>/s);
      expect(block).toContain(caption.slice(0, 20));
      const json = block.match(/<script type="application\/json" id="[^"]+">(.*)<\/script>/s)![1];
      expect(JSON.parse(json)).toEqual(figures.find((figure) => figure.name === name)!.figure);
    }
  });

  it('asks for nothing from elsewhere', () => {
    expect(html).not.toMatch(/(src|href|action|url\()\s*=?\s*["'(]?(https?:)?\/\//i);
    expect(html).toContain("default-src 'none'");
  });

  it('tells what to do where the log holds no market', () => {
    const manifest = testManifest([], { logLevel: 'inputs' });
    const empty = renderReport({
      manifest,
      summary: { ...summary, runDir: null },
      figures: [],
      plotlySource: 'BUNDLE',
    });
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
