import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Root of the checkout. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A file as the rules see it: path from the root with forward slashes, text, and its syntax tree when asked for. */
export interface HouseFile {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** One breach: where, what, and what to do instead. */
export interface Breach {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** A convention of the house, with files that break it: a check that cannot fail is a defect. */
export interface Rule {
  readonly name: string;
  readonly applies: (path: string) => boolean;
  readonly check: (file: HouseFile) => Breach[];
  /** Files of which each must be caught at least once. */
  readonly broken: readonly Planted[];
  /** Files close to the line that must not be caught. */
  readonly sound: readonly Planted[];
}

export interface Planted {
  readonly path: string;
  readonly text: string;
}

/** A file that the rules can look at; parsed at first need. */
export function houseFile(path: string, text: string): HouseFile {
  let tree: ts.SourceFile | undefined;
  return {
    path,
    text,
    get tree() {
      tree ??= ts.createSourceFile(path, text, ts.ScriptTarget.ES2024, true);
      return tree;
    },
  };
}

const NOT_OURS = new Set(['node_modules', '.git', '.tools', 'dist', 'runs', 'coverage', 'fixtures']);
const TEXT = /\.(ts|mjs|cjs|js|json|md|html|css|svg)$|^(\.ci\/run|LICENSE|\.gitignore|\.npmrc)$/;

/** Every text file of the project outside fixtures, in the order of their names. */
export function readHouse(): HouseFile[] {
  const files: HouseFile[] = [];
  const visit = (folder: string) => {
    const entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !NOT_OURS.has(entry.name)) visit(path);
      else if (entry.isFile() && TEXT.test(path))
        files.push(houseFile(path, readFileSync(join(ROOT, path), 'utf8')));
    }
  };
  visit('');
  return files;
}

/** Line of a position, counted from 1. */
export function lineOf(file: HouseFile, position: number): number {
  return file.tree.getLineAndCharacterOfPosition(position).line + 1;
}

/** Whether a path is in the pure tree: runs anywhere, without Node and DOM. */
export function isPure(path: string): boolean {
  return (
    /^src\/(core|market|strategies|blockchain|simulation|analysis|validation)\//.test(path) &&
    !path.includes('/node/')
  );
}
