/** Remembers the last ids of a feed, so many for all symbols together, and knows whether one was among them. */
export class RecentIds {
  readonly #capacity: number;
  readonly #symbols: Int32Array;
  readonly #ids: Float64Array;
  readonly #bySymbol = new Map<number, Set<number>>();
  #next = 0;
  #filled = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#symbols = new Int32Array(capacity);
    this.#ids = new Float64Array(capacity);
  }

  /** Takes an id; true where the symbol had it already. */
  seen(symbol: number, id: number): boolean {
    const ids = this.#idsOf(symbol);
    if (ids.has(id)) return true;
    if (this.#filled === this.#capacity) this.#forgetOldest();
    else this.#filled++;
    ids.add(id);
    this.#symbols[this.#next] = symbol;
    this.#ids[this.#next] = id;
    this.#next = this.#next + 1 === this.#capacity ? 0 : this.#next + 1;
    return false;
  }

  #idsOf(symbol: number): Set<number> {
    let ids = this.#bySymbol.get(symbol);
    if (ids === undefined) {
      ids = new Set();
      this.#bySymbol.set(symbol, ids);
    }
    return ids;
  }

  #forgetOldest(): void {
    const ids = this.#bySymbol.get(this.#symbols[this.#next]);
    ids?.delete(this.#ids[this.#next]);
  }
}
