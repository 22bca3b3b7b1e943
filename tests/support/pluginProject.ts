import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Leads the names of the public interface to the sources, so that no build is needed. */
const CONDITION = 'market-sim-checkout';

/** Puts this checkout where `npm install` puts the package. */
export function installMarketSim(folder: string): void {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules/market-sim'), 'dir');
}

/** What the compiler says of a project, by its own tsconfig.json; nothing where it is sound. */
export function typeErrors(folder: string): string {
  const compiler = join(ROOT, 'node_modules/typescript7/bin/tsc');
  return run(folder, compiler, '--customConditions', CONDITION).stdout;
}

/** Runs the tests of a project as its `npm test` does; lines of the TAP report. */
export function runTests(folder: string): { readonly code: number | null; readonly lines: string[] } {
  const { status, stdout } = run(folder, `--conditions=${CONDITION}`, '--test', '--test-reporter=tap');
  return { code: status, lines: stdout.split('\n').map((line) => line.trim()) };
}

function run(folder: string, ...args: string[]) {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env });
}
