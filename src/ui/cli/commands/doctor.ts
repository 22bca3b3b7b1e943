import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { findChromium } from '../../../analysis/reports/node/findChromium.ts';
import { programVersion } from '../../../simulation/results/node/programVersion.ts';
import { hasDisplay } from '../display.ts';
import { columns, Output } from '../output.ts';

interface Finding {
  readonly name: string;
  readonly present: boolean;
  readonly detail: string;
}

/** `market-sim doctor`: what is there, what is missing, and what misses it. */
export async function doctorCommand(options: { json?: boolean }): Promise<void> {
  const output = new Output(options.json === true);
  const findings = [
    node(),
    machine(),
    chromium(),
    await pictures(),
    fonts(),
    await duckdb(),
    referenceData(),
    display(),
  ];
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
  const place = findChromium();
  return {
    name: 'Chromium',
    present: place !== undefined,
    detail: place ?? '`report --png` and `--pdf` need it; the variable CHROMIUM may name one',
  };
}

async function pictures(): Promise<Finding> {
  const present = await import('playwright-core').then(
    () => true,
    () => false,
  );
  const detail = present ? 'drives Chromium' : '`report --png` and `--pdf` need it (an optional package)';
  return { name: 'playwright-core', present, detail };
}

/** What figures and pages are set in. Only Linux may have none. */
function fonts(): Finding {
  if (process.platform !== 'linux') return { name: 'fonts', present: true, detail: "the system's own" };
  const { stdout, status } = spawnSync('fc-match', ['--format=%{family}', 'system-ui'], { encoding: 'utf8' });
  const present = status === 0 && stdout !== '';
  const detail = present ? stdout : 'fontconfig finds none: pictures may lack their letters (fonts-dejavu)';
  return { name: 'fonts', present, detail };
}

async function duckdb(): Promise<Finding> {
  const version = await import('@duckdb/node-api').then(
    (api) => api.version(),
    () => undefined,
  );
  const detail = version ?? '`query` and `export` need it (the optional package @duckdb/node-api)';
  return { name: 'DuckDB', present: version !== undefined, detail };
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
