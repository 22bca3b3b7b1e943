import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { FeedSource } from '../../models/ports/feedSource.ts';
import type { FeedCheck } from './feedCheck.ts';
import { feedTimeText } from './feedTime.ts';
import { FindingCounter } from './finding.ts';
import { STREAMS, streamOf } from './recordStream.ts';

/**
 * Time that goes backwards. Within one stream of one symbol (its trades, its depth updates …) that is a warning.
 * Between streams or symbols it is a note: exchanges send them side by side, and a file holds them as they came.
 */
export class DisorderCheck implements FeedCheck {
  readonly #within: FindingCounter;
  readonly #between: FindingCounter;
  readonly counters: readonly FindingCounter[];
  /** Day and time of the last record of each stream of each symbol. */
  readonly #days: number[] = [];
  readonly #times: number[] = [];
  #day = Number.NEGATIVE_INFINITY;
  #timeNs = 0;

  constructor(source: FeedSource) {
    this.#within = new FindingCounter(source, 'disorder', 'warning', 'time goes back in a stream');
    this.#between = new FindingCounter(source, 'interleaving', 'note', 'time goes back between streams');
    this.counters = [this.#within, this.#between];
  }

  see({ kind, symbol, day, timeNs }: FeedRecord): void {
    // A gap is told by the reader at the time of the update that showed it.
    if (kind === FEED_RECORD.gap) return;
    const at = symbol * STREAMS.length + streamOf(kind);
    const lastDay = this.#days[at] ?? Number.NEGATIVE_INFINITY;
    const lastTime = this.#times[at] ?? 0;
    if (isBefore(day, timeNs, lastDay, lastTime)) {
      this.#within.add(() => `${STREAMS[streamOf(kind)]} after ${feedTimeText(lastDay, lastTime)}`);
    } else if (isBefore(day, timeNs, this.#day, this.#timeNs)) {
      this.#between.add(() => `${STREAMS[streamOf(kind)]} after ${feedTimeText(this.#day, this.#timeNs)}`);
    }
    this.#days[at] = day;
    this.#times[at] = timeNs;
    this.#day = day;
    this.#timeNs = timeNs;
  }
}

function isBefore(day: number, timeNs: number, thanDay: number, thanTimeNs: number): boolean {
  return day < thanDay || (day === thanDay && timeNs < thanTimeNs);
}
