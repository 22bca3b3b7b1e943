const PAGE_BITS = 10;
const PAGE = 2 ** PAGE_BITS;

/** Lots by price in ticks, in pages of neighbouring prices: a walk over near prices touches one or two of them. */
export class PagedLots {
  readonly #pages = new Map<number, Float64Array>();
  #number = -1;
  #page: Float64Array = new Float64Array(PAGE);

  add(price: number, lots: number): void {
    this.#turnTo(price);
    this.#page[price & (PAGE - 1)] += lots;
  }

  /** Lots from price `from` to price `to`, both taken in. */
  sum(from: number, to: number): number {
    let sum = 0;
    for (let price = from; price <= to; price++) {
      this.#turnTo(price);
      sum += this.#page[price & (PAGE - 1)];
    }
    return sum;
  }

  #turnTo(price: number): void {
    const number = price >> PAGE_BITS;
    if (number === this.#number) return;
    this.#number = number;
    const known = this.#pages.get(number);
    if (known !== undefined) this.#page = known;
    else {
      this.#page = new Float64Array(PAGE);
      this.#pages.set(number, this.#page);
    }
  }
}
