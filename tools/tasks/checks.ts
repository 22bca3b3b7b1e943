import { join } from 'node:path';
import { packageScript, ROOT, runQuietly } from './program.ts';

interface Check {
  readonly name: string;
  readonly args: () => readonly string[];
}

const typeChecker = () => join(ROOT, 'node_modules/typescript7/bin/tsc');

/** What is looked at without running the program: layout, types, floors, dead code. */
const CHECKS: readonly Check[] = [
  {
    name: 'format and lint',
    args: () => [packageScript('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'],
  },
  { name: 'types', args: () => [typeChecker(), '-p', 'tsconfig.json', '--pretty'] },
  { name: 'types of the pure tree', args: () => [typeChecker(), '-p', 'tsconfig.pure.json', '--pretty'] },
  {
    name: 'floors',
    args: () => [
      join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--output-type',
      'err',
      'src',
    ],
  },
  { name: 'dead code', args: () => [join(ROOT, 'node_modules/knip/bin/knip.js'), '--no-progress'] },
];

/** Runs every check, two at a time, prints each one's verdict, and gives the names of those that failed. */
export async function runChecks(): Promise<{ readonly passed: number; readonly failed: readonly string[] }> {
  const waiting = [...CHECKS];
  const failed: string[] = [];
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { exitCode, output } = await runQuietly(check.args());
      if (exitCode !== 0) failed.push(check.name);
      console.log(`${exitCode === 0 ? 'ok    ' : 'FAILED'} ${check.name}`);
      if (exitCode !== 0) console.log(output);
    }
  };
  await Promise.all([work(), work()]);
  return { passed: CHECKS.length - failed.length, failed };
}
