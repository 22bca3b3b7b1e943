import { BaseError } from '../../../../core/utils/errors.ts';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size as people read it, in powers of 1000: 11.7 MB. */
export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}

/** Reads a size as people write it: 2GB, 500 MB, 1000. @throws BaseError USAGE. */
export function parseBytes(text: string, option: string): number {
  const [, amount, name = 'B'] = /^(\d+(?:\.\d+)?)\s*([kKMGT]?B)?$/.exec(text.trim()) ?? [];
  const unit = UNITS.findIndex((each) => each.toUpperCase() === name.toUpperCase());
  const bytes = Math.floor(Number(amount) * 1000 ** unit);
  if (amount !== undefined && Number.isSafeInteger(bytes)) return bytes;
  throw new BaseError('USAGE', `${option} ${text}: must be a size, as 2GB or 500MB`);
}

/** A moment in local time, to the minute. */
export function dateText(ms: number): string {
  const local = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16).replace('T', ' ');
}
