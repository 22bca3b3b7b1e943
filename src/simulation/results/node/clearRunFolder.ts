import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BaseError } from '../../../core/utils/errors.ts';
import { withIoErrors } from '../../../core/utils/node/ioError.ts';
import { parseManifest } from '../manifestJson.ts';
import { MANIFEST_FILE } from '../runFiles.ts';
import { requireUnprotected } from './protection.ts';
import { foreignEntry } from './runEntries.ts';

/**
 * Empties a folder that holds a run and nothing else, so that another run can take its place.
 *
 * @throws BaseError RUN_FOLDER_NOT_EMPTY where it holds anything that no run wrote, RUN_PROTECTED where the run is pinned
 * or being written: nothing is removed then.
 */
export function clearRunFolder(dir: string): void {
  withIoErrors('replace', dir, () => {
    const names = readdirSync(dir);
    if (names.length === 0) return;
    requireRun(dir, names);
    const foreign = foreignEntry(dir);
    if (foreign !== undefined) throw refused(dir, `${foreign} in it was not written by a run`);
    requireUnprotected(dir);
    // The manifest goes last: a folder half emptied is still known as a run's.
    const last = (name: string) => (name === MANIFEST_FILE ? 1 : 0);
    for (const name of names.sort((a, b) => last(a) - last(b))) rmSync(join(dir, name), { recursive: true });
  });
}

function requireRun(dir: string, names: readonly string[]): void {
  if (!names.includes(MANIFEST_FILE))
    throw refused(dir, `it is not a run folder: it has no ${MANIFEST_FILE}`);
  const path = join(dir, MANIFEST_FILE);
  try {
    parseManifest(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (!(error instanceof BaseError)) throw error;
    throw refused(dir, `it is not a run folder: ${error.message}`);
  }
}

function refused(dir: string, why: string): BaseError {
  return new BaseError('RUN_FOLDER_NOT_EMPTY', `${dir} is not replaced: ${why}`, {
    facts: { dir },
    advice: 'Choose another folder, or empty this one yourself.',
  });
}
