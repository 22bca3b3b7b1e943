import type { FeedOptions } from '../formats/feedFormat.ts';
import { DECIMAL, DecimalParser } from '../text/decimal.ts';
import { JSON_VALUE, type JsonScanner } from '../text/jsonScanner.ts';
import { feedDecimals, refuseDecimal } from './feedDecimals.ts';

/** Numbers of JSON messages: prices and quantities as text, ids and times as whole numbers. */
export class JsonNumbers {
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  /** The number read last. */
  readonly value: Float64Array;
  readonly #json: JsonScanner;
  readonly #parser = new DecimalParser();

  constructor(json: JsonScanner, options: FeedOptions) {
    ({ priceDecimals: this.priceDecimals, quantityDecimals: this.quantityDecimals } = feedDecimals(options));
    this.#json = json;
    this.value = this.#parser.value;
  }

  /** Reads the next value as a price into `value`. */
  nextPrice(): void {
    this.#scalar();
    this.price(this.#json.from, this.#json.to);
  }

  /** Reads the next value as a quantity into `value`. */
  nextQuantity(): void {
    this.#scalar();
    this.quantity(this.#json.from, this.#json.to);
  }

  /** The price in `bytes[from .. to)`. */
  price(from: number, to: number): void {
    const verdict = this.#parser.parse(this.#json.lines.bytes, from, to, this.priceDecimals);
    if (verdict !== DECIMAL.ok) this.#refuse(verdict, from, to, this.priceDecimals, true);
  }

  /** The quantity in `bytes[from .. to)`, 0 or more. */
  quantity(from: number, to: number): void {
    const verdict = this.#parser.parse(this.#json.lines.bytes, from, to, this.quantityDecimals);
    if (verdict !== DECIMAL.ok) this.#refuse(verdict, from, to, this.quantityDecimals, false);
    if (this.value[0] < 0) this.#refuse(DECIMAL.malformed, from, to, this.quantityDecimals, false);
  }

  /** The whole number in `bytes[from .. to)`, 0 or more. */
  whole(from: number, to: number): number {
    const verdict = this.#parser.parse(this.#json.lines.bytes, from, to, 0);
    if (verdict !== DECIMAL.ok) this.#refuse(verdict, from, to, 0, false);
    if (this.value[0] < 0) this.#refuse(DECIMAL.malformed, from, to, 0, false);
    return this.value[0];
  }

  #scalar(): void {
    const kind = this.#json.scalar();
    if (kind !== JSON_VALUE.text && kind !== JSON_VALUE.number) this.#json.refuse('is not a number');
  }

  #refuse(verdict: number, from: number, to: number, decimals: number, isPrice: boolean): never {
    const { file, line } = this.#json.lines;
    const { field } = this.#json;
    const found = this.#json.shown(from, to);
    refuseDecimal(verdict, { file, line, field, found, decimals, isPrice, cut: false });
  }
}
