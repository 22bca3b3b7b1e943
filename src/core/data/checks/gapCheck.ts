import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { FeedSource } from '../../models/ports/feedSource.ts';
import type { FeedCheck } from './feedCheck.ts';
import { FindingCounter } from './finding.ts';

/** Updates that are missing by their numbers. The readers know their exchange's rule and tell each gap once. */
export class GapCheck implements FeedCheck {
  readonly #gaps: FindingCounter;
  readonly counters: readonly FindingCounter[];

  constructor(source: FeedSource) {
    this.#gaps = new FindingCounter(source, 'gaps', 'error', 'updates are missing');
    this.counters = [this.#gaps];
  }

  see(record: FeedRecord): void {
    if (record.kind !== FEED_RECORD.gap) return;
    this.#gaps.add(() => `update ${record.sequence} where ${record.otherId} was expected`);
  }
}
