import { BaseError } from '../../utils/errors.ts';

/** Levels of one block; a full one is split in two. */
const BLOCK_LEVELS = 256;
/** Room of the first block at birth: a file may have very many symbols, most of them with few levels. */
const FIRST_LEVELS = 16;
/** Half a million levels and more, in blocks at least half full at birth: far beyond any market, and 16 MiB. */
const MAX_BLOCKS = 1 << 12;

/**
 * Levels of one side in ascending order of a key: keys and quantities in blocks of up to 256, so that a change
 * moves at most a block, wherever in the book it falls. The best level has the largest key.
 */
export class PriceSide {
  #count = 0;
  #keys = new Float64Array(FIRST_LEVELS);
  #quantities = new Float64Array(FIRST_LEVELS);
  /** Blocks in order of their keys: `#order[rank]` is a block. */
  #order = new Int32Array(1);
  /** Smallest key of the block at a rank. */
  #smallest = new Float64Array(1);
  /** Levels in a block, by block. */
  #filled = new Int32Array(1);
  #free: number[] = [];
  #ranks = 0;
  #born = 0;

  /** Number of levels. */
  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#count = 0;
    this.#ranks = 0;
    this.#born = 0;
    this.#free.length = 0;
  }

  /** Largest key; NaN where there is none. */
  bestKey(): number {
    if (this.#count === 0) return Number.NaN;
    const block = this.#order[this.#ranks - 1];
    return this.#keys[block * BLOCK_LEVELS + this.#filled[block] - 1];
  }

  /** Quantity at the best key; 0 where there is none. */
  bestQuantity(): number {
    if (this.#count === 0) return 0;
    const block = this.#order[this.#ranks - 1];
    return this.#quantities[block * BLOCK_LEVELS + this.#filled[block] - 1];
  }

  quantity(key: number): number {
    if (this.#count === 0) return 0;
    const place = this.#placeIn(this.#order[this.#rankOf(key)], key);
    return place < 0 ? 0 : this.#quantities[place];
  }

  /** Largest key below `key`; NaN where there is none. */
  keyBelow(key: number): number {
    if (this.#count === 0) return Number.NaN;
    const rank = this.#rankOf(key);
    const block = this.#order[rank];
    const found = this.#placeIn(block, key);
    const place = found < 0 ? ~found : found;
    if (place > block * BLOCK_LEVELS) return this.#keys[place - 1];
    if (rank === 0) return Number.NaN;
    const below = this.#order[rank - 1];
    return this.#keys[below * BLOCK_LEVELS + this.#filled[below] - 1];
  }

  /** Sets the quantity at `key`; 0 removes the level, and a level that is not there stays away. */
  set(key: number, quantity: number): void {
    if (this.#count === 0) {
      if (quantity !== 0) this.#first(key, quantity);
      return;
    }
    const rank = this.#rankOf(key);
    const block = this.#order[rank];
    const place = this.#placeIn(block, key);
    if (place < 0) {
      if (quantity !== 0) this.#insert(rank, ~place, key, quantity);
    } else if (quantity !== 0) this.#quantities[place] = quantity;
    else this.#remove(rank, place);
  }

  #first(key: number, quantity: number): void {
    this.#ranks = 1;
    this.#born = 1;
    this.#free.length = 0;
    this.#order[0] = 0;
    this.#filled[0] = 1;
    this.#smallest[0] = this.#keys[0] = key;
    this.#quantities[0] = quantity;
    this.#count = 1;
  }

  /** Rank of the block whose range holds `key`. */
  #rankOf(key: number): number {
    let low = 0;
    let high = this.#ranks - 1;
    if (key >= this.#smallest[high]) return high;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#smallest[middle] <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Place of `key` in the columns, or the complement of the place where it belongs. */
  #placeIn(block: number, key: number): number {
    const keys = this.#keys;
    let low = block * BLOCK_LEVELS;
    let high = low + this.#filled[block];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (keys[middle] < key) low = middle + 1;
      else high = middle;
    }
    return low < block * BLOCK_LEVELS + this.#filled[block] && keys[low] === key ? low : ~low;
  }

  #insert(rank: number, at: number, key: number, quantity: number): void {
    const block = this.#order[rank];
    if (this.#filled[block] === BLOCK_LEVELS) {
      this.#split(rank);
      const target = this.#rankOf(key);
      this.#insert(target, ~this.#placeIn(this.#order[target], key), key, quantity);
      return;
    }
    const end = block * BLOCK_LEVELS + this.#filled[block]++;
    if (end === this.#keys.length) this.#widen(2 * end);
    for (let to = end; to > at; to--) {
      this.#keys[to] = this.#keys[to - 1];
      this.#quantities[to] = this.#quantities[to - 1];
    }
    this.#keys[at] = key;
    this.#quantities[at] = quantity;
    if (at === block * BLOCK_LEVELS) this.#smallest[rank] = key;
    this.#count++;
  }

  #remove(rank: number, at: number): void {
    const block = this.#order[rank];
    const end = block * BLOCK_LEVELS + --this.#filled[block];
    for (let to = at; to < end; to++) {
      this.#keys[to] = this.#keys[to + 1];
      this.#quantities[to] = this.#quantities[to + 1];
    }
    this.#count--;
    if (this.#filled[block] > 0) {
      this.#smallest[rank] = this.#keys[block * BLOCK_LEVELS];
      return;
    }
    this.#free.push(block);
    this.#order.copyWithin(rank, rank + 1, this.#ranks);
    this.#smallest.copyWithin(rank, rank + 1, this.#ranks);
    this.#ranks--;
  }

  /** Moves the upper half of a full block to a new one. */
  #split(rank: number): void {
    const fresh = this.#takeBlock();
    const from = this.#order[rank] * BLOCK_LEVELS + BLOCK_LEVELS / 2;
    const to = fresh * BLOCK_LEVELS;
    this.#keys.copyWithin(to, from, from + BLOCK_LEVELS / 2);
    this.#quantities.copyWithin(to, from, from + BLOCK_LEVELS / 2);
    this.#filled[this.#order[rank]] = BLOCK_LEVELS / 2;
    this.#filled[fresh] = BLOCK_LEVELS / 2;
    this.#order.copyWithin(rank + 2, rank + 1, this.#ranks);
    this.#smallest.copyWithin(rank + 2, rank + 1, this.#ranks);
    this.#order[rank + 1] = fresh;
    this.#smallest[rank + 1] = this.#keys[to];
    this.#ranks++;
  }

  #takeBlock(): number {
    const reused = this.#free.pop();
    if (reused !== undefined) return reused;
    if (this.#born === this.#filled.length) this.#grow();
    return this.#born++;
  }

  #grow(): void {
    const blocks = this.#filled.length * 2;
    if (blocks > MAX_BLOCKS) {
      throw new BaseError(
        'DATA_INVALID_FIELD',
        `a book has more than ${this.#count} price levels on one side`,
        {
          facts: { levels: this.#count },
          advice: 'Check that the recording is of one market, with levels removed as well as set.',
        },
      );
    }
    this.#widen(blocks * BLOCK_LEVELS);
    this.#smallest = grown(this.#smallest, blocks);
    const order = new Int32Array(blocks);
    order.set(this.#order);
    this.#order = order;
    const filled = new Int32Array(blocks);
    filled.set(this.#filled);
    this.#filled = filled;
  }

  #widen(levels: number): void {
    this.#keys = grown(this.#keys, levels);
    this.#quantities = grown(this.#quantities, levels);
  }
}

function grown(column: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(length);
  larger.set(column);
  return larger;
}
