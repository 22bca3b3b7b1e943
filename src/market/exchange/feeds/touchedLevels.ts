import type { PriceTicks } from '../../../core/models/units.ts';

const FIRST_CAPACITY = 64;

/** The price levels of one side that a command changed: noted in any order and told once each, in price order. */
export class TouchedLevels {
  #prices = new Int32Array(FIRST_CAPACITY);
  #count = 0;

  touch(price: PriceTicks): void {
    const count = this.#count;
    // A sweep and a queue of fills touch the same level again and again.
    if (count > 0 && this.#prices[count - 1] === price) return;
    if (count === this.#prices.length) {
      const larger = new Int32Array(count * 2);
      larger.set(this.#prices);
      this.#prices = larger;
    }
    this.#prices[count] = price;
    this.#count = count + 1;
  }

  /** Sorts what was noted, drops repeats, and gives how many levels there are. */
  settle(): number {
    const count = this.#count;
    if (count < 2) return count;
    const prices = this.#prices;
    prices.subarray(0, count).sort();
    let kept = 1;
    for (let i = 1; i < count; i++) {
      if (prices[i] !== prices[kept - 1]) prices[kept++] = prices[i];
    }
    this.#count = kept;
    return kept;
  }

  /** A settled price; 0 is the lowest. */
  at(index: number): PriceTicks {
    return this.#prices[index];
  }

  clear(): void {
    this.#count = 0;
  }
}
