import { assert } from '../../../core/utils/assert.ts';
import type { TableColumn, TableSpec } from './tableSpec.ts';

const FIRST_CAPACITY = 1 << 13;
const NO_WORD = -1;

/** Cells of one column, with a bit for each that says whether it holds a value. */
abstract class Cells {
  readonly spec: TableColumn;
  /** One bit a row, lowest first: 0 where there is no value. */
  valid = new Uint8Array(FIRST_CAPACITY >> 3).fill(255);
  nulls = 0;

  constructor(spec: TableColumn) {
    this.spec = spec;
  }

  putNull(row: number): void {
    this.valid[row >> 3] &= ~(1 << (row & 7));
    this.nulls++;
  }

  clear(): void {
    if (this.nulls > 0) this.valid.fill(255);
    this.nulls = 0;
  }

  grow(capacity: number): void {
    const valid = new Uint8Array(capacity >> 3).fill(255);
    valid.set(this.valid);
    this.valid = valid;
  }
}

/** 32-bit integers; what is none is kept as no value. */
export class IntegerCells extends Cells {
  values = new Int32Array(FIRST_CAPACITY);

  put(row: number, value: number): void {
    if ((value | 0) === value) this.values[row] = value;
    else this.putNull(row);
  }

  override grow(capacity: number): void {
    super.grow(capacity);
    const values = new Int32Array(capacity);
    values.set(this.values);
    this.values = values;
  }
}

/** 64-bit integers as two words each, low first; what is no safe integer is kept as no value. */
export class WideCells extends Cells {
  values = new Int32Array(2 * FIRST_CAPACITY);

  put(row: number, value: number): void {
    if (!Number.isSafeInteger(value)) {
      this.putNull(row);
      return;
    }
    this.values[2 * row] = value;
    this.values[2 * row + 1] = Math.floor(value / 0x1_0000_0000);
  }

  override grow(capacity: number): void {
    super.grow(capacity);
    const values = new Int32Array(2 * capacity);
    values.set(this.values);
    this.values = values;
  }
}

/** Numbers of any kind. */
export class DoubleCells extends Cells {
  values = new Float64Array(FIRST_CAPACITY);

  put(row: number, value: number): void {
    this.values[row] = value;
  }

  override grow(capacity: number): void {
    super.grow(capacity);
    const values = new Float64Array(capacity);
    values.set(this.values);
    this.values = values;
  }
}

/** Words of a vocabulary, kept by number. */
export class TextCells extends Cells {
  values = new Uint32Array(FIRST_CAPACITY);
  /** Each word once. */
  readonly words: readonly string[];
  readonly #wordOf: Int32Array;

  /** `names` may repeat a word (actors may share a name) and lack some. */
  constructor(spec: TableColumn, names: readonly (string | undefined)[]) {
    super(spec);
    const numbers = new Map<string, number>();
    this.#wordOf = Int32Array.from(names, (name) => {
      if (name === undefined) return NO_WORD;
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      return number;
    });
    this.words = [...numbers.keys()];
  }

  /** `index` is a place in the names given; any other number is kept as no value. */
  put(row: number, index: number): void {
    const word = this.#wordOf[index];
    if (word === undefined || word === NO_WORD) this.putNull(row);
    else this.values[row] = word;
  }

  override grow(capacity: number): void {
    super.grow(capacity);
    const values = new Uint32Array(capacity);
    values.set(this.values);
    this.values = values;
  }
}

/** By the name of a text column: a word for each number, where there is one. */
export type Vocabularies = Readonly<Record<string, readonly (string | undefined)[]>>;

export type ColumnCells = IntegerCells | WideCells | DoubleCells | TextCells;

/** Rows of a table in typed columns: filled by a projection, emptied by a writer, and filled again. */
export class TableRows {
  readonly columns: readonly ColumnCells[];
  count = 0;
  #capacity = FIRST_CAPACITY;

  /** `names` holds the vocabulary of each text column. */
  constructor(spec: TableSpec, names: Vocabularies) {
    this.columns = spec.columns.map((each) => cellsOf(each, names));
  }

  /** Place of a new row: every column is to be put there. */
  next(): number {
    if (this.count === this.#capacity) {
      this.#capacity *= 2;
      for (const cells of this.columns) cells.grow(this.#capacity);
    }
    return this.count++;
  }

  clear(): void {
    this.count = 0;
    for (const cells of this.columns) cells.clear();
  }

  integer(name: string): IntegerCells {
    return this.#find(name, IntegerCells);
  }

  wide(name: string): WideCells {
    return this.#find(name, WideCells);
  }

  double(name: string): DoubleCells {
    return this.#find(name, DoubleCells);
  }

  text(name: string): TextCells {
    return this.#find(name, TextCells);
  }

  #find<Kind extends ColumnCells>(name: string, kind: new (...args: never[]) => Kind): Kind {
    const cells = this.columns.find((each) => each.spec.name === name);
    assert(cells instanceof kind, `the table has no column ${name} of that type`);
    return cells;
  }
}

function cellsOf(spec: TableColumn, names: Vocabularies): ColumnCells {
  if (spec.type === 'integer') return new IntegerCells(spec);
  if (spec.type === 'bigint') return new WideCells(spec);
  if (spec.type === 'double') return new DoubleCells(spec);
  const words = names[spec.name];
  assert(words !== undefined, `the text column ${spec.name} has no vocabulary`);
  return new TextCells(spec, words);
}
