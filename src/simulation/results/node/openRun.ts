import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { LogReader } from '../../../core/data/log/logReader.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { withIoErrors } from '../../../core/utils/node/ioError.ts';
import { JsonFields } from '../jsonFields.ts';
import { parseJson, parseManifest } from '../manifestJson.ts';
import { LOG_FILE, MANIFEST_FILE, SUMMARY_FILE } from '../runFiles.ts';
import { FileSource } from './fileSource.ts';

/** A stored run, open for reading. */
export interface OpenRun {
  readonly dir: string;
  readonly manifest: RunManifest;
  /** Tolerant: everything up to the last whole segment; its `ending` says whether that is all. */
  readonly log: LogReader;
  /** The fields of `summary.json`; undefined where the run did not come to write it. */
  readonly summary: Readonly<Record<string, unknown>> | undefined;
  /** Lets go of the log's file. */
  close(): void;
}

/**
 * Opens a run folder.
 *
 * @throws BaseError IO_NOT_FOUND where the folder, its manifest or its log is missing, IO_FAILED, and the errors
 * of `parseManifest`.
 */
export function openRun(dir: string): OpenRun {
  const manifestPath = join(dir, MANIFEST_FILE);
  requireRunFolder(dir, manifestPath);
  const manifest = parseManifest(readText(manifestPath), manifestPath);
  const summary = readSummary(join(dir, SUMMARY_FILE));
  const source = new FileSource(join(dir, LOG_FILE));
  const log = new LogReader(source, { tolerant: true, crc32 });
  return { dir, manifest, log, summary, close: () => source.close() };
}

function requireRunFolder(dir: string, manifestPath: string): void {
  const isFolder = withIoErrors('read', dir, () => statSync(dir).isDirectory());
  if (isFolder && existsSync(manifestPath)) return;
  const why = isFolder ? `it has no ${MANIFEST_FILE}` : 'it is a file';
  throw new BaseError('IO_NOT_FOUND', `${dir} is not a run folder: ${why}`, {
    facts: { path: dir },
    advice: 'Name the folder of a run, as runs/zi-1-1.',
  });
}

function readSummary(path: string): Readonly<Record<string, unknown>> | undefined {
  if (!existsSync(path)) return undefined;
  return new JsonFields(path, { summary: parseJson(readText(path), path) }).object('summary');
}

function readText(path: string): string {
  return withIoErrors('read', path, () => readFileSync(path, 'utf8'));
}
