import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { FeedSource } from '../../models/ports/feedSource.ts';
import type { FeedCheck } from './feedCheck.ts';
import { FindingCounter } from './finding.ts';

/** Quotes whose bid is above the ask (crossed) or equal to it (locked). */
export class QuoteCheck implements FeedCheck {
  readonly #crossed: FindingCounter;
  readonly #locked: FindingCounter;
  readonly counters: readonly FindingCounter[];

  constructor(source: FeedSource) {
    this.#crossed = new FindingCounter(source, 'crossed-quotes', 'warning', 'the bid is above the ask');
    this.#locked = new FindingCounter(source, 'locked-quotes', 'note', 'the bid equals the ask');
    this.counters = [this.#crossed, this.#locked];
  }

  see({ kind, price, otherPrice }: FeedRecord): void {
    if (kind !== FEED_RECORD.quote || price <= 0 || otherPrice <= 0) return;
    if (price > otherPrice) this.#crossed.add(() => `bid ${price}, ask ${otherPrice}`);
    else if (price === otherPrice) this.#locked.add(() => `both ${price}`);
  }
}
