import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { FeedSource } from '../../models/ports/feedSource.ts';
import type { FeedCheck } from './feedCheck.ts';
import { FindingCounter } from './finding.ts';

const DAY_S = 86_400;
/** Steps seen before any is judged. */
const STEPS_TO_LEARN = 10;
/** Lengths of steps that are counted; rarer ones are not the interval. */
const LENGTHS_KEPT = 32;
/** Share of the steps that must have the interval: within a day, and over midnight. */
const DENSE = 0.97;
const MOST = 0.5;
/** Weekends with holidays on both sides. */
const CLOSED_DAYS = 5;
/** Months and years differ in length. */
const CALENDAR_SLACK = 1.5;

/** How often each length of step was seen in one symbol, and the most frequent one. */
class StepLengths {
  readonly #counts = new Map<number, number>();
  #steps = 0;
  /** The most frequent length in seconds. */
  interval = 0;

  add(seconds: number): void {
    this.#steps++;
    if (!this.#counts.has(seconds) && this.#counts.size === LENGTHS_KEPT) return;
    const count = (this.#counts.get(seconds) ?? 0) + 1;
    this.#counts.set(seconds, count);
    if (count > (this.#counts.get(this.interval) ?? 0)) this.interval = seconds;
  }

  /** True where the interval is the length of more than `share` of all steps. */
  prevails(share: number): boolean {
    return this.#steps >= STEPS_TO_LEARN && (this.#counts.get(this.interval) ?? 0) > share * this.#steps;
  }
}

/** What is known of a symbol: its last bar, its steps within a day and those over midnight. */
class SymbolSteps {
  readonly withinDay = new StepLengths();
  readonly overNight = new StepLengths();
  day = Number.NaN;
  timeNs = 0;
}

/**
 * Bars that may be missing: a step longer than the interval that prevails in the symbol. A note, since no file says
 * when its market was open. Nights, weekends and holidays are no finding, as a step over midnight counts from more
 * than five days on; nor are minutes without a trade, as a step within a day counts only where nearly all have one
 * length.
 */
export class BarIntervalCheck implements FeedCheck {
  readonly #missing: FindingCounter;
  readonly counters: readonly FindingCounter[];
  readonly #symbols: SymbolSteps[] = [];

  constructor(source: FeedSource) {
    this.#missing = new FindingCounter(source, 'missing-bars', 'note', 'bars may be missing');
    this.counters = [this.#missing];
  }

  see({ kind, symbol, day, timeNs }: FeedRecord): void {
    if (kind !== FEED_RECORD.bar) return;
    this.#symbols[symbol] ??= new SymbolSteps();
    const known = this.#symbols[symbol];
    const days = day - known.day;
    const seconds = days * DAY_S + (timeNs - known.timeNs) / 1e9;
    if (seconds > 0) this.#judge(days === 0 ? known.withinDay : known.overNight, days, seconds);
    known.day = day;
    known.timeNs = timeNs;
  }

  #judge(lengths: StepLengths, days: number, seconds: number): void {
    const { interval } = lengths;
    const isMissing = lengths.prevails(days === 0 ? DENSE : MOST) && seconds > allowedSeconds(interval, days);
    lengths.add(seconds);
    if (isMissing) this.#missing.add(() => `${seconds} s after the bar before, where ${interval} s prevail`);
  }
}

/** The longest step that needs no reason, for one that crosses `days` midnights. */
function allowedSeconds(interval: number, days: number): number {
  if (interval > CLOSED_DAYS * DAY_S) return interval * CALENDAR_SLACK;
  return days === 0 ? interval : Math.max(interval, (CLOSED_DAYS + 1) * DAY_S - 1);
}
