import { existsSync } from 'node:fs';

/** Where systems keep Chromium or a browser built on it. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The machine's Chromium, or undefined. Where the variable CHROMIUM names one, it is that one or none. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  const places = named === undefined || named === '' ? PLACES : [named];
  return places.find((path) => existsSync(path));
}
