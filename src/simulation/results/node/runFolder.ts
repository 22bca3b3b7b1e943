import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunManifest } from '../../../core/models/manifest.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { writeFileAtomic } from '../../../core/utils/node/atomicFile.ts';
import { withIoErrors } from '../../../core/utils/node/ioError.ts';
import { makeFolder } from '../../../core/utils/node/makeFolder.ts';
import { manifestText } from '../manifestJson.ts';
import { LOG_FILE, MANIFEST_FILE, SUMMARY_FILE } from '../runFiles.ts';
import { stableJson } from '../stableJson.ts';
import { type Checksums, writeChecksums } from './checksums.ts';
import { clearRunFolder } from './clearRunFolder.ts';
import { FileLog } from './fileLog.ts';
import { sumOfText } from './fileSum.ts';
import { markWriter, unmarkWriter } from './writerMark.ts';

/** Where a run is kept: a numbered folder below `root`, or the folder named. */
export type RunPlace =
  | { readonly root: string; readonly scenario: string; readonly seed: number }
  | { readonly dir: string; readonly force?: boolean };

/** A run's folder while the run writes it: the manifest first, then the log, then the summary. */
export class RunFolder {
  readonly dir: string;
  #sums: Checksums = {};

  constructor(dir: string) {
    this.dir = dir;
  }

  /**
   * Makes the folder: `<root>/<scenario>-<seed>-<n>` with the next free n, or `dir`, which must be empty or, with
   * `force`, a run folder that is replaced.
   *
   * @throws BaseError RUN_FOLDER_NOT_EMPTY, RUN_PROTECTED, IO_FAILED, IO_NOT_FOUND.
   */
  static create(place: RunPlace): RunFolder {
    if ('root' in place) return new RunFolder(nextFolder(place.root, `${place.scenario}-${place.seed}`));
    return new RunFolder(emptyFolder(place));
  }

  /** From here on the folder is a run, and known as being written until `release`. */
  writeManifest(manifest: RunManifest): void {
    withIoErrors('write', this.dir, () => markWriter(this.dir));
    this.#writeCovered(MANIFEST_FILE, manifestText(manifest));
  }

  /** Opens the run's event log; close it when the run is over or interrupted. */
  createLog(log = new FileLog()): FileLog {
    log.open(join(this.dir, LOG_FILE));
    return log;
  }

  writeSummary(summary: object): void {
    this.#writeCovered(SUMMARY_FILE, stableJson(summary));
  }

  /** Nothing more is written: others may remove the run. */
  release(): void {
    unmarkWriter(this.dir);
  }

  #writeCovered(file: string, text: string): void {
    writeFileAtomic(join(this.dir, file), text);
    this.#sums = { ...this.#sums, [file]: sumOfText(text) };
    writeChecksums(this.dir, this.#sums);
  }
}

function emptyFolder({ dir, force = false }: { readonly dir: string; readonly force?: boolean }): string {
  withIoErrors('create', dir, () => makeFolder(dir));
  if (force) clearRunFolder(dir);
  else requireEmpty(dir);
  return dir;
}

function requireEmpty(dir: string): void {
  const [first] = withIoErrors('read', dir, () => readdirSync(dir));
  if (first === undefined) return;
  throw new BaseError('RUN_FOLDER_NOT_EMPTY', `${dir} is not empty: it holds ${first}`, { facts: { dir } });
}

/** Makes the folder behind the highest number taken. Making it is also the claim: two runs never share one. */
function nextFolder(root: string, name: string): string {
  return withIoErrors('create a run folder in', root, () => {
    makeFolder(root);
    for (let n = 1 + highestNumber(readdirSync(root), `${name}-`); ; n++) {
      const dir = join(root, `${name}-${n}`);
      if (madeFolder(dir)) return dir;
    }
  });
}

function highestNumber(names: readonly string[], prefix: string): number {
  const numbers = names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  return numbers.reduce((most, text) => (/^\d{1,9}$/.test(text) ? Math.max(most, Number(text)) : most), 0);
}

function madeFolder(dir: string): boolean {
  try {
    mkdirSync(dir);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
