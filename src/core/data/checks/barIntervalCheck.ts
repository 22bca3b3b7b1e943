import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { FeedSource } from '../../models/ports/feedSource.ts';
import type { FeedCheck } from './feedCheck.ts';
import { FindingCounter } from './finding.ts';

const DAY_S = 86_400;
/** Steps seen before any is judged. */
const STEPS_TO_LEARN = 10;
/** Lengths of steps that are counted; rarer ones are not the interval. */
const LENGTHS_KEPT = 32;
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

  /** True where most steps have the length `interval`: ticks and volume bars have no interval. */
  get prevails(): boolean {
    return this.#steps >= STEPS_TO_LEARN && (this.#counts.get(this.interval) ?? 0) * 2 > this.#steps;
  }

  add(seconds: number): void {
    this.#steps++;
    if (!this.#counts.has(seconds) && this.#counts.size === LENGTHS_KEPT) return;
    const count = (this.#counts.get(seconds) ?? 0) + 1;
    this.#counts.set(seconds, count);
    if (count > (this.#counts.get(this.interval) ?? 0)) this.interval = seconds;
  }
}

/**
 * Bars that may be missing: a step longer than the interval that prevails in the symbol. Markets close, so nights,
 * weekends and holidays are no finding: an intraday step counts within one day only, a step of days from more than
 * five on. A note, since no file says when its market was open.
 */
export class BarIntervalCheck implements FeedCheck {
  readonly #missing: FindingCounter;
  readonly counters: readonly FindingCounter[];
  readonly #lengths: StepLengths[] = [];
  readonly #days: number[] = [];
  readonly #times: number[] = [];

  constructor(source: FeedSource) {
    this.#missing = new FindingCounter(source, 'missing-bars', 'note', 'bars may be missing');
    this.counters = [this.#missing];
  }

  see({ kind, symbol, day, timeNs }: FeedRecord): void {
    if (kind !== FEED_RECORD.bar) return;
    const lastDay = this.#days[symbol];
    if (lastDay !== undefined) this.#step(symbol, day - lastDay, (timeNs - this.#times[symbol]) / 1e9);
    this.#days[symbol] = day;
    this.#times[symbol] = timeNs;
  }

  #step(symbol: number, days: number, clockSeconds: number): void {
    const seconds = days * DAY_S + clockSeconds;
    if (!(seconds > 0)) return;
    this.#lengths[symbol] ??= new StepLengths();
    const lengths = this.#lengths[symbol];
    const { interval, prevails } = lengths;
    lengths.add(seconds);
    if (!prevails || seconds <= allowedSeconds(interval, days)) return;
    this.#missing.add(() => `${seconds} s after the bar before, where ${interval} s prevail`);
  }
}

/** The longest step that needs no reason, for one that crosses `days` midnights. */
function allowedSeconds(interval: number, days: number): number {
  if (interval > CLOSED_DAYS * DAY_S) return interval * CALENDAR_SLACK;
  return days === 0 ? interval : Math.max(interval, (CLOSED_DAYS + 1) * DAY_S - 1);
}
