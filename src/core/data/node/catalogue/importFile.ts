import { existsSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { BaseError } from '../../../utils/errors.ts';
import { PART_ENDING, writeFileAtomic } from '../../../utils/node/atomicFile.ts';
import { ioError, withIoErrors } from '../../../utils/node/ioError.ts';
import { makeFolder } from '../../../utils/node/makeFolder.ts';
import { DATASET_FILE, type Dataset } from '../../catalogue/dataset.ts';
import { requireDatasetName } from '../../catalogue/datasetName.ts';
import type { FeedOptions } from '../../formats/feedFormat.ts';
import type { FileProgress } from '../fileChunks.ts';
import { surveyFile } from '../surveyFile.ts';
import type { Catalogue } from './catalogue.ts';
import { type FileSum, hashFile } from './hashFile.ts';

export interface ImportRequest {
  readonly name: string;
  /** Name of the format; it is recognised where none is given. */
  readonly format?: string;
  readonly options: FeedOptions;
  /** Keep a link to the file instead of a copy. */
  readonly link: boolean;
  readonly onProgress?: FileProgress;
}

/**
 * Takes a file into the catalogue: reads all of it, keeps it byte for byte (or a link to it) and writes down what
 * it holds and what is wrong with it. The dataset gets its name when it is whole; what a failure leaves behind
 * ends in `.part`, is no dataset, and is replaced by the next import of the name.
 *
 * @throws BaseError USAGE, DATASET_EXISTS, IO_FAILED, IO_NOT_FOUND, those of `openFeed`; what `onProgress` throws
 */
export async function importFile(
  catalogue: Catalogue,
  file: string,
  request: ImportRequest,
): Promise<Dataset> {
  const { name, options, format } = request;
  requireDatasetName(name);
  const folder = join(catalogue.dir, name);
  if (existsSync(folder)) throw alreadyThere(name, catalogue.dir);
  const [surveying, keeping] = halves(request.onProgress);
  const survey = await surveyFile(file, { ...options, format, onProgress: surveying });
  const part = `${folder}${PART_ENDING}`;
  withIoErrors('make', part, () => {
    rmSync(part, { recursive: true, force: true });
    makeFolder(part);
  });
  try {
    const keptName = basename(file) === DATASET_FILE ? `file-${DATASET_FILE}` : basename(file);
    const sum = await keep(file, join(part, keptName), request.link, keeping);
    const dataset: Dataset = {
      format: 'market-sim-dataset',
      formatVersion: 1,
      file: keptName,
      source: file,
      linked: request.link,
      feed: survey.format,
      options: { ...options },
      ...sum,
      facts: { ...survey.facts, kinds: { ...survey.facts.kinds }, symbols: [...survey.facts.symbols] },
      findings: survey.findings.map((finding) => ({ ...finding, places: [...finding.places] })),
    };
    writeFileAtomic(join(part, DATASET_FILE), `${JSON.stringify(dataset, null, 2)}\n`);
    giveName(part, folder, name, catalogue.dir);
    return dataset;
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    throw error;
  }
}

async function keep(file: string, kept: string, link: boolean, onProgress?: FileProgress): Promise<FileSum> {
  if (link) {
    withIoErrors('link', kept, () => symlinkSync(resolve(file), kept));
    return hashFile(file, onProgress);
  }
  try {
    const copy = await open(kept, 'wx');
    try {
      const sum = await hashFile(file, onProgress, (chunk) => copy.writeFile(chunk));
      await copy.sync();
      return sum;
    } finally {
      await copy.close();
    }
  } catch (error) {
    throw ioError('write', kept, error);
  }
}

/** Renaming fails where another import took the name in the meantime. */
function giveName(part: string, folder: string, name: string, dir: string): void {
  try {
    renameSync(part, folder);
  } catch (error) {
    if (existsSync(folder)) throw alreadyThere(name, dir);
    throw ioError('write', folder, error);
  }
}

function alreadyThere(name: string, dir: string): BaseError {
  return new BaseError('DATASET_EXISTS', `there is ${name} in ${dir} already`, {
    facts: { name, catalogue: dir },
  });
}

/** The file is read twice: once to look at it, once to keep it. */
function halves(onProgress?: FileProgress): [FileProgress | undefined, FileProgress | undefined] {
  if (onProgress === undefined) return [undefined, undefined];
  return [(read, total) => onProgress(read, total * 2), (read, total) => onProgress(total + read, total * 2)];
}
