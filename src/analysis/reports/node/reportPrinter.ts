import type { Browser, Page } from 'playwright-core';
import { BaseError } from '../../../core/utils/errors.ts';
import { escapeHtml } from '../escape.ts';
import { findChromium } from './findChromium.ts';

/** A browser that talks to nobody and runs without a display. */
const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Width of the text on A4 with margins of 15 mm, in CSS pixels, so that charts are laid out as they are printed. */
const PAPER_WIDTH = 680;
const SCREEN_WIDTH = 1280;
/** Size of a figure in CSS pixels; its picture has twice as many each way, enough for 15 cm at 300 dpi. */
const FIGURE_SIZE = { width: 900, height: 480 };
const PICTURE_SCALE = 2;
/** Room for the title, and for two lines of legend below it. */
const FIGURE_MARGIN = { l: 64, r: 44, t: 96, b: 56 };

/** Makes pictures and pages for print of a report, with the machine's Chromium. */
export class ReportPrinter {
  readonly #browser: Browser;
  readonly #page: Page;

  constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  /**
   * Opens the text of a report's page.
   *
   * @throws BaseError PART_MISSING where there is no Chromium or the package that drives it is not installed.
   */
  static async open(html: string): Promise<ReportPrinter> {
    const browser = await launch();
    try {
      const page = await browser.newPage({
        viewport: { width: SCREEN_WIDTH, height: 900 },
        colorScheme: 'light',
        deviceScaleFactor: PICTURE_SCALE,
      });
      await page.setContent(html, { waitUntil: 'load' });
      return new ReportPrinter(browser, page);
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  /** A figure of the report as PNG, light, with its title. */
  async figure(name: string): Promise<Uint8Array> {
    const size = JSON.stringify({ format: 'png', scale: PICTURE_SCALE, ...FIGURE_SIZE });
    const source = `document.getElementById(${JSON.stringify(`${name}-json`)}).textContent`;
    const url = (await this.#page.evaluate(
      `(() => {
        const figure = JSON.parse(${source});
        figure.layout.margin = ${JSON.stringify(FIGURE_MARGIN)};
        Object.assign(figure.layout.title, { y: 0.965, yanchor: 'top' });
        return Plotly.toImage(figure, ${size});
      })()`,
    )) as string;
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  }

  /** The whole page as PNG. */
  async page(): Promise<Uint8Array> {
    await this.#page.setViewportSize({ width: SCREEN_WIDTH, height: 900 });
    return this.#page.screenshot({ fullPage: true });
  }

  /** The page on A4, with `title` and `mark` on top and page numbers below. */
  async pdf(title: string, mark: string): Promise<Uint8Array> {
    await this.#page.setViewportSize({ width: PAPER_WIDTH, height: 900 });
    await this.#page.emulateMedia({ media: 'print', colorScheme: 'light' });
    await this.#page.evaluate('globalThis.drawForPrint?.()');
    const line = (left: string, right: string) =>
      `<div style="width:100%;margin:0 15mm;font:8px sans-serif;color:#555;display:flex;justify-content:space-between"><span>${left}</span><span>${right}</span></div>`;
    return this.#page.pdf({
      format: 'A4',
      printBackground: true,
      margin: { top: '18mm', bottom: '16mm', left: '15mm', right: '15mm' },
      displayHeaderFooter: true,
      headerTemplate: line(escapeHtml(title), escapeHtml(mark)),
      footerTemplate: line(
        'market-sim',
        '<span class="pageNumber"></span> / <span class="totalPages"></span>',
      ),
    });
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new BaseError('PART_MISSING', 'pictures and PDF need Chromium, which was not found', {
      advice: 'Install it (Debian: apt-get install chromium), or name one in the variable CHROMIUM.',
      facts: { part: 'chromium' },
    });
  }
  const { chromium } = await driver();
  try {
    return await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS });
  } catch (cause) {
    throw new BaseError('PART_MISSING', `Chromium at ${executablePath} does not start`, {
      advice: 'Start it by hand to see why, or name another one in the variable CHROMIUM.',
      facts: { part: 'chromium', path: executablePath },
      cause,
    });
  }
}

async function driver(): Promise<typeof import('playwright-core')> {
  try {
    return await import('playwright-core');
  } catch (cause) {
    throw new BaseError(
      'PART_MISSING',
      'pictures and PDF need the package playwright-core, which is not installed',
      {
        advice: 'Install the optional packages too (npm install --include=optional).',
        facts: { part: 'playwright-core' },
        cause,
      },
    );
  }
}
