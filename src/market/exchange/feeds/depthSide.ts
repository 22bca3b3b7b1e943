import * as bookSnapshot from '../../../core/models/messages/bookSnapshot.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type { PriceTicks, QuantityLots } from '../../../core/models/units.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { SNAPSHOT_STRIDE } = bookSnapshot;
const { BUY } = sideConstants;

const FIRST_CAPACITY = 64;

/**
 * The levels of one side in sorted columns, best last, so that what happens near the best price moves little. A level
 * far from it costs a copy of the levels in between.
 */
export class DepthSide {
  count = 0;
  /** Lots of all levels together. */
  total = 0;
  /** Sorted by this: the price for bids, its negative for asks, so that the best is always the largest. */
  #ranks = new Float64Array(FIRST_CAPACITY);
  #quantities = new Float64Array(FIRST_CAPACITY);
  #orders = new Float64Array(FIRST_CAPACITY);
  readonly #sign: 1 | -1;

  constructor(side: Side) {
    this.#sign = side === BUY ? 1 : -1;
  }

  /** Price of the level at `depth`, 0 being the best; 0 beyond the last level. */
  price(depth: number): PriceTicks {
    return depth < this.count ? this.#ranks[this.count - 1 - depth] * this.#sign : 0;
  }

  /** Quantity at a price; 0 where there is no such level. */
  quantityAt(price: PriceTicks): QuantityLots {
    const index = this.#indexOf(price);
    return index < 0 ? 0 : this.#quantities[index];
  }

  ordersAt(price: PriceTicks): number {
    const index = this.#indexOf(price);
    return index < 0 ? 0 : this.#orders[index];
  }

  /** Sets a level; quantity 0 removes it. */
  set(price: PriceTicks, quantity: QuantityLots, orders: number): void {
    const rank = price * this.#sign;
    const index = this.#lowerBound(rank);
    const found = index < this.count && this.#ranks[index] === rank;
    this.total += quantity - (found ? this.#quantities[index] : 0);
    if (quantity === 0) {
      if (found) this.#remove(index);
      return;
    }
    if (!found) this.#insert(index, rank);
    this.#quantities[index] = quantity;
    this.#orders[index] = orders;
  }

  /** Replaces all levels by the rows of a snapshot, best first. */
  load(rows: Float64Array): void {
    this.count = 0;
    this.total = 0;
    for (let at = rows.length - SNAPSHOT_STRIDE; at >= 0; at -= SNAPSHOT_STRIDE) {
      this.set(rows[at], rows[at + 1], rows[at + 2]);
    }
  }

  /** The levels as the rows of a snapshot. */
  rows(): Float64Array {
    const rows = new Float64Array(this.count * SNAPSHOT_STRIDE);
    for (let depth = 0; depth < this.count; depth++) {
      const index = this.count - 1 - depth;
      const at = depth * SNAPSHOT_STRIDE;
      rows[at] = this.#ranks[index] * this.#sign;
      rows[at + 1] = this.#quantities[index];
      rows[at + 2] = this.#orders[index];
    }
    return rows;
  }

  #indexOf(price: PriceTicks): number {
    const rank = price * this.#sign;
    const index = this.#lowerBound(rank);
    return index < this.count && this.#ranks[index] === rank ? index : -1;
  }

  /** First index whose rank is not below `rank`. */
  #lowerBound(rank: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#ranks[middle] < rank) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #insert(index: number, rank: number): void {
    if (this.count === this.#ranks.length) {
      this.#ranks = doubled(this.#ranks);
      this.#quantities = doubled(this.#quantities);
      this.#orders = doubled(this.#orders);
    }
    this.#shift(index, index + 1);
    this.#ranks[index] = rank;
    this.count += 1;
  }

  #remove(index: number): void {
    this.#shift(index + 1, index);
    this.count -= 1;
  }

  #shift(from: number, to: number): void {
    this.#ranks.copyWithin(to, from, this.count);
    this.#quantities.copyWithin(to, from, this.count);
    this.#orders.copyWithin(to, from, this.count);
  }
}

function doubled(column: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(column.length * 2);
  larger.set(column);
  return larger;
}
