/** Deals that are kept, and the two counters behind them. */
const CAPACITY = 64;
const COUNT = CAPACITY;

/** How many numbers it needs. */
export const DEAL_NUMBERS = CAPACITY + 1;
/** Longest memory. */
export const MOST_DEALS = CAPACITY;

/** Prices of the last deals: where they centre, and how far they stray. */
export class RecentDeals {
  readonly #cells: Float64Array;
  readonly #memory: number;
  readonly #decay: number;

  /** `cells` holds {@link DEAL_NUMBERS} numbers, 0 at first; each deal weighs `decay` times the one after it. */
  constructor(cells: Float64Array, memory: number, decay: number) {
    this.#cells = cells;
    this.#memory = memory;
    this.#decay = decay;
  }

  add(price: number): void {
    this.#cells[this.#cells[COUNT] % CAPACITY] = price;
    this.#cells[COUNT] += 1;
  }

  get count(): number {
    return Math.min(this.#cells[COUNT], this.#memory);
  }

  /** Weighted mean of the prices; `NaN` before the first deal. */
  get equilibrium(): number {
    let [sum, weights, weight] = [0, 0, 1];
    for (let age = 0; age < this.count; age++, weight *= this.#decay) {
      sum += weight * this.#price(age);
      weights += weight;
    }
    return sum / weights;
  }

  /** Smith's α about `price`: root mean square distance of the deals from it, as a part of it. */
  alpha(price: number): number {
    let squares = 0;
    for (let age = 0; age < this.count; age++) {
      const away = this.#price(age) - price;
      squares += away * away;
    }
    return Math.sqrt(squares / this.count) / price;
  }

  #price(age: number): number {
    return this.#cells[(this.#cells[COUNT] - 1 - age) % CAPACITY];
  }
}
