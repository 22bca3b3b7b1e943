/**
 * Takes pictures of a report with a headless Chromium: `node tools/screenshotReport.ts <report.html> <out.png>
 * [--width 1280] [--height 900] [--dark] [--full] [--element price]`. The variable CHROMIUM names a browser
 * that is not in one of the usual places.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from './setup/browser.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1280' },
    height: { type: 'string', default: '900' },
    dark: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    element: { type: 'string' },
  },
});
const [report, picture] = positionals;
const executablePath = findChromium();
if (report === undefined || picture === undefined || !existsSync(report) || executablePath === undefined) {
  console.error(
    'usage: screenshotReport.ts <report.html> <out.png>; needs a Chromium (set CHROMIUM to its path)',
  );
  process.exit(2);
}

const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-sync',
  ],
});
const page = await browser.newPage({
  viewport: { width: Number(values.width), height: Number(values.height) },
  colorScheme: values.dark ? 'dark' : 'light',
  deviceScaleFactor: values.element === undefined ? 1 : 2,
});
await page.goto(pathToFileURL(resolve(report)).href);
await page.waitForSelector('html[data-drawn]');
if (values.element === undefined) await page.screenshot({ path: picture, fullPage: values.full });
else await page.locator(`[id="${values.element}"]`).screenshot({ path: picture });
await browser.close();
