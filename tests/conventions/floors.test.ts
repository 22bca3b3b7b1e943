import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './rules/rule.ts';
import { PLANTED_IMPORTS, SOUND_IMPORTS } from './support/plantedImports.ts';
import { type PlantedTree, plantTree } from './support/plantedTree.ts';

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

const SETTINGS = ['.dependency-cruiser.cjs', 'tsconfig.json', 'tsconfig.base.json'];
const ORPHAN = 'src/market/orphan.ts';
const RING_BACK = 'src/market/ringBack.ts';

/** Names of the rules in the one file that holds the floors. */
const ruleNames: string[] = createRequire(import.meta.url)(
  join(ROOT, '.dependency-cruiser.cjs'),
).forbidden.map((rule: { name: string }) => rule.name);

function importLine(from: string, to: string): string {
  const isFile = /^(src|tests)\//.test(to);
  const path = relative(dirname(from), to);
  return `import '${!isFile ? to : path.startsWith('.') ? path : `./${path}`}';\n`;
}

/** The planted files, the files they import, and two packages to import. */
function plantedFiles(): Record<string, string> {
  const files: Record<string, string> = {
    [ORPHAN]: 'export const alone = 1;\n',
    [RING_BACK]: "import './ring.ts';\nexport const back = 1;\n",
  };
  const planted = [...Object.values(PLANTED_IMPORTS).flat(), ...SOUND_IMPORTS];
  for (const { to } of planted) if (to.includes('/ground.')) files[to] = 'export const ground = 1;\n';
  for (const { from, to } of planted) files[from] = `${importLine(from, to)}export const planted = 1;\n`;
  const packages = { dependencies: ['typebox', 'picocolors'], devDependencies: ['vitest'] };
  const versions = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  for (const name of Object.values(packages).flat()) {
    files[`node_modules/${name}/package.json`] = JSON.stringify({ name, version: '1.0.0', main: 'index.js' });
    files[`node_modules/${name}/index.js`] = 'exports.x = 1;\n';
  }
  const { dependencies, devDependencies } = packages;
  files['package.json'] = JSON.stringify({
    type: 'module',
    dependencies: versions(dependencies),
    devDependencies: versions(devDependencies),
  });
  return files;
}

function cruise(folder: string): Violation[] {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [program, '--output-type', 'json', 'src'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout).summary.violations;
}

describe('floors', () => {
  let tree: PlantedTree;
  let violations: Violation[];
  beforeAll(() => {
    tree = plantTree(SETTINGS, plantedFiles());
    violations = cruise(tree.folder);
  });
  afterAll(() => tree.remove());

  const caughtBy = (path: string) =>
    violations.filter(({ from }) => from === path).map(({ rule }) => rule.name);

  it('have a planted import for every rule', () => {
    expect([...Object.keys(PLANTED_IMPORTS), 'no-orphans'].sort()).toEqual([...ruleNames].sort());
  });

  it.each(
    Object.entries(PLANTED_IMPORTS).flatMap(([rule, planted]) => planted.map((each) => ({ rule, ...each }))),
  )('$rule catches $from importing $to', ({ rule, from }) => {
    expect(caughtBy(from)).toContain(rule);
  });

  it('no-orphans catches a file that nobody needs', () => {
    expect(caughtBy(ORPHAN)).toEqual(['no-orphans']);
  });

  it.each(SOUND_IMPORTS)('let $from import $to', ({ from }) => {
    expect(caughtBy(from)).toEqual([]);
  });
});
