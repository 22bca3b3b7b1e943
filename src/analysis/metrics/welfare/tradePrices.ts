/** Trades kept to be drawn: of more, every second one goes, and from then on every second one is left out. */
const KEPT = 600;

/** A trade's price, and the lots that were traded up to the middle of it. */
export interface TradeDot {
  readonly lots: number;
  readonly price: number;
}

/** Sums over the prices of an instrument's trades, from which their spread about any price is exact to rounding. */
export class TradePrices {
  #count = 0;
  #origin = 0;
  #sum = 0;
  #squares = 0;
  #bases = 0;
  #lots = 0;
  #every = 1;
  #dots: TradeDot[] = [];

  /** A trade at `price` over `base`, the fundamental value at that moment; 0 where there is none. */
  add(price: number, base: number, lots: number): void {
    if (this.#count % this.#every === 0) this.#dots.push({ lots: this.#lots + lots / 2, price });
    if (this.#dots.length > KEPT) {
      this.#dots = this.#dots.filter((_, i) => i % 2 === 0);
      this.#every *= 2;
    }
    if (this.#count++ === 0) this.#origin = price;
    const away = price - this.#origin;
    this.#sum += away;
    this.#squares += away * away;
    this.#bases += base;
    this.#lots += lots;
  }

  /** Every price so far, its fundamental value not yet known, is taken over `base`. */
  rebase(base: number): void {
    this.#origin -= base;
    this.#bases += base * this.#count;
    this.#dots = this.#dots.map(({ lots, price }) => ({ lots, price: price - base }));
  }

  get count(): number {
    return this.#count;
  }

  /** Trades in their order, evenly thinned where there are many. */
  get dots(): readonly TradeDot[] {
    return this.#dots;
  }

  /** Mean fundamental value at the trades; 0 where there is none. */
  get meanBase(): number {
    return this.#count > 0 ? this.#bases / this.#count : 0;
  }

  /** Root mean square distance of the trades from `price`, each trade counting once; `NaN` without trades. */
  distanceFrom(price: number): number {
    const away = price - this.#origin;
    const squares = this.#squares - 2 * away * this.#sum + this.#count * away * away;
    return Math.sqrt(Math.max(0, squares) / this.#count);
  }
}
