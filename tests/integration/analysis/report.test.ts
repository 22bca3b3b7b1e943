import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReport } from '../../../src/analysis/reports/node/writeReport.ts';
import type { RunSummary } from '../../../src/core/models/runSummary.ts';
import { describeChromium, launchChromium } from '../../support/chromium.ts';
import { syntheticRun } from '../../support/syntheticRun.ts';

const HOSTILE = '<script>window.hacked = true</script></script><img src=x onerror="window.hacked = true">';

const folder = mkdtempSync(join(tmpdir(), 'market-sim-report-'));
const summary: RunSummary = {
  scenario: HOSTILE,
  seed: 3,
  events: 90_000,
  messages: 80_000,
  orders: 16_000,
  trades: 4000,
  rejects: 100,
  traceHash: '0123456789abcdef',
  simNs: 600e9,
  wallMs: 900,
  runDir: `runs/${HOSTILE}`,
};

function writeHostileReport() {
  const run = syntheticRun(12_000);
  const actors = run.manifest.actors.map(({ name, kind }, i) => ({
    name: i % 7 === 1 ? HOSTILE : name,
    kind: i === 1 ? HOSTILE : kind,
  }));
  const instruments = [{ ...run.manifest.instruments[0], symbol: HOSTILE, currency: '<b>$</b>' }];
  const manifest = {
    ...run.manifest,
    scenario: HOSTILE,
    actors,
    instruments,
    config: { note: HOSTILE, '<!--': 1 },
  };
  return writeReport(folder, { manifest, log: run.log, summary, command: `npx market-sim run '${HOSTILE}'` });
}

const written = writeHostileReport();
const html = readFileSync(written.html, 'utf8');

afterAll(() => rmSync(folder, { recursive: true }));

describe('a written report', () => {
  it('is one file below 3 MB, with its figures beside it as JSON', () => {
    expect(statSync(written.html).size).toBeLessThan(3e6);
    expect(readdirSync(folder).sort()).toEqual(['figures', 'report.html']);
    expect(written.figures).toHaveLength(7);
    for (const path of written.figures) {
      const figure = JSON.parse(readFileSync(path, 'utf8'));
      expect(figure.data.length).toBeGreaterThan(0);
      expect(figure.layout.template.layout.paper_bgcolor).toBe('#ffffff');
    }
  });

  it('refers to nothing outside itself', () => {
    const markup = html.replace(/<script[^>]*>[\s\S]*?<\/script>/g, '');
    expect(markup).not.toMatch(/https?:/);
    expect(markup).not.toMatch(/<(link|iframe|object|embed|img|base)\b/);
    expect(markup).not.toMatch(/@import|url\(/);
    expect(html).not.toMatch(/<script[^>]+src/);
  });

  it('names the folder it cannot write', () => {
    const file = join(folder, 'plain');
    writeFileSync(file, '');
    const run = syntheticRun(10);
    expect(() => writeReport(file, { manifest: run.manifest, log: run.log, summary })).toThrow(
      /cannot write the report into/,
    );
    rmSync(file);
  });
});

describeChromium('a report in a browser', () => {
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
    page.on('console', (message) => message.type() !== 'log' && troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('request', (request) => request.url().startsWith('http') && troubles.push(request.url()));
    await page.goto(pathToFileURL(written.html).href);
    await page.waitForSelector('html[data-drawn]');
  });

  afterAll(() => browser?.close());

  const evaluate = <T>(expression: string) => page.evaluate(expression) as Promise<T>;

  it('draws every figure, with no error and no request', async () => {
    expect(await evaluate('document.querySelectorAll(".plot .main-svg").length')).toBeGreaterThanOrEqual(7);
    expect(await evaluate('document.querySelectorAll(".plot .scatterlayer .trace").length')).toBeGreaterThan(
      10,
    );
    expect(troubles).toEqual([]);
  });

  it('offers no button that sends data anywhere', async () => {
    const buttons = await evaluate<string[]>(
      '[...document.querySelectorAll("#price .modebar-btn")].map((b) => b.dataset.title ?? b.title)',
    );
    expect(buttons).toHaveLength(6);
    expect(buttons.join()).not.toMatch(/cloud|share|plotly|link/i);
  });

  it('shows hostile names as they are written and runs none of them', async () => {
    expect(await evaluate('window.hacked')).toBeUndefined();
    expect(await evaluate('document.images.length')).toBe(0);
    expect(await evaluate('document.querySelector("h1").textContent')).toBe(`${HOSTILE}, seed 3`);
    expect(await evaluate('document.querySelector("#position .legendtext").textContent')).toContain(
      '<script>',
    );
    expect(await page.title()).toContain(HOSTILE);
  });

  it('follows the colour scheme, and is light on paper', async () => {
    const paper = () => evaluate<string>('document.querySelector("#price .plot")._fullLayout.paper_bgcolor');
    expect(await paper()).toBe('#ffffff');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(paper).toBe('#14181f');
    await evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await paper()).toBe('#ffffff');
    await evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await paper()).toBe('#14181f');
  });

  it('fits a phone without scrolling sideways', async () => {
    await page.setViewportSize({ width: 420, height: 800 });
    await expect
      .poll(() =>
        evaluate<number>('document.querySelector("#price .main-svg").getBoundingClientRect().width'),
      )
      .toBeLessThan(420);
    expect(await evaluate('document.documentElement.scrollWidth')).toBe(420);
    expect(troubles).toEqual([]);
  });
});
