import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';

type Row = { readonly [field: string]: unknown };

/** Reads the fields of one object of a scenario file; every failure names file, scenario, step and field. */
export class FieldReader {
  readonly #row: Row;
  readonly #place: string;

  constructor(value: unknown, place: string) {
    this.#place = place;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new BaseError('DATA_INVALID_FIELD', `${place}: not an object`);
    }
    this.#row = value as Row;
  }

  /** Refuses fields that nobody would look at, so that nothing expected goes unchecked. */
  allowOnly(known: readonly string[]): void {
    const unknown = Object.keys(this.#row).find((field) => !known.includes(field));
    if (unknown === undefined) return;
    throw new BaseError('DATA_UNKNOWN_RECORD', `${this.#place}: field ${unknown} is not known here`, {
      facts: { field: unknown },
      advice: `Known are ${known.join(', ')}.`,
    });
  }

  has(field: string): boolean {
    return this.#row[field] !== undefined && this.#row[field] !== null;
  }

  raw(field: string): unknown {
    return this.#row[field];
  }

  /** The first of these names that is there, or the first of all. */
  named(...fields: readonly string[]): string {
    return fields.find((field) => this.has(field)) ?? fields[0];
  }

  text(field: string): string {
    const value = this.#row[field];
    return typeof value === 'string' && value !== '' ? value : this.fail(field, 'text');
  }

  oneOf<const Name extends string>(field: string, names: readonly Name[]): Name {
    const value = this.#row[field] as Name;
    return names.includes(value) ? value : this.fail(field, `one of ${names.join(', ')}`);
  }

  flag(field: string): boolean {
    const value = this.#row[field];
    return typeof value === 'boolean' ? value : this.fail(field, 'true or false');
  }

  whole(field: string, low: number, high = MAX_TICKS): number {
    const value = this.#row[field];
    const fits = Number.isSafeInteger(value) && (value as number) >= low && (value as number) <= high;
    return fits ? (value as number) : this.fail(field, `a whole number from ${low} to ${high}`);
  }

  price(field: string): number {
    return this.whole(field, 1, MAX_TICKS);
  }

  lots(field: string): number {
    return this.whole(field, 1, MAX_LOTS);
  }

  /** An order's name: text or a number. */
  id(field: string): string {
    const value = this.#row[field];
    if (Number.isSafeInteger(value)) return String(value);
    return this.text(field);
  }

  list(field: string): FieldReader[] {
    const value = this.#row[field];
    if (!Array.isArray(value)) return this.fail(field, 'a list');
    return value.map((each, i) => new FieldReader(each, `${this.#place}, ${field}[${i}]`));
  }

  within(field: string): FieldReader {
    return new FieldReader(this.#row[field], `${this.#place}, ${field}`);
  }

  fail(field: string, wanted: string): never {
    const found = JSON.stringify(this.#row[field]) ?? 'nothing';
    throw new BaseError('DATA_INVALID_FIELD', `${this.#place}: ${field} is not ${wanted}: found ${found}`, {
      facts: { field, found },
    });
  }
}
