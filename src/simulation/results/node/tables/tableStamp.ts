import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogReader } from '../../../../core/data/log/logReader.ts';
import { writeFileAtomic } from '../../../../core/utils/node/atomicFile.ts';
import { TABLES_FOLDER } from '../../runFiles.ts';
import { TABLES_VERSION } from '../../tables/tableSpec.ts';
import { type FileSum, sumOfFile } from '../fileSum.ts';
import { programVersion } from '../programVersion.ts';
import { sealedJson, unsealed } from '../sealedJson.ts';

/** What a stored table was made of, and by whom: where any of it is another now, the table is made again. */
interface TableOrigin {
  readonly table: string;
  readonly tablesVersion: number;
  readonly programVersion: string;
  readonly logBytes: number;
  /** Sums of the last whole segment, which continue those of all before it. */
  readonly logMark: string;
}

/**
 * - `ready`: whole, and made of the log as it is.
 * - `stale`: whole, but made of another state of the log or by another version of the program.
 * - `damaged`: the file or its stamp changed since it was written.
 */
export type TableState = 'ready' | 'missing' | 'stale' | 'damaged';

/** Where a run keeps a table. */
export function tablePath(dir: string, table: string): string {
  return join(dir, TABLES_FOLDER, `${table}.parquet`);
}

/** Where the table's stamp is. */
function stampPath(dir: string, table: string): string {
  return join(dir, TABLES_FOLDER, `${table}.stamp.json`);
}

/** Says what a log is by its size and the last of its chained sums, from the headers alone. */
export function logMark(log: LogReader): string {
  let mark = 'empty';
  for (const { header } of log.segments()) {
    mark = `${header.index}-${header.bodySum}-${header.previousSum}`;
  }
  return mark;
}

/** Writes the stamp of a table that was just written. `mark` is the log's before it was read. */
export function writeStamp(dir: string, table: string, logBytes: number, mark: string): void {
  const origin = originOf(table, logBytes, mark);
  const text = stampText(origin, sumOfFile(tablePath(dir, table)));
  writeFileAtomic(stampPath(dir, table), text);
}

/** Says whether a stored table can be used; reads every byte of it. */
export function tableState(dir: string, table: string, log: LogReader): TableState {
  const stamp = stampPath(dir, table);
  const path = tablePath(dir, table);
  if (!existsSync(stamp) || !existsSync(path)) return 'missing';
  const text = readFileSync(stamp, 'utf8');
  const sum = sumOfFile(path);
  if (text === stampText(originOf(table, log.size, logMark(log)), sum)) return 'ready';
  return isWhole(text, sum) ? 'stale' : 'damaged';
}

function originOf(table: string, logBytes: number, mark: string): TableOrigin {
  return { table, tablesVersion: TABLES_VERSION, programVersion: programVersion(), logBytes, logMark: mark };
}

function stampText(origin: TableOrigin, file: FileSum): string {
  return sealedJson({ ...origin, file });
}

/** The stamp is as it was written, and belongs to the file. */
function isWhole(text: string, sum: FileSum): boolean {
  const file = unsealed(text)?.file as FileSum | undefined;
  return file !== undefined && file.bytes === sum.bytes && file.crc32 === sum.crc32;
}
