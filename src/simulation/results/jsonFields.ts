import { BaseError } from '../../core/utils/errors.ts';

/** Reads fields of a parsed JSON file, and says which field of which file is wrong. */
export class JsonFields {
  readonly #file: string;
  readonly #path: string;
  readonly #record: Readonly<Record<string, unknown>>;

  constructor(file: string, value: unknown, path = '') {
    this.#file = file;
    this.#path = path;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw this.#wrong(path === '' ? 'the file' : path, 'an object', value);
    }
    this.#record = value as Readonly<Record<string, unknown>>;
  }

  /** Whether there is a field of that name, of whatever value. */
  has(name: string): boolean {
    return this.#record[name] !== undefined;
  }

  isNull(name: string): boolean {
    return this.#record[name] === null;
  }

  text(name: string): string {
    const value = this.#record[name];
    if (typeof value === 'string') return value;
    throw this.#wrong(this.#named(name), 'a string', value);
  }

  integer(name: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
    const value = this.#record[name];
    if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) {
      return value as number;
    }
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
    throw this.#wrong(this.#named(name), `a whole number ${range}`, value);
  }

  choice<const Choice extends string>(name: string, choices: readonly Choice[]): Choice {
    const value = this.#record[name];
    if (choices.includes(value as Choice)) return value as Choice;
    throw this.#wrong(this.#named(name), `one of ${choices.join(', ')}`, value);
  }

  /** A decimal above 0, as "0.01". */
  decimal(name: string): string {
    const value = this.#record[name];
    if (typeof value === 'string' && /^\d{1,30}(\.\d{1,30})?$/.test(value) && /[1-9]/.test(value))
      return value;
    throw this.#wrong(this.#named(name), 'a decimal above 0 in quotes, as "0.01"', value);
  }

  object(name: string): Readonly<Record<string, unknown>> {
    return this.part(name).#record;
  }

  /** The fields of an object in a field. */
  part(name: string): JsonFields {
    return new JsonFields(this.#file, this.#record[name], this.#named(name));
  }

  /** A SHA-256 sum as 64 hexadecimal digits. */
  sum(name: string): string {
    const value = this.#record[name];
    if (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) return value;
    throw this.#wrong(this.#named(name), '64 hexadecimal digits', value);
  }

  /** A list of strings. */
  texts(name: string): string[] {
    const value = this.#record[name];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value as string[];
    throw this.#wrong(this.#named(name), 'a list of strings', value);
  }

  /** A list of whole numbers from 0. */
  integers(name: string): number[] {
    const value = this.#record[name];
    const isCount = (item: unknown) => Number.isSafeInteger(item) && (item as number) >= 0;
    if (Array.isArray(value) && value.every(isCount)) return value as number[];
    throw this.#wrong(this.#named(name), 'a list of whole numbers from 0', value);
  }

  /** A list of lists of whole numbers from 0 to `most`. */
  integerLists(name: string, most: number): number[][] {
    const value = this.#record[name];
    const isInRange = (item: unknown) =>
      Number.isSafeInteger(item) && (item as number) >= 0 && (item as number) <= most;
    if (Array.isArray(value) && value.every((part) => Array.isArray(part) && part.every(isInRange)))
      return value as number[][];
    throw this.#wrong(this.#named(name), `a list of lists of whole numbers from 0 to ${most}`, value);
  }

  list<Item>(name: string, read: (fields: JsonFields) => Item): Item[] {
    const value = this.#record[name];
    if (!Array.isArray(value)) throw this.#wrong(this.#named(name), 'a list', value);
    return value.map((item, index) =>
      read(new JsonFields(this.#file, item, `${this.#named(name)}[${index}]`)),
    );
  }

  #named(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }

  #wrong(field: string, expected: string, found: unknown): BaseError {
    const shown = found === undefined ? 'missing' : excerpt(found);
    return new BaseError(
      'DATA_INVALID_FIELD',
      `${this.#file}: ${field} must be ${expected}, and is ${shown}`,
      {
        facts: { file: this.#file, field, expected, found: shown },
      },
    );
  }
}

function excerpt(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
