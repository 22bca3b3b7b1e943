import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BaseError } from '../../../core/utils/errors.ts';
import { PART_ENDING } from '../../../core/utils/node/atomicFile.ts';
import { withIoErrors } from '../../../core/utils/node/ioError.ts';
import { parseManifest } from '../manifestJson.ts';
import { FIGURES_FOLDER, LOG_FILE, MANIFEST_FILE, REPORT_FILE, SUMMARY_FILE } from '../runFiles.ts';

const RUN_FILES: ReadonlySet<string> = new Set([MANIFEST_FILE, LOG_FILE, SUMMARY_FILE, REPORT_FILE]);

/**
 * Empties a folder that holds a run and nothing else, so that another run can take its place.
 *
 * @throws BaseError RUN_FOLDER_NOT_EMPTY where it holds anything that no run wrote: nothing is removed then.
 */
export function clearRunFolder(dir: string): void {
  withIoErrors('replace', dir, () => {
    const names = readdirSync(dir);
    if (names.length === 0) return;
    requireRun(dir, names);
    for (const name of names) {
      if (!isRunEntry(dir, name)) throw refused(dir, `${name} in it was not written by a run`);
    }
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

function isRunEntry(dir: string, name: string): boolean {
  const status = lstatSync(join(dir, name));
  if (name === FIGURES_FOLDER && status.isDirectory()) return onlyFigures(join(dir, name));
  const final = name.endsWith(PART_ENDING) ? name.slice(0, -PART_ENDING.length) : name;
  return status.isFile() && RUN_FILES.has(final);
}

function onlyFigures(dir: string): boolean {
  return readdirSync(dir, { withFileTypes: true }).every(
    (entry) => entry.isFile() && (entry.name.endsWith('.json') || entry.name.endsWith(`.json${PART_ENDING}`)),
  );
}

function refused(dir: string, why: string): BaseError {
  return new BaseError('RUN_FOLDER_NOT_EMPTY', `${dir} is not replaced: ${why}`, {
    facts: { dir },
    advice: 'Choose another folder, or empty this one yourself.',
  });
}
