import { civilDay } from '../../utils/civilDay.ts';
import { DAY_NS } from './timeText.ts';

/** In which order a date like 03/04/2000 is meant; the text alone cannot say. */
export type DateOrder = 'dmy' | 'mdy';

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const ZERO = 0x30;
const SPACE = 0x20;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;
const SEMICOLON = 0x3b;
const LETTER_T = 0x74;
const LETTER_Z = 0x7a;
/** Makes ASCII letters small. */
const SMALL = 0x20;
/** 9999-12-31. */
const MAX_DAYS = 2_932_896;
/** Digits that a time may begin with. */
const TIME_DIGITS = [1, 2, 4, 6, 9];
const ISO_DATE_BYTES = 10;

/**
 * Reads points in time from bytes, in the shapes that files of bars and ticks have: ISO 8601 with or without time,
 * decimals and offset (`2013-01-01 22:00:00.295+00:00`), `20130101`, `20130101 22:00`, `20130101220000`,
 * `Jan 1 2000`, `1-Jan-2000`, and counts of seconds, milliseconds, microseconds or nanoseconds since 1970, told apart
 * by their number of digits. `03/04/2000` is read only where the order is given, since nothing in it tells.
 *
 * A time with an offset becomes UTC; one without stays as it is written.
 */
export class TimestampCell {
  /** Days since 1970-01-01, and nanoseconds within that day. */
  day = 0;
  timeNs = 0;
  /** What is wrong with the text that `read` said no to. */
  problem = '';
  readonly #order: DateOrder | undefined;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #end = 0;
  readonly #sameDate = new Uint8Array(ISO_DATE_BYTES);
  #sameDay = 0;

  constructor(order?: DateOrder) {
    this.#order = order;
  }

  /** Reads a date with or without a time; false where `bytes[start .. end)` is none. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    this.#open(bytes, start, end);
    if (this.#isSameDate()) {
      this.day = this.#sameDay;
      this.#at += ISO_DATE_BYTES;
      return this.#restOf();
    }
    this.problem = 'is not a date that is known';
    const digits = this.#digitsAhead();
    if (digits >= 8 && this.#isCount(digits)) return this.#count(digits);
    if (!this.#date(digits)) return false;
    if (digits === 4 && this.#at === start + ISO_DATE_BYTES) this.#keepDate(start);
    return this.#restOf();
  }

  /** Nothing, or the time after a date. */
  #restOf(): boolean {
    if (this.#at === this.#end) return true;
    this.problem = 'is not a date that is known';
    if (!this.#toTime()) return false;
    this.problem = 'has a time that is not known';
    return this.#time() && this.#zone();
  }

  /** Whether the date of the cell before, written yyyy-MM-dd, is written here too: most rows repeat it. */
  #isSameDate(): boolean {
    if (this.#end - this.#at < ISO_DATE_BYTES) return false;
    // The last digit differs first.
    for (let i = ISO_DATE_BYTES - 1; i >= 0; i--) {
      if (this.#bytes[this.#at + i] !== this.#sameDate[i]) return false;
    }
    return this.#at + ISO_DATE_BYTES === this.#end || !isDigit(this.#bytes[this.#at + ISO_DATE_BYTES]);
  }

  #keepDate(start: number): void {
    for (let i = 0; i < ISO_DATE_BYTES; i++) this.#sameDate[i] = this.#bytes[start + i];
    this.#sameDay = this.day;
  }

  /** Reads a time of day alone, after `day` has been set. */
  readTime(bytes: Uint8Array, start: number, end: number): boolean {
    const { day } = this;
    this.#open(bytes, start, end);
    this.day = day;
    this.problem = 'is not a time of day';
    return this.#time() && this.#zone();
  }

  #open(bytes: Uint8Array, start: number, end: number): void {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    this.day = 0;
    this.timeNs = 0;
  }

  /** A whole cell of digits, with decimals or without, is a count; so are 14 digits that make no date and time. */
  #isCount(digits: number): boolean {
    const after = this.#at + digits;
    if (after < this.#end) return digits >= 9 && this.#bytes[after] === POINT;
    return digits > 8;
  }

