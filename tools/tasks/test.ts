/**
 * `npm test [unit|integration|performance|file…] [vitest options]`: without a group or a file everything, that is the
 * checks and then all tests. Whatever runs, the last line says how many passed, failed and were skipped.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './checks.ts';
import { ROOT, runNode } from './program.ts';
import { type Counts, closingLine, countTests, skippedTests, type TestReport } from './testCounts.ts';

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  unit: ['tests/unit/', 'tests/property/', 'tests/conventions/'],
  integration: ['tests/integration/'],
  performance: ['tests/performance/'],
};

/** A group is dropped where files are named too: vitest adds its filters up, and a file is meant to narrow. */
function vitestArgs(args: readonly string[]): string[] {
  const files = args.filter((arg) => !arg.startsWith('-') && GROUPS[arg] === undefined);
  return args.flatMap((arg) => (GROUPS[arg] === undefined ? [arg] : files.length > 0 ? [] : GROUPS[arg]));
}

/** vitest was stopped, or found no test. */
const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

async function runTests(args: readonly string[]): Promise<{ exitCode: number; counts: Counts }> {
  const folder = mkdtempSync(join(tmpdir(), 'market-sim-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const exitCode = await runNode([vitest, 'run', ...reporters, ...vitestArgs(args)]);
    if (!existsSync(report)) return { exitCode, counts: NOTHING };
    const results: TestReport = JSON.parse(readFileSync(report, 'utf8'));
    for (const name of skippedTests(results)) console.log(`skipped: ${name}`);
    return { exitCode, counts: countTests(results) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const args = process.argv.slice(2);
const everything = args.every((arg) => arg.startsWith('-'));
const checks = everything ? await runChecks() : { passed: 0, failed: [] };
const { exitCode, counts } = await runTests(args);
// An error outside any test fails vitest without failing a test; it must not read as "0 failed".
const unnamed = exitCode !== 0 && counts.failed === 0 ? 1 : 0;
if (checks.failed.length > 0) console.log(`Failed checks: ${checks.failed.join(', ')}`);
console.log(
  closingLine({
    passed: counts.passed + checks.passed,
    failed: counts.failed + checks.failed.length + unnamed,
    skipped: counts.skipped,
  }),
);
process.exitCode = exitCode !== 0 ? exitCode : checks.failed.length > 0 ? 1 : 0;
