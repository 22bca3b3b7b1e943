import { type Browser, chromium } from 'playwright-core';
import { describe, it } from 'vitest';
import { findChromium, isCi } from '../../tools/setup/browser.mjs';

/** A suite that needs a browser. Without one it becomes a skipped test that says why; in CI it fails. */
export function describeChromium(name: string, suite: () => void): void {
  if (findChromium() !== undefined || isCi()) {
    describe(name, suite);
    return;
  }
  describe(name, () => {
    const reason = 'there is no Chromium; the variable CHROMIUM may name one';
    it(`needs a browser (${reason})`, (context) => context.skip(reason));
  });
}

/** A headless browser that talks to nobody. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
