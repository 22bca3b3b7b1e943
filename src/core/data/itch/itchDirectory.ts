import type { ItchReader } from './itchReader.ts';

const LOCATES = 1 << 16;
const NONE = -1;
/** What messages without a stock concern. */
const WHOLE_MARKET = '*';

/** Stocks by their locate code, numbered from 0 as they are met. */
export class ItchDirectory {
  /** Names by number; `*` is the whole market, `#7` a stock that was met by its locate code 7 alone. */
  readonly names: string[] = [];
  readonly #numbers = new Int32Array(LOCATES).fill(NONE);

  /** Number of a locate code, -1 where it was not met. */
  numberOf(stockLocate: number): number {
    return this.#numbers[stockLocate];
  }

  /** The number of the stock of the reader's present message; met for the first time, it takes the name from there. */
  meet(reader: ItchReader): number {
    const { stockLocate } = reader.record;
    const known = this.#numbers[stockLocate];
    if (known !== NONE) return known;
    const message = reader.message();
    if ('stock' in message) return this.enter(stockLocate, message.stock);
    return this.enter(stockLocate, stockLocate === 0 ? WHOLE_MARKET : `#${stockLocate}`);
  }

  /** Gives a locate code a name, or another one. */
  enter(stockLocate: number, name: string): number {
    let number = this.#numbers[stockLocate];
    if (number === NONE) {
      number = this.names.length;
      this.#numbers[stockLocate] = number;
    }
    this.names[number] = name;
    return number;
  }
}
