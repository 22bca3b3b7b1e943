import { BaseError } from '../../utils/errors.ts';
import type { LineScanner } from './lineScanner.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const SPACE = 0x20;
const TAB = 0x09;
const CARRIAGE_RETURN = 0x0d;
const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const EXPONENT = 0x65;
const LETTER_U = 0x75;
/** Turns capitals into small letters. */
const LOWER_CASE = 0x20;
/** Letters that may follow a backslash, but for `u`: " \\ / b f n r t. */
const ESCAPES: readonly number[] = [QUOTE, BACKSLASH, 0x2f, 0x62, 0x66, 0x6e, 0x72, 0x74];
const SHOWN_BYTES = 40;
/** Feeds nest five deep; a line that nests deeper is not one of theirs. */
const MAX_DEPTH = 32;
const LITERALS = ['true', 'false', 'null'] as const;

/** What a value is, told from its first byte. */
export const JSON_VALUE = { object: 1, list: 2, text: 3, number: 4, literal: 5 } as const;

/**
 * Reads the JSON of a line from left to right without building anything: containers are entered and left, and a
 * scalar is a span of bytes, `from` to `to`.
 *
 * What is not JSON is refused with file, line, field and the column where it stops making sense.
 */
export class JsonScanner {
  readonly lines: LineScanner;
  /** Name of the member being read, for errors. */
  field = 'the line';
  /** Span of the scalar or key read last, without its quotes. */
  from = 0;
  to = 0;
  #at = 0;
  #end = 0;

  constructor(lines: LineScanner) {
    this.lines = lines;
  }

  /** Starts at `start` of the present line. */
  begin(start: number): void {
    this.#at = start;
    this.#end = this.lines.end;
    this.field = 'the line';
  }

  /** Place of what stands next, for `begin`. */
  get position(): number {
    return this.#at;
  }

  /** What stands next, as one of {@link JSON_VALUE}. */
  kind(): number {
    const byte = this.#peek();
    if (byte === QUOTE) return JSON_VALUE.text;
    if (byte === OPEN_LIST) return JSON_VALUE.list;
    if (byte === OPEN_OBJECT) return JSON_VALUE.object;
    if (byte === MINUS || (byte >= ZERO && byte <= ZERO + 9)) return JSON_VALUE.number;
    return JSON_VALUE.literal;
  }

