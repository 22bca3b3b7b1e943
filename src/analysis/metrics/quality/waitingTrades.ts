const FIRST_CAPACITY = 256;

/** Trades until the mid of their last horizon is known: a ring of columns that grows with the trades of that time. */
export class WaitingTrades {
  times = new Float64Array(FIRST_CAPACITY);
  signs = new Int8Array(FIRST_CAPACITY);
  prices = new Float64Array(FIRST_CAPACITY);
  lots = new Float64Array(FIRST_CAPACITY);
  mids2 = new Float64Array(FIRST_CAPACITY);
  makers = new Int16Array(FIRST_CAPACITY);
  takers = new Int16Array(FIRST_CAPACITY);
  #mask = FIRST_CAPACITY - 1;
  #end = 0;

  /** Trades taken in so far; trade `n` is the n-th of them from 0. */
  get end(): number {
    return this.#end;
  }

  /** Where the columns have trade `n`. */
  slot(n: number): number {
    return n & this.#mask;
  }

  /** Adds a trade; those before `first` are forgotten. Kinds of agent as in `KindIndex`, -1 where unknown. */
  push(
    first: number,
    time: number,
    sign: number,
    price: number,
    lots: number,
    mid2: number,
    maker: number,
    taker: number,
  ): void {
    if (this.#end - first > this.#mask) this.#grow(first);
    const slot = this.slot(this.#end++);
    this.times[slot] = time;
    this.signs[slot] = sign;
    this.prices[slot] = price;
    this.lots[slot] = lots;
    this.mids2[slot] = mid2;
    this.makers[slot] = maker;
    this.takers[slot] = taker;
  }

  #grow(first: number): void {
    const mask = 2 * this.#mask + 1;
    const move = <Column extends Float64Array | Int8Array | Int16Array>(
      old: Column,
      column: Column,
    ): Column => {
      for (let n = first; n < this.#end; n++) column[n & mask] = old[n & this.#mask];
      return column;
    };
    this.times = move(this.times, new Float64Array(mask + 1));
    this.signs = move(this.signs, new Int8Array(mask + 1));
    this.prices = move(this.prices, new Float64Array(mask + 1));
    this.lots = move(this.lots, new Float64Array(mask + 1));
    this.mids2 = move(this.mids2, new Float64Array(mask + 1));
    this.makers = move(this.makers, new Int16Array(mask + 1));
    this.takers = move(this.takers, new Int16Array(mask + 1));
    this.#mask = mask;
  }
}
