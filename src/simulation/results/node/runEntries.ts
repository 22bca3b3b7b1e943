import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PART_ENDING } from '../../../core/utils/node/atomicFile.ts';
import {
  CHAIN_FILE,
  CHECKSUMS_FILE,
  FIGURES_FOLDER,
  LOG_FILE,
  MANIFEST_FILE,
  PIN_FILE,
  REPORT_FILE,
  REPORT_FORM_FILES,
  SUMMARY_FILE,
  TABLES_FOLDER,
  WRITER_FILE,
} from '../runFiles.ts';

const FILES: ReadonlySet<string> = new Set([
  MANIFEST_FILE,
  LOG_FILE,
  SUMMARY_FILE,
  CHECKSUMS_FILE,
  WRITER_FILE,
  PIN_FILE,
  REPORT_FILE,
  ...REPORT_FORM_FILES,
  CHAIN_FILE,
]);

/** Endings of the files in a run's folders. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  [FIGURES_FOLDER]: ['.json', '.png'],
  [TABLES_FOLDER]: ['.parquet', '.stamp.json'],
};

/** True for what a run, its report and its tables write into its folder; links are never theirs. */
function isRunEntry(dir: string, name: string): boolean {
  const status = lstatSync(join(dir, name));
  if (status.isDirectory()) return name in ENDINGS && onlyEndings(join(dir, name), ENDINGS[name]);
  return status.isFile() && FILES.has(finalName(name));
}

/** Name of the first entry that no run wrote, or undefined. */
export function foreignEntry(dir: string): string | undefined {
  return readdirSync(dir).find((name) => !isRunEntry(dir, name));
}

function onlyEndings(dir: string, endings: readonly string[]): boolean {
  return readdirSync(dir, { withFileTypes: true }).every(
    (entry) => entry.isFile() && endings.some((ending) => finalName(entry.name).endsWith(ending)),
  );
}

function finalName(name: string): string {
  return name.endsWith(PART_ENDING) ? name.slice(0, -PART_ENDING.length) : name;
}
