import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildReport } from '../../../src/analysis/reports/buildReport.ts';
import { writeReport } from '../../../src/analysis/reports/node/writeReport.ts';
import { describeChromium, launchChromium } from '../../support/chromium.ts';
import { measuredRun } from '../../support/measuredRun.ts';
import { syntheticRun } from '../../support/syntheticRun.ts';

const HOSTILE = '<script>window.hacked = true</script></script><img src=x onerror="window.hacked = true">';

/** A loaded machine draws late. */
const PATIENT = { timeout: 10_000 };

const folder = mkdtempSync(join(tmpdir(), 'market-sim-report-'));
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
  const dir = `runs/${HOSTILE}`;
  const command = `npx market-sim run '${HOSTILE}'`;
  const measured = measuredRun({ ...run, manifest }, { label: HOSTILE, dir, command });
  return writeReport(buildReport(measured), { dir: folder, name: 'report' }, new Set(['html']));
}

const written = await writeHostileReport();
const page = written.files.html!;
const html = readFileSync(page, 'utf8');

afterAll(() => rmSync(folder, { recursive: true }));

describe('a written report', () => {
  it('is one file below 3 MB, with its figures beside it as JSON', () => {
    expect(statSync(page).size).toBeLessThan(3e6);
    expect(readdirSync(folder).sort()).toEqual(['figures', 'report.html']);
    expect(written.figures.length).toBeGreaterThanOrEqual(7);
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

  it('can be stopped between two files: what is written is whole, the rest is not there', async () => {
    const dir = join(folder, 'stopped');
    const content = buildReport(measuredRun(syntheticRun(200)));
    const stopAt = (files: number) => (done: number) => {
      if (done === files) throw new Error('stopped');
    };
    const writing = writeReport(content, { dir, name: 'report' }, new Set(['html', 'md']), stopAt(2));
    await expect(writing).rejects.toThrow('stopped');
    const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
    expect(names).toHaveLength(3);
    for (const name of names.slice(1)) JSON.parse(readFileSync(join(dir, name), 'utf8'));
    rmSync(dir, { recursive: true });
  });

  it('names the folder it cannot write', async () => {
    const file = join(folder, 'plain');
    writeFileSync(file, '');
    const content = buildReport(measuredRun(syntheticRun(10)));
    const place = { dir: file, name: 'report' };
    await expect(writeReport(content, place, new Set(['html']))).rejects.toThrow(/cannot create .*plain/);
    rmSync(file);
  });
});

describeChromium('a report in a browser', () => {
  let browser: Browser;
  let shown: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
    shown = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
    shown.on('console', (message) => message.type() !== 'log' && troubles.push(message.text()));
    shown.on('pageerror', (error) => troubles.push(error.message));
    shown.on('request', (request) => request.url().startsWith('http') && troubles.push(request.url()));
    await shown.goto(pathToFileURL(page).href);
    await shown.waitForSelector('html[data-drawn]');
  });

  afterAll(() => browser?.close());

  const evaluate = <T>(expression: string) => shown.evaluate(expression) as Promise<T>;

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
    expect(await evaluate('document.querySelector("h1").textContent')).toBe(`${HOSTILE}, seed 1`);
    expect(await evaluate('document.querySelector("#position .legendtext").textContent')).toContain(
      '<script>',
    );
    expect(await shown.title()).toContain(HOSTILE);
  });

  it('opens all tables with one button, and folds the contents where there is no room beside the page', async () => {
    const open = () => evaluate<number>('document.querySelectorAll("details.numbers[open]").length');
    expect(await open()).toBe(0);
    await evaluate('document.getElementById("all-tables").click()');
    expect(await open()).toBeGreaterThanOrEqual(7);
    await evaluate('document.getElementById("all-tables").click()');
    expect(await open()).toBe(0);
    expect(await evaluate('document.querySelector(".contents").open')).toBe(true);
    await shown.setViewportSize({ width: 700, height: 900 });
    await expect.poll(() => evaluate('document.querySelector(".contents").open'), PATIENT).toBe(false);
    await shown.setViewportSize({ width: 1280, height: 900 });
  });

  it('can be walked through with the keyboard alone: first to the content, then to every link', async () => {
    await evaluate('document.activeElement.blur()');
    await shown.keyboard.press('Tab');
    expect(await evaluate('document.activeElement.getAttribute("href")')).toBe('#content');
    const reachable = 'a[href], summary, button, [tabindex]';
    expect(
      await evaluate(`[...document.querySelectorAll('${reachable}')].every((e) => e.tabIndex >= 0)`),
    ).toBe(true);
  });

  it('follows the colour scheme, and is light on paper', async () => {
    const paper = () => evaluate<string>('document.querySelector("#price .plot")._fullLayout.paper_bgcolor');
    expect(await paper()).toBe('#ffffff');
    await shown.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(paper, PATIENT).toBe('#14181f');
    await evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await paper()).toBe('#ffffff');
    await evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await paper()).toBe('#14181f');
  });

  it('fits a phone without scrolling sideways', async () => {
    await shown.setViewportSize({ width: 420, height: 800 });
    await expect
      .poll(
        () => evaluate<number>('document.querySelector("#price .main-svg").getBoundingClientRect().width'),
        PATIENT,
      )
      .toBeLessThan(420);
    expect(await evaluate('document.documentElement.scrollWidth')).toBe(420);
    expect(troubles).toEqual([]);
  });
});
