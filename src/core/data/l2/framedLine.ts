import type { FeedRecord } from '../../models/feedRecord.ts';
import { BaseError } from '../../utils/errors.ts';
import { LineScanner } from '../text/lineScanner.ts';

/** A snapshot of 5000 levels a side takes some 300 KB. */
const MAX_LINE_BYTES = 1 << 24;
const SPACE = 0x20;
const ZERO = 0x30;
const DAY_MS = 86_400_000;
const DAY_S = 86_400;
/** As milliseconds this were the year 5138, as microseconds it is 1973. */
const FIRST_MICROSECONDS = 1e14;
/** Seconds with nine more digits; fewer would not be nanoseconds of any year after 1970. */
const SHORTEST_STAMP = 18;
const LONGEST_STAMP = 19;

/**
 * Lines of an exchange's messages: JSON, with or without the local receive time in nanoseconds and a space before
 * it. Empty lines are passed over.
 */
export class FramedLine {
  readonly lines: LineScanner;
  /** Where the JSON of the present line begins. */
  jsonStart = 0;
  /** True where the present line begins with its receive time, which `day` and `timeNs` then hold. */
  stamped = false;
  day = 0;
  timeNs = 0;

  constructor(file: string) {
    this.lines = new LineScanner(file, MAX_LINE_BYTES);
  }

  /** Moves to the next line that is not empty. */
  next(): boolean {
    const { lines } = this;
    do {
      if (!lines.next()) return false;
    } while (lines.start === lines.end);
    const first = lines.bytes[lines.start] - ZERO;
    this.stamped = first >= 0 && first <= 9;
    this.jsonStart = lines.start;
    if (this.stamped) this.#readStamp();
    return true;
  }

  /** Puts milliseconds since 1970 into a record, or microseconds, which streams give where they are asked to. */
  static stamp(record: FeedRecord, time: number): void {
    const perMs = time >= FIRST_MICROSECONDS ? 1000 : 1;
    record.day = Math.floor(time / (DAY_MS * perMs));
    record.timeNs = (time - record.day * DAY_MS * perMs) * (1e6 / perMs);
  }

  #readStamp(): void {
    const { bytes, start, end } = this.lines;
    let seconds = 0;
    let nanoseconds = 0;
    let space = start;
    while (space < end && space - start <= LONGEST_STAMP && bytes[space] >= ZERO && bytes[space] <= ZERO + 9)
      space++;
    const digits = space - start;
    if (digits < SHORTEST_STAMP || digits > LONGEST_STAMP || bytes[space] !== SPACE || space >= end)
      this.#refuse();
    for (let at = start; at < space - 9; at++) seconds = seconds * 10 + bytes[at] - ZERO;
    for (let at = space - 9; at < space; at++) nanoseconds = nanoseconds * 10 + bytes[at] - ZERO;
    this.day = Math.floor(seconds / DAY_S);
    this.timeNs = (seconds - this.day * DAY_S) * 1e9 + nanoseconds;
    this.jsonStart = space + 1;
  }

  #refuse(): never {
    const { file, line, terminated } = this.lines;
    throw new BaseError(
      terminated ? 'DATA_INVALID_FIELD' : 'DATA_TRUNCATED',
      `${file}:${line}: the receive time is not nanoseconds since 1970, a space and a message`,
      { facts: { file, line, field: 'receive time' } },
    );
  }
}
