import type { ErrorCode } from '../../utils/errorCodes.ts';
import { BaseError } from '../../utils/errors.ts';

/** Where in a log something is wrong. */
export interface LogPlace {
  readonly file: string;
  /** Number of the segment, from 0; undefined for the file header. */
  readonly segment?: number;
  readonly byteOffset: number;
}

/** The operational error for a log, its place in words and as facts. */
export function logError(code: ErrorCode, place: LogPlace, what: string, advice?: string): BaseError {
  const segment = place.segment === undefined ? '' : `, segment ${place.segment}`;
  return new BaseError(code, `${place.file}${segment}, byte ${place.byteOffset}: ${what}`, {
    facts: { ...place },
    ...(advice === undefined ? {} : { advice }),
  });
}
