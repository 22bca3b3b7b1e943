import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** A suite that needs a browser; without one it is skipped, saying why. */
export function describeChromium(name: string, suite: () => void): void {
  if (existsSync(EXECUTABLE)) describe(name, suite);
  else describe.skip(`${name} (skipped: no Chromium at ${EXECUTABLE}; set CHROMIUM to its path)`, suite);
}

/** A headless browser that talks to nobody. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
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