  /** Seconds up to 11 digits, then milliseconds (to 14), microseconds (to 17) and nanoseconds (to 19). */
  #count(digits: number): boolean {
    const from = this.#at;
    if (digits === 14 && this.#at + 14 === this.#end && this.#packedDateTime()) return true;
    this.#at = from;
    const places = digits <= 11 ? 0 : digits <= 14 ? 3 : digits <= 17 ? 6 : 9;
    if (digits > 19) return false;
    const seconds = this.#plainNumber(digits - places);
    let fractionNs = this.#plainNumber(places);
    for (let i = places; i > 0 && i < 9; i++) fractionNs *= 10;
    if (this.#at < this.#end) fractionNs += this.#fraction(9 - places);
    this.day = Math.floor(seconds / 86_400);
    this.timeNs = (seconds - this.day * 86_400) * 1e9 + fractionNs;
    return this.#at === this.#end && this.timeNs >= 0 && this.day <= MAX_DAYS;
  }

  /** yyyyMMddHHmmss */
  #packedDateTime(): boolean {
    return this.#civil(this.#number(4), this.#number(2), this.#number(2)) && this.#time();
  }

  #date(digits: number): boolean {
    if (digits === 8) return this.#civil(this.#number(4), this.#number(2), this.#number(2));
    if (digits === 4) return this.#yearFirst();
    if (digits === 1 || digits === 2) return this.#dayFirst(digits);
    return digits === 0 && this.#monthFirst();
  }

  #yearFirst(): boolean {
    const year = this.#number(4);
    const separator = this.#bytes[this.#at++];
    if (!isDateSeparator(separator) || this.#at >= this.#end) return false;
    const month = this.#number(Math.min(this.#digitsAhead(), 2));
    if (this.#at >= this.#end || this.#bytes[this.#at++] !== separator) return false;
    return this.#civil(year, month, this.#number(Math.min(this.#digitsAhead(), 2)));
  }

  /** `1 Jan 2000`, `1-Jan-2000`, and `03/04/2000` where the order is known. */
  #dayFirst(digits: number): boolean {
    const first = this.#number(digits);
    const separator = this.#at < this.#end ? this.#bytes[this.#at++] : 0;
    if (!isDateSeparator(separator) && separator !== SPACE) return false;
    const more = this.#digitsAhead();
    if (more === 0) {
      const month = this.#monthName();
      if (month === 0 || this.#at >= this.#end || this.#bytes[this.#at++] !== separator) return false;
      return this.#digitsAhead() === 4 && this.#civil(this.#number(4), month, first);
    }
    if (more > 2) return false;
    const second = this.#number(more);
    if (this.#at >= this.#end || this.#bytes[this.#at++] !== separator || this.#digitsAhead() !== 4)
      return false;
    return this.#ordered(first, second, this.#number(4));
  }

  #ordered(first: number, second: number, year: number): boolean {
    if (this.#order === undefined) {
      this.problem = 'can be read as day/month and as month/day: say which with --date-order dmy or mdy';
      return false;
    }
    return this.#order === 'dmy' ? this.#civil(year, second, first) : this.#civil(year, first, second);
  }

  /** `Jan 1 2000`, `January 1, 2000`. */
  #monthFirst(): boolean {
    const month = this.#monthName();
    if (month === 0) return false;
    this.#skip(POINT);
    this.#skip(SPACE);
    const digits = this.#digitsAhead();
    if (digits < 1 || digits > 2) return false;
    const day = this.#number(digits);
    this.#skip(COMMA);
    this.#skip(SPACE);
    return this.#digitsAhead() === 4 && this.#civil(this.#number(4), month, day);
  }

  /** Number of the month whose name, in full or by three letters, begins here; 0 where none does. */
  #monthName(): number {
    let word = '';
    for (; this.#at < this.#end && word.length < 10; this.#at++) {
      const code = this.#bytes[this.#at] | SMALL;
      if (code < 0x61 || code > LETTER_Z) break;
      word += String.fromCharCode(code);
    }
    return word.length < 3 ? 0 : MONTHS.findIndex((name) => name.startsWith(word)) + 1;
  }

  #civil(year: number, month: number, day: number): boolean {
    this.day = civilDay(year, month, day);
    if (year >= 1 && !Number.isNaN(this.day)) return true;
    this.problem = 'is not a date of the calendar';
    return false;
  }

  /** Moves from a date to the time after it. */
  #toTime(): boolean {
    const code = this.#bytes[this.#at];
    if ((code | SMALL) === LETTER_T || code === SEMICOLON) this.#at++;
    else {
      this.#skip(COMMA);
      if (this.#at >= this.#end || this.#bytes[this.#at] !== SPACE) return false;
      while (this.#at < this.#end && this.#bytes[this.#at] === SPACE) this.#at++;
    }
    return true;
  }

  /** `HH:mm`, `HH:mm:ss.f`, `HHmm`, `HHmmss.f`, `HHmmssfff`. */
  #time(): boolean {
    const digits = this.#digitsAhead();
    if (digits !== 2 && !TIME_DIGITS.includes(digits)) return false;
    const isPacked = digits > 2;
    const hour = this.#number(isPacked ? 2 : digits);
    if (!isPacked && !this.#colon()) return false;
    const minute = this.#number(2);
    let second = 0;
    if (isPacked ? digits >= 6 : this.#colon()) {
      second = this.#number(2);
      if (digits === 9) this.timeNs = this.#number(3) * 1e6;
      else if (this.#at < this.#end && this.#bytes[this.#at] === POINT) this.timeNs = this.#fraction(9);
    }
    this.timeNs += (hour * 3600 + minute * 60 + second) * 1e9;
    return hour < 24 && minute < 60 && second < 60 && this.timeNs >= 0;
  }

  #colon(): boolean {
    if (this.#at >= this.#end || this.#bytes[this.#at] !== COLON) return false;
    this.#at++;
    return true;
  }

  /** Nothing, `Z`, `UTC`, `GMT`, or an offset that is taken off. */
  #zone(): boolean {
    while (this.#at < this.#end && this.#bytes[this.#at] === SPACE) this.#at++;
    const left = this.#end - this.#at;
    if (left === 0) return true;
    const sign = this.#bytes[this.#at];
    if (sign === PLUS || sign === MINUS) return this.#offset(sign === PLUS ? -1 : 1);
    const word = String.fromCharCode(...this.#bytes.subarray(this.#at, Math.min(this.#end, this.#at + 4)));
    return /^(z|utc|gmt)$/i.test(word);
  }

  #offset(direction: number): boolean {
    this.#at++;
    if (this.#digitsAhead() < 2) return false;
    const hours = this.#number(2);
    this.#colon();
    const minutes = this.#digitsAhead() === 2 ? this.#number(2) : 0;
    if (this.#at !== this.#end || hours > 23 || minutes > 59) return false;
    this.timeNs += direction * (hours * 60 + minutes) * 60e9;
    if (this.timeNs < 0) this.#turn(-1);
    else if (this.timeNs >= DAY_NS) this.#turn(1);
    return true;
  }

  #turn(days: number): void {
    this.day += days;
    this.timeNs -= days * DAY_NS;
  }

  #skip(code: number): void {
    if (this.#at < this.#end && this.#bytes[this.#at] === code) this.#at++;
  }

  #digitsAhead(): number {
    let at = this.#at;
    while (at < this.#end && isDigit(this.#bytes[at])) at++;
    return at - this.#at;
  }

  /** The number in the next `digits` bytes, which are known to be digits. */
  #plainNumber(digits: number): number {
    const end = this.#at + digits;
    let value = 0;
    for (let at = this.#at; at < end; at++) value = value * 10 + this.#bytes[at] - ZERO;
    this.#at = end;
    return value;
  }

  /** The number in the next `digits` bytes; NaN where one of them is no digit. */
  #number(digits: number): number {
    let value = digits === 0 ? Number.NaN : 0;
    for (let i = 0; i < digits; i++) {
      const code = this.#at < this.#end ? this.#bytes[this.#at] : 0;
      value = isDigit(code) ? value * 10 + code - ZERO : Number.NaN;
      this.#at++;
    }
    return value;
  }

  /** A point and up to `places` digits as nanoseconds; NaN where there are more, or none. */
  #fraction(places: number): number {
    this.#at++;
    const digits = this.#digitsAhead();
    if (digits === 0 || digits > places) return Number.NaN;
    let value = this.#number(digits);
    for (let i = digits; i < places; i++) value *= 10;
    return value;
  }
}

function isDigit(code: number): boolean {
  return code >= ZERO && code < ZERO + 10;
}

function isDateSeparator(code: number): boolean {
  return code === MINUS || code === SLASH || code === POINT;
}
