/** Sums over the prices of an instrument's trades, from which their spread about any price is exact to rounding. */
export class TradePrices {
  #count = 0;
  #origin = 0;
  #sum = 0;
  #squares = 0;

  add(price: number): void {
    if (this.#count++ === 0) this.#origin = price;
    const away = price - this.#origin;
    this.#sum += away;
    this.#squares += away * away;
  }

  get count(): number {
    return this.#count;
  }

  /** Root mean square distance of the trades from `price`, each trade counting once; `NaN` without trades. */
  distanceFrom(price: number): number {
    const away = price - this.#origin;
    const squares = this.#squares - 2 * away * this.#sum + this.#count * away * away;
    return Math.sqrt(Math.max(0, squares) / this.#count);
  }
}