  /** Enters an object and reads its first key; false where it is empty. */
  firstKey(): boolean {
    this.#expect(OPEN_OBJECT, 'an object');
    if (this.#peek() !== CLOSE_OBJECT) return this.#key();
    this.#at++;
    return false;
  }

  /** Reads the next key; false at the end of the object. */
  nextKey(): boolean {
    const byte = this.#peek();
    this.#at++;
    if (byte === CLOSE_OBJECT) return false;
    if (byte === COMMA) return this.#key();
    this.#at--;
    return this.refuse('is not followed by a comma or the end of its object');
  }

  /** Enters a list; false where it is empty. */
  firstItem(): boolean {
    this.#expect(OPEN_LIST, 'a list');
    if (this.#peek() !== CLOSE_LIST) return true;
    this.#at++;
    return false;
  }

  /** Goes to the next item; false at the end of the list. */
  nextItem(): boolean {
    const byte = this.#peek();
    this.#at++;
    if (byte === COMMA) return true;
    if (byte === CLOSE_LIST) return false;
    this.#at--;
    return this.refuse('is not followed by a comma or the end of its list');
  }

  /** True where the key read last is `name`. */
  keyIs(name: string): boolean {
    if (this.to - this.from !== name.length) return false;
    for (let i = 0; i < name.length; i++) {
      if (this.lines.bytes[this.from + i] !== name.charCodeAt(i)) return false;
    }
    return true;
  }

  /** Reads a text, number or literal and leaves its span in `from` and `to`; gives its {@link JSON_VALUE}. */
  scalar(): number {
    const kind = this.kind();
    if (kind === JSON_VALUE.text) this.#text();
    else if (kind === JSON_VALUE.number) this.#number();
    else if (kind === JSON_VALUE.literal) this.#literal();
    else this.refuse('is not a plain value');
    return kind;
  }

  /** Reads over a value of any kind. */
  skip(depth = 0): void {
    if (depth > MAX_DEPTH) this.refuse(`nests deeper than ${MAX_DEPTH}`);
    const kind = this.kind();
    if (kind === JSON_VALUE.object) {
      for (let more = this.firstKey(); more; more = this.nextKey()) this.skip(depth + 1);
    } else if (kind === JSON_VALUE.list) {
      for (let more = this.firstItem(); more; more = this.nextItem()) this.skip(depth + 1);
    } else this.scalar();
  }

  /** Refuses anything but white space up to the end of the line. */
  endLine(): void {
    this.#peek();
    if (this.#at < this.#end) this.refuse('is followed by more than one line holds');
  }

  /** Refuses what stands here. */
  refuse(problem: string): never {
    const { file, line, start, terminated } = this.lines;
    const column = this.#at - start + 1;
    const cut = !terminated && this.#at >= this.#end;
    const found = cut ? 'the end of the file' : this.shown(this.#at, this.#end);
    throw new BaseError(
      cut ? 'DATA_TRUNCATED' : 'DATA_INVALID_FIELD',
      `${file}:${line}: column ${column}: ${this.field} ${problem}: found '${found}'`,
      { facts: { file, line, column, field: this.field, found } },
    );
  }

  /** Bytes of the line as text for an error. */
  shown(from: number, to: number): string {
    let text = '';
    for (let at = from; at < Math.min(to, from + SHOWN_BYTES); at++) {
      const code = this.lines.bytes[at];
      text += code >= SPACE && code < 0x7f ? String.fromCharCode(code) : '?';
    }
    return text;
  }

  #key(): boolean {
    if (this.#peek() !== QUOTE) this.refuse('is not followed by a key');
    this.#text();
    const { from, to } = this;
    this.#expect(COLON, 'a colon after its key');
    this.from = from;
    this.to = to;
    return true;
  }

  #text(): void {
    const { bytes } = this.lines;
    const end = this.#end;
    let at = ++this.#at;
    this.from = at;
    for (; at < end; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) break;
      if (byte === BACKSLASH) at = this.#escape(at + 1);
      else if (byte < SPACE) break;
    }
    this.#at = at;
    if (at >= end || bytes[at] !== QUOTE) this.refuse('holds a text that does not end');
    this.to = at;
    this.#at++;
  }

  /** Last place of the escape whose letter is at `at`. Texts are compared and shown as they are, so it is only judged. */
  #escape(at: number): number {
    const { bytes } = this.lines;
    const letter = at < this.#end ? bytes[at] : 0;
    this.#at = at;
    if (letter !== LETTER_U) {
      if (!ESCAPES.includes(letter)) this.refuse('holds an escape that there is not');
      return at;
    }
    for (let digit = at + 1; digit <= at + 4; digit++) {
      if (digit >= this.#end || !isHexDigit(bytes[digit])) this.refuse('holds an escape that there is not');
    }
    return at + 4;
  }

  /** A number in JSON's own form: no leading zeros, digits on both sides of a point. */
  #number(): void {
    const { bytes } = this.lines;
    const from = this.#at;
    if (bytes[from] === MINUS) this.#at++;
    const first = this.#at;
    this.#digits();
    const hasLeadingZero = bytes[first] === ZERO && this.#at > first + 1;
    if (this.#at < this.#end && bytes[this.#at] === POINT) {
      this.#at++;
      this.#digits();
    }
    if (this.#at < this.#end && (bytes[this.#at] | LOWER_CASE) === EXPONENT) {
      this.#at++;
      if (bytes[this.#at] === MINUS || bytes[this.#at] === PLUS) this.#at++;
      this.#digits();
    }
    if (hasLeadingZero) this.refuse('is a number with leading zeros');
    this.from = from;
    this.to = this.#at;
  }

  /** At least one digit. */
  #digits(): void {
    const { bytes } = this.lines;
    const from = this.#at;
    let at = from;
    while (at < this.#end && bytes[at] >= ZERO && bytes[at] <= ZERO + 9) at++;
    this.#at = at;
    if (at === from) this.refuse('holds a number without a digit');
  }

  #literal(): void {
    const at = this.#at;
    for (const literal of LITERALS) {
      this.from = at;
      this.to = at + literal.length;
      if (this.to <= this.#end && this.keyIs(literal)) {
        this.#at = this.to;
        return;
      }
    }
    this.refuse('is not a value');
  }

  #expect(byte: number, what: string): void {
    if (this.#peek() !== byte) this.refuse(`is not ${what}`);
    this.#at++;
  }

  /** The next byte that is not white space, 0 at the end of the line. */
  #peek(): number {
    const { bytes } = this.lines;
    while (this.#at < this.#end) {
      const byte = bytes[this.#at];
      if (byte !== SPACE && byte !== TAB && byte !== CARRIAGE_RETURN) return byte;
      this.#at++;
    }
    return 0;
  }
}

function isHexDigit(byte: number): boolean {
  const letter = byte | LOWER_CASE;
  return (byte >= ZERO && byte <= ZERO + 9) || (letter >= 0x61 && letter <= 0x66);
}
