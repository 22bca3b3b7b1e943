import type { BaseError } from '../../utils/errors.ts';

/** How far a log is whole, and what follows. */
export interface LogEnding {
  /** Whole segments, and the byte behind the last of them. */
  readonly segments: number;
  readonly byteOffset: number;
  /** Bytes behind that. */
  readonly bytesAfter: number;
  /** Why the log does not end as a closed log does, or undefined: DATA_TRUNCATED, DATA_CORRUPT or DATA_BAD_MAGIC. */
  readonly problem: BaseError | undefined;
}
