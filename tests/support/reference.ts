import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'vitest';

/** The variable that names the folder of reference files (recorded markets, published hashes) outside the repository. */
const REFERENCE_VARIABLE = 'MARKET_SIM_REFERENCE';

/** Finds a reference file; throws when it is not there. */
type ReferenceFile = (...parts: readonly string[]) => string;

/**
 * Full path of a reference file, or undefined where no reference folder is named. A folder that is named must hold
 * the file: a missing one throws, so that it can never pass for a skip.
 */
function referencePath(...parts: readonly string[]): string | undefined {
  const root = process.env[REFERENCE_VARIABLE];
  if (!root) return undefined;
  const path = resolve(join(root, ...parts));
  if (!existsSync(path)) throw new Error(`${REFERENCE_VARIABLE} is set, but ${path} does not exist`);
  return path;
}

/**
 * A group of tests over reference files. Without a reference folder it becomes one skipped test that says why; with
 * one, `define` gets a function that gives full paths and throws on a missing file.
 */
export function describeReference(name: string, define: (file: ReferenceFile) => void): void {
  describe(name, () => {
    if (referencePath() === undefined) {
      const reason = `${REFERENCE_VARIABLE} is not set`;
      it(`needs reference files (${reason})`, (context) => context.skip(reason));
      return;
    }
    define((...parts) => referencePath(...parts) as string);
  });
}
