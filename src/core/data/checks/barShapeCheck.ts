import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { FeedSource } from '../../models/ports/feedSource.ts';
import type { FeedCheck } from './feedCheck.ts';
import { FindingCounter } from './finding.ts';

/** Bars whose high is not the highest of their prices, or whose low is not the lowest. */
export class BarShapeCheck implements FeedCheck {
  readonly #shapes: FindingCounter;
  readonly counters: readonly FindingCounter[];

  constructor(source: FeedSource) {
    this.#shapes = new FindingCounter(source, 'bar-shape', 'error', 'bars leave their own range');
    this.counters = [this.#shapes];
  }

  see({ kind, open, high, low, close }: FeedRecord): void {
    if (kind !== FEED_RECORD.bar) return;
    if (high < low) this.#shapes.add(() => `high ${high} is below low ${low}`);
    else if (open > high || open < low) this.#shapes.add(() => `open ${open} is outside ${low} to ${high}`);
    else if (close > high || close < low)
      this.#shapes.add(() => `close ${close} is outside ${low} to ${high}`);
  }
}
