import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SetupFailure, say } from './words.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The Chromium with which tests look at reports, or undefined. The variable CHROMIUM names one elsewhere.
 * @returns {string | undefined}
 */
export function findChromium() {
  return [process.env.CHROMIUM, ...PLACES].find((path) => path && existsSync(path));
}

/**
 * Gets Chromium for the tests that need one: as root on Debian by apt-get, elsewhere by saying what to install. Without
 * it those tests are skipped, with the reason; in CI a missing browser is a failure.
 */
export function ensureChromium() {
  if (findChromium() !== undefined || installWithApt()) return;
  const words =
    'tests that look at a report in a real browser need Chromium (Debian: apt-get install chromium)';
  if (isCi()) throw new SetupFailure(`${words}, and it could not be installed`);
  say(`${words}, or the variable CHROMIUM with its path; without it they are skipped`);
}

/** Whether a machine, not a person, runs the tests. */
export function isCi() {
  return process.env.CI === 'true' || process.env.CI === '1';
}

function installWithApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  say('installing Chromium with apt-get, for tests that look at a report');
  const install = ['install', '--yes', '--no-install-recommends', 'chromium'];
  if (!apt(install) && apt(['update'])) apt(install);
  return findChromium() !== undefined;
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('/usr/bin/apt-get', ['-qq', ...args], { env, stdio: ['ignore', 2, 2] }).status === 0;
}
