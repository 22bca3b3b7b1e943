import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './rules/rule.ts';
import { type PlantedTree, plantTree } from './support/plantedTree.ts';

/** What a pure file must not reach, one file each. */
const AMBIENT: Readonly<Record<string, string>> = {
  setTimeout: 'setTimeout(() => {}, 1);',
  queueMicrotask: 'queueMicrotask(() => {});',
  console: "console.log('x');",
  document: 'document.title;',
  window: 'window.name;',
  process: 'process.argv;',
  Buffer: 'Buffer.alloc(1);',
  fetch: "fetch('x');",
  performance: 'performance.now();',
  crypto: 'crypto.randomUUID();',
  TextEncoder: 'new TextEncoder();',
  structuredClone: 'structuredClone({});',
  nodeFs: "import { readFileSync } from 'node:fs';\nreadFileSync('x');",
  enumeration: 'enum Side { buy }\nSide.buy;',
};

const SOUND = 'src/core/sound.ts';

function compile(folder: string, ...args: string[]): string {
  const compiler = join(ROOT, 'node_modules/typescript7/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.pure.json', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout;
}

describe('the pure tree', () => {
  let tree: PlantedTree;
  let output: string;
  beforeAll(() => {
    const files = Object.entries(AMBIENT).map(([name, text]) => [
      `src/core/${name}.ts`,
      `${text}\nexport {};\n`,
    ]);
    const sound = [SOUND, "import Type from 'typebox';\nexport const schema = Type.Object({});\n"];
    const node = ['src/core/node/sound.ts', 'console.log(process.argv);\n'];
    tree = plantTree(
      ['package.json', 'tsconfig.base.json', 'tsconfig.pure.json'],
      Object.fromEntries([...files, sound, node]),
    );
    symlinkSync(join(ROOT, 'node_modules'), join(tree.folder, 'node_modules'), 'dir');
    output = compile(tree.folder);
  });
  afterAll(() => tree.remove());

  it.each(Object.keys(AMBIENT))('does not compile with %s', (name) => {
    expect(output).toContain(`src/core/${name}.ts(`);
  });

  it('compiles with pure packages, and leaves node/ folders out', () => {
    expect(output).not.toContain('sound.ts(');
  });

  it('sees no types of Node or the DOM, whatever its packages bring along', () => {
    const files = compile(ROOT, '--listFilesOnly').split('\n');
    expect(files.some((path) => path.endsWith('src/core/utils/assert.ts'))).toBe(true);
    expect(files.filter((path) => /@types\/node|lib\.dom/.test(path))).toEqual([]);
  });
});
