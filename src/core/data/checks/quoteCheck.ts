import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { FeedSource } from '../../models/ports/feedSource.ts';
import { decimalText } from './decimalText.ts';
import type { FeedCheck } from './feedCheck.ts';
import { FindingCounter } from './finding.ts';

/** Quotes whose bid is above the ask (crossed) or equal to it (locked). */
export class QuoteCheck implements FeedCheck {
  readonly #crossed: FindingCounter;
  readonly #locked: FindingCounter;
  readonly #source: FeedSource;
  readonly counters: readonly FindingCounter[];

  constructor(source: FeedSource) {
    this.#source = source;
    this.#crossed = new FindingCounter(source, 'crossed-quotes', 'warning', 'the bid is above the ask');
    this.#locked = new FindingCounter(source, 'locked-quotes', 'note', 'the bid equals the ask');
    this.counters = [this.#crossed, this.#locked];
  }

  see({ kind, price, otherPrice }: FeedRecord): void {
    if (kind !== FEED_RECORD.quote || price <= 0 || otherPrice <= 0) return;
    const shown = (value: number) => decimalText(value, this.#source.priceDecimals);
    if (price > otherPrice) this.#crossed.add(() => `bid ${shown(price)}, ask ${shown(otherPrice)}`);
    else if (price === otherPrice) this.#locked.add(() => `both ${shown(price)}`);
  }
}
