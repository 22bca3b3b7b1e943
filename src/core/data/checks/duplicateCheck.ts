import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { FeedSource } from '../../models/ports/feedSource.ts';
import type { FeedCheck } from './feedCheck.ts';
import { FindingCounter } from './finding.ts';
import { RecentIds } from './recentIds.ts';
import { STREAMS, streamOf } from './recordStream.ts';

/** Trade ids remembered: a trade told again later than this many trades is not noticed. */
const TRADE_IDS = 1 << 16;

/**
 * The same thing told twice: two bars of one time, one trade id twice within {@link TRADE_IDS} trades, one update
 * id twice in a row. Ids of live orders are the order check's.
 */
export class DuplicateCheck implements FeedCheck {
  readonly #bars: FindingCounter;
  readonly #trades: FindingCounter;
  readonly #updates: FindingCounter;
  readonly counters: readonly FindingCounter[];
  readonly #tradeIds = new RecentIds(TRADE_IDS);
  readonly #barDays: number[] = [];
  readonly #barTimes: number[] = [];
  /** Update id of the last whole event of each stream of each symbol. */
  readonly #updateIds: number[] = [];
  readonly #inEvent: boolean[] = [];

  constructor(source: FeedSource) {
    const counter = (title: string) => new FindingCounter(source, 'duplicates', 'warning', title);
    this.#bars = counter('two bars have one time');
    this.#trades = counter('a trade id comes twice');
    this.#updates = counter('an update id comes twice in a row');
    this.counters = [this.#bars, this.#trades, this.#updates];
  }

  see(record: FeedRecord): void {
    const { kind } = record;
    if (kind === FEED_RECORD.bar) this.#seeBar(record);
    else if (kind === FEED_RECORD.trade) this.#seeTrade(record);
    else if (kind === FEED_RECORD.depth || kind === FEED_RECORD.depthClear || kind === FEED_RECORD.quote) {
      this.#seeUpdate(record);
    }
  }

  #seeBar({ symbol, day, timeNs }: FeedRecord): void {
    if (this.#barDays[symbol] === day && this.#barTimes[symbol] === timeNs) {
      this.#bars.add(() => 'a second bar of the same time');
    }
    this.#barDays[symbol] = day;
    this.#barTimes[symbol] = timeNs;
  }

  #seeTrade({ symbol, id }: FeedRecord): void {
    if (id !== 0 && this.#tradeIds.seen(symbol, id)) this.#trades.add(() => `trade id ${id} again`);
  }

  /** The records of one event share its update id; `last` ends the event. A snapshot may repeat the last id. */
  #seeUpdate({ kind, symbol, sequence, last }: FeedRecord): void {
    const at = symbol * STREAMS.length + streamOf(kind);
    const begins = this.#inEvent[at] !== true;
    if (begins && kind !== FEED_RECORD.depthClear && sequence !== 0 && this.#updateIds[at] === sequence) {
      this.#updates.add(() => `update id ${sequence} again`);
    }
    this.#updateIds[at] = sequence;
    this.#inEvent[at] = last === 0;
  }
}
