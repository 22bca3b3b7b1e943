import type { FeedPlace, FeedSource } from '../../models/ports/feedSource.ts';

/**
 * An `error` is wrong in any market; a `warning` is wrong in most; a `note` is worth knowing and makes no file bad.
 */
export type Severity = 'error' | 'warning' | 'note';

/** Where something was found, and what. */
export interface FindingPlace extends FeedPlace {
  readonly day: number;
  readonly timeNs: number;
  readonly symbol: string;
  readonly words: string;
}

/** What a check found in a file: how often, and the first places. */
export interface Finding {
  readonly check: string;
  readonly severity: Severity;
  /** What was found, in words for people. */
  readonly title: string;
  readonly count: number;
  readonly places: readonly FindingPlace[];
}

const PLACES_KEPT = 5;

/** Counts one kind of finding and keeps its first places. */
export class FindingCounter {
  readonly check: string;
  readonly severity: Severity;
  readonly title: string;
  count = 0;
  readonly places: FindingPlace[] = [];
  readonly #source: FeedSource;

  constructor(source: FeedSource, check: string, severity: Severity, title: string) {
    this.#source = source;
    this.check = check;
    this.severity = severity;
    this.title = title;
  }

  /** Found at the source's present record; `words` are asked for only where the place is kept. */
  add(words: () => string): void {
    this.count++;
    if (this.places.length >= PLACES_KEPT) return;
    const { day, timeNs, symbol } = this.#source.record;
    this.places.push({
      ...this.#source.where(),
      day,
      timeNs,
      symbol: this.#source.symbols[symbol] ?? '',
      words: words(),
    });
  }

  /** Found somewhere else than at a record. */
  addAt(place: FindingPlace): void {
    this.count++;
    if (this.places.length < PLACES_KEPT) this.places.push(place);
  }

  finding(): Finding {
    const { check, severity, title, count, places } = this;
    return { check, severity, title, count, places: [...places] };
  }
}
