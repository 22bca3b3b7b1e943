/**
 * The way into every npm script, on any Node from 20 up and with nothing installed: fetches what is missing, then runs
 * the named task under the project's own Node with the remaining arguments, and ends with its exit code.
 */
import { join } from 'node:path';
import { ensureChromium } from './setup/browser.mjs';
import { runChild } from './setup/child.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { NODE_BINARY, nodeEnvironment, ROOT } from './setup/places.mjs';
import { SetupFailure } from './setup/words.mjs';

const TASKS = {
  install: undefined,
  start: ['bin/market-sim.mjs', 'start'],
  streamlet: ['bin/market-sim.mjs', 'streamlet'],
  test: ['tools/tasks/test.ts'],
  check: ['tools/tasks/check.ts'],
  format: ['tools/tasks/format.ts'],
  build: ['tools/tasks/build.ts'],
  bench: ['tests/performance/bench.ts'],
  soak: ['tests/soak/soak.ts'],
  validate: ['bin/market-sim.mjs', 'validate', '--scale', 'full', '--out', 'docs/validation.md'],
};

/** Groups of tests that never open a browser. */
const WITHOUT_BROWSER = new Set(['unit', 'performance']);

async function main([task, ...args]) {
  if (!Object.hasOwn(TASKS, task ?? '')) {
    throw new SetupFailure(`unknown task ${task ?? '(none)'}; there are ${Object.keys(TASKS).join(', ')}`, 2);
  }
  await ensureInstalled();
  const script = TASKS[task];
  if (script === undefined) return 0;
  if (task === 'test' && mayOpenBrowser(args)) ensureChromium();
  const [file, ...first] = script;
  return runChild(NODE_BINARY, [join(ROOT, file), ...first, ...args], { cwd: ROOT, env: nodeEnvironment() });
}

function mayOpenBrowser(args) {
  const filters = args.filter((arg) => !arg.startsWith('-'));
  return filters.length === 0 || filters.some((arg) => !WITHOUT_BROWSER.has(arg) && !arg.includes('unit'));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupFailure)) throw error;
  process.stderr.write(`setup: ${error.message}\n`);
  process.exitCode = error.exitCode;
}
