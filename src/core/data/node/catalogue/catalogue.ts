import { existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BaseError } from '../../../utils/errors.ts';
import { PART_ENDING } from '../../../utils/node/atomicFile.ts';
import { withIoErrors } from '../../../utils/node/ioError.ts';
import { DATASET_FILE, type Dataset, parseDataset } from '../../catalogue/dataset.ts';
import { isDatasetName } from '../../catalogue/datasetName.ts';
import { nearestWord } from '../../config/nearest.ts';
import type { OpenOptions } from '../openFeed.ts';

/** A dataset of a catalogue, or why its description cannot be read. */
export interface CatalogueEntry {
  readonly name: string;
  readonly dataset?: Dataset;
  readonly problem?: string;
}

/** Datasets as plain folders: each has its file, or a link to it, and `dataset.json`. */
export class Catalogue {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
  }

  /** Names of the datasets, sorted. Folders that are being written or are something else are not among them. */
  names(): string[] {
    if (!existsSync(this.dir)) return [];
    return withIoErrors('read', this.dir, () => readdirSync(this.dir))
      .filter((name) => this.has(name))
      .sort();
  }

  has(name: string): boolean {
    return isDatasetName(name) && existsSync(join(this.dir, name, DATASET_FILE));
  }

  /** All datasets; one with a damaged description tells its problem and hides no other. */
  entries(): CatalogueEntry[] {
    return this.names().map((name) => {
      try {
        return { name, dataset: this.read(name) };
      } catch (error) {
        if (!(error instanceof BaseError)) throw error;
        return { name, problem: error.message };
      }
    });
  }

  /** @throws BaseError DATASET_UNKNOWN, DATA_CORRUPT, IO_FAILED */
  read(name: string): Dataset {
    if (!this.has(name)) throw this.unknown(name);
    const path = join(this.dir, name, DATASET_FILE);
    return parseDataset(
      withIoErrors('read', path, () => readFileSync(path, 'utf8')),
      path,
    );
  }

  /** Path of a dataset's file. */
  fileOf(name: string, dataset: Dataset): string {
    return join(this.dir, name, dataset.file);
  }

  /** How a dataset's file is opened: as it was when it was imported. */
  openOptions({ options, feed, source }: Dataset): OpenOptions {
    return { ...options, format: feed, source };
  }

  /**
   * Removes a dataset; a linked file stays where it is. It loses its name first, so that an interrupted removal
   * leaves no half of a dataset.
   *
   * @throws BaseError DATASET_UNKNOWN, IO_FAILED
   */
  remove(name: string): void {
    if (!this.has(name)) throw this.unknown(name);
    const folder = join(this.dir, name);
    const part = `${folder}${PART_ENDING}`;
    withIoErrors('remove', folder, () => {
      if (lstatSync(folder).isSymbolicLink()) {
        throw new BaseError('IO_FAILED', `cannot remove ${folder}: it is a link`, {
          facts: { path: folder },
        });
      }
      rmSync(part, { recursive: true, force: true });
      renameSync(folder, part);
      rmSync(part, { recursive: true });
    });
  }

  /** The failure of a name that no dataset has, with the nearest one that has; `more` ends the sentence. */
  unknown(name: string, more = ''): BaseError {
    const near = nearestWord(name, this.names());
    const hint = near === undefined ? '' : ` (did you mean ${near}?)`;
    return new BaseError('DATASET_UNKNOWN', `there is no dataset ${name} in ${this.dir}${hint}${more}`, {
      facts: { name, catalogue: this.dir },
    });
  }
}
