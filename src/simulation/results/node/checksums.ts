import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BaseError } from '../../../core/utils/errors.ts';
import { writeFileAtomic } from '../../../core/utils/node/atomicFile.ts';
import { withIoErrors } from '../../../core/utils/node/ioError.ts';
import { CHAIN_FILE, CHECKSUMS_FILE, MANIFEST_FILE, SUMMARY_FILE } from '../runFiles.ts';
import { type FileSum, sumOfFile, sumOfText } from './fileSum.ts';
import { sealedJson, unsealed } from './sealedJson.ts';

/** The files that the log's own sums do not cover. */
const COVERED = [MANIFEST_FILE, SUMMARY_FILE, CHAIN_FILE] as const;

/** Sums by file name. */
export type Checksums = Readonly<Record<string, FileSum>>;

/** Writes the checksums of a run's small files. */
export function writeChecksums(dir: string, sums: Checksums): void {
  writeFileAtomic(join(dir, CHECKSUMS_FILE), sealedJson(sums));
}

/**
 * Writes a further small file of a run that is there, and its checksum beside those of the others.
 *
 * @throws BaseError DATA_CORRUPT where the checksums are not as they were written, IO_FAILED.
 */
export function writeCovered(dir: string, file: (typeof COVERED)[number], text: string): void {
  const sums = readChecksums(join(dir, CHECKSUMS_FILE));
  if (sums instanceof BaseError) throw sums;
  writeFileAtomic(join(dir, file), text);
  writeChecksums(dir, { ...sums, [file]: sumOfText(text) });
}

/** What the checksums of a run tell. */
export interface ChecksumFindings {
  /** Files that changed, each with its place: DATA_CORRUPT. */
  readonly problems: readonly BaseError[];
  /** Files without a checksum: runs of older programs have none. */
  readonly notCovered: readonly string[];
}

/** Holds the run's small files against their checksums, and the checksums against the form they are written in. */
export function checkChecksums(dir: string): ChecksumFindings {
  const present = COVERED.filter((file) => existsSync(join(dir, file)));
  const path = join(dir, CHECKSUMS_FILE);
  if (!existsSync(path)) return { problems: [], notCovered: present };
  const sums = readChecksums(path);
  if (sums instanceof BaseError) return { problems: [sums], notCovered: [] };
  const problems: BaseError[] = [];
  for (const file of COVERED) {
    const expected = sums[file];
    if (expected === undefined) continue;
    const problem = problemOf(join(dir, file), expected);
    if (problem !== undefined) problems.push(problem);
  }
  return { problems, notCovered: present.filter((file) => sums[file] === undefined) };
}

function problemOf(path: string, expected: FileSum): BaseError | undefined {
  if (!existsSync(path)) return damaged(path, 'it is missing');
  const found = sumOfFile(path);
  if (found.bytes !== expected.bytes) {
    return damaged(path, `it has ${found.bytes} bytes, and was written with ${expected.bytes}`);
  }
  if (found.crc32 !== expected.crc32)
    return damaged(path, 'its bytes do not have the checksum they were written with');
  return undefined;
}

function readChecksums(path: string): Checksums | BaseError {
  const sums = unsealed(withIoErrors('read', path, () => readFileSync(path, 'utf8')));
  if (sums !== undefined && sums[MANIFEST_FILE] !== undefined) return sums as Checksums;
  return damaged(path, 'it is not as it was written');
}

function damaged(file: string, what: string): BaseError {
  return new BaseError('DATA_CORRUPT', `${file}: ${what}`, { facts: { file } });
}
