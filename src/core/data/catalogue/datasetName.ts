import { BaseError } from '../../utils/errors.ts';

/** A name that is a folder on every system, and no option on a command line. */
const VALID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
/** Endings that say how a file is written, not what it is about. */
const ENDINGS = /(\.(gz|br|zst|zip|csv|txt|json|jsonl|ndjson|parquet|bin|itch50))+$/i;

/** True for a name that a dataset can have: never one that leads out of the catalogue. */
export function isDatasetName(name: string): boolean {
  return VALID.test(name) && !name.endsWith('.') && !name.endsWith('.part');
}

/**
 * Refuses a name that cannot be a dataset's.
 *
 * @throws BaseError USAGE
 */
export function requireDatasetName(name: string): void {
  if (isDatasetName(name)) return;
  throw new BaseError('USAGE', `${JSON.stringify(name)} is not a name for a dataset`, {
    facts: { name },
    advice: 'Use letters, digits, dots, dashes and underscores, beginning with a letter or digit.',
  });
}

/** The name of a dataset after its file: without folder and endings, anything unusual as a dash. */
export function nameAfterFile(file: string): string {
  const base = file.replace(/^.*[/\\]/, '');
  const stem = base.replace(ENDINGS, '') || base;
  const name = stem.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+|[.-]+$/g, '');
  return (name || 'data').slice(0, 100);
}
