import { existsSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { programVersion } from '../../../simulation/results/node/programVersion.ts';
import { hasDisplay } from '../display.ts';
import { columns, Output } from '../output.ts';

interface Finding {
  readonly name: string;
  readonly present: boolean;
  readonly detail: string;
}

const CHROMIUM_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** `market-sim doctor`: what is there, what is missing, and what misses it. */
export function doctorCommand(options: { json?: boolean }): void {
  const output = new Output(options.json === true);
  const findings = [node(), machine(), chromium(), referenceData(), display()];
  output.say(`market-sim ${programVersion()}`);
  const rows = findings.map(({ name, present, detail }) => [present ? 'ok' : 'missing', name, detail]);
  for (const line of columns(rows)) output.say(line);
  output.result({ version: programVersion(), findings });
}

function node(): Finding {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const present = major > 22 || (major === 22 && minor >= 18);
  return { name: 'Node', present, detail: `${process.version} (22.18 or later; the checkout brings 24)` };
}

function machine(): Finding {
  const gigabytes = (totalmem() / 2 ** 30).toFixed(1);
  return {
    name: 'machine',
    present: true,
    detail: `${cpus().length} cores, ${gigabytes} GiB, ${process.platform} ${process.arch}`,
  };
}

function chromium(): Finding {
  const place = CHROMIUM_PLACES.find((path) => existsSync(path));
  return {
    name: 'Chromium',
    present: place !== undefined,
    detail: place ?? 'only tests of the report need it',
  };
}

function referenceData(): Finding {
  const place = process.env.MARKET_SIM_REFERENCE;
  const present = place !== undefined && existsSync(place);
  return {
    name: 'reference data',
    present,
    detail: present ? place : 'set MARKET_SIM_REFERENCE to run the tests against recorded markets',
  };
}

function display(): Finding {
  const present = hasDisplay();
  return {
    name: 'display',
    present,
    detail: present ? 'reports open in the browser' : 'reports are written, not opened',
  };
}
