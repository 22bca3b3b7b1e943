import { once } from 'node:events';
import { type BarRow, barHeader, barLine, type ExtraColumn } from '../../../../core/data/bars/ohlcvWriter.ts';
import { writeParquetBars } from '../../../../core/data/node/writeParquetBars.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { PartFile } from '../../partFile.ts';
import type { BarsOptions } from './barsOptions.ts';

const BUFFER_CHARACTERS = 1 << 16;
/** Text on its way to a Parquet file, beside it. */
const STAGED = '.text';
const PART = '.part';

/** What bars were made of. */
export interface BarsTaken {
  readonly count: number;
  readonly of: 'trades' | 'bars';
  /** What is missing from them, in words. */
  readonly notes: readonly string[];
}

/** Where bars go: stdout, or a file that gets its name when it is whole. */
export class BarsOutput {
  /** Bars written. */
  bars = 0;
  readonly #extras: readonly ExtraColumn[];
  readonly #out: string | undefined;
  readonly #isParquet: boolean;
  readonly #file: PartFile | undefined;
  readonly #encoder = new TextEncoder();
  #text: string;

  /** Throws BaseError USAGE where the output cannot be; IO_NOT_FOUND, IO_FAILED. */
  constructor(options: BarsOptions, extras: readonly ExtraColumn[]) {
    const { out } = options;
    const format = options.format ?? (out?.endsWith('.parquet') ? 'parquet' : 'csv');
    this.#out = out;
    this.#extras = extras;
    this.#isParquet = format === 'parquet';
    if (out === undefined && (this.#isParquet || options.json)) {
      throw new BaseError(
        'USAGE',
        `${this.#isParquet ? '--format parquet' : '--json'} needs a file: name one with --out`,
      );
    }
    this.#file = out === undefined ? undefined : new PartFile(this.#isParquet ? `${out}${STAGED}` : out);
    this.#text = barHeader(extras);
  }

  write(bar: BarRow, symbol: string): void {
    this.#text += barLine(bar, symbol, this.#extras);
    this.bars++;
    if (this.#file !== undefined && this.#text.length > BUFFER_CHARACTERS) this.#writeFile(this.#file);
  }

  /** Hands on what is gathered, and waits where the reader of stdout is slow. */
  async flush(): Promise<void> {
    if (this.#file !== undefined || this.#text.length < BUFFER_CHARACTERS) return;
    await this.#print();
  }

  /** Gives the file its name. */
  async commit(): Promise<void> {
    if (this.#file === undefined) return this.#print();
    this.#writeFile(this.#file);
    const out = this.#out as string;
    if (this.#isParquet) await writeParquetBars(`${out}${STAGED}${PART}`, out, this.#extras);
    else this.#file.commit();
  }

  /** Removes what was not committed. */
  discard(): void {
    this.#file?.discard();
  }

  #writeFile(file: PartFile): void {
    file.write(this.#encoder.encode(this.#text));
    this.#text = '';
  }

  async #print(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  }
}
