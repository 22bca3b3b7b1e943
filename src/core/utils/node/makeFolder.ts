import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and the folders above it that are missing. Node's own recursive `mkdir` never returns where the
 * system refuses a new folder with "no such file", as it does below /proc; here that is an error like any other.
 */
export function makeFolder(dir: string): void {
  const missing: string[] = [];
  for (let place = resolve(dir); !existsSync(place); place = dirname(place)) missing.push(place);
  for (const place of missing.reverse()) makeOne(place);
}

/** Another process may have made it in the meantime. */
function makeOne(dir: string): void {
  try {
    mkdirSync(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
