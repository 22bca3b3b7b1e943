import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../rules/rule.ts';

/** A small tree of its own, with the house's real settings, in which forbidden things are planted. */
export interface PlantedTree {
  readonly folder: string;
  readonly remove: () => void;
}

/** Writes `files` (by path) next to copies of the named settings of the house. */
export function plantTree(settings: readonly string[], files: Readonly<Record<string, string>>): PlantedTree {
  const folder = mkdtempSync(join(tmpdir(), 'market-sim-planted-'));
  for (const name of settings) copyFileSync(join(ROOT, name), join(folder, name));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
