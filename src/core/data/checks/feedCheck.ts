import type { FeedRecord } from '../../models/feedRecord.ts';
import type { FindingCounter } from './finding.ts';

/** Looks at the records of a feed as they pass. It mends nothing, and its memory is bounded. */
export interface FeedCheck {
  /** What it counts; those that counted nothing are no findings. */
  readonly counters: readonly FindingCounter[];
  /** The source's present record. */
  see(record: FeedRecord): void;
}
