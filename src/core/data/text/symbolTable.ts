import { BaseError } from '../../utils/errors.ts';
import { decodeUtf8 } from '../../utils/utf8.ts';
import type { LineScanner } from './lineScanner.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LONGEST_SYMBOL = 64;
/** More symbols than any exchange lists; a file with more is broken, and each symbol costs memory. */
const MAX_SYMBOLS = 1 << 17;

/** The symbols of a file by number, found from their bytes; most records name the symbol of the one before. */
export class SymbolTable {
  readonly names: string[] = [];
  readonly #lines: LineScanner;
  readonly #byName = new Map<string, number>();
  #last = '';
  #lastNumber = -1;

  constructor(lines: LineScanner) {
    this.#lines = lines;
  }

  /** Number of the symbol in `bytes[from .. to)`, a new one where it is new. Refuses what cannot be a symbol. */
  numberOf(from: number, to: number): number {
    const { bytes } = this.#lines;
    const last = this.#last;
    let same = to - from === last.length && this.#lastNumber >= 0;
    for (let i = 0; same && i < last.length; i++) same = bytes[from + i] === last.charCodeAt(i);
    if (same) return this.#lastNumber;
    this.#last = this.#text(from, to);
    this.#lastNumber = this.byName(this.#last);
    return this.#lastNumber;
  }

  /** Number of a symbol given as text, a new one where it is new. */
  byName(name: string): number {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    if (this.names.length === MAX_SYMBOLS) this.#refuse(`names more than ${MAX_SYMBOLS} symbols`, name);
    this.#byName.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  #text(from: number, to: number): string {
    const { bytes } = this.#lines;
    let text = '';
    let plain = to > from && to - from <= LONGEST_SYMBOL;
    let ascii = true;
    for (let at = from; at < Math.min(to, from + LONGEST_SYMBOL); at++) {
      const byte = bytes[at];
      plain &&= byte > 0x20 && byte !== 0x7f && byte !== BACKSLASH && byte !== QUOTE;
      ascii &&= byte < 0x80;
      text += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '?';
    }
    if (!plain) this.#refuse('is not a symbol of 1 to 64 bytes without spaces and quotes', text);
    return ascii ? text : this.#wideText(from, to, text);
  }

  /** Some exchanges list symbols in the writing of their traders. */
  #wideText(from: number, to: number, shown: string): string {
    try {
      return decodeUtf8(this.#lines.bytes, from, to);
    } catch {
      return this.#refuse('is not well-formed UTF-8', shown);
    }
  }

  #refuse(problem: string, found: string): never {
    const { file, line } = this.#lines;
    throw new BaseError('DATA_INVALID_FIELD', `${file}:${line}: the symbol ${problem}: found '${found}'`, {
      facts: { file, line, field: 'symbol', found },
    });
  }
}
