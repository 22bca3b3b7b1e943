import { BUY } from '../../core/models/side.ts';
import type { SimTime } from '../../core/models/units.ts';
import type { TimeBuckets } from './timeBuckets.ts';

/** Trades of one cell of time and price taken together, by the side of the taker. */
export interface TradeCell {
  /** Time and price in ticks, weighted by quantity. */
  readonly time: number;
  readonly price: number;
  readonly lots: number;
  readonly trades: number;
  readonly buyer: boolean;
}

interface Sum {
  lots: number;
  trades: number;
  /** Lots times time since the bucket's start, and lots times price. */
  time: number;
  price: number;
}

/** Told apart by the bucket, the side and the row of prices. */
const ROWS = 2 ** 32;

/**
 * Trades of one instrument in cells of one time bucket and `ticksPerRow` prices. Where more than `limit` cells are
 * occupied, pairs of rows and pairs of buckets are taken together in turn until they are not; no trade is left out.
 */
export class TradeCells {
  readonly #buckets: TimeBuckets;
  readonly #limit: number;
  #ticksPerRow: number;
  /** Buckets taken together. */
  #columns = 1;
  #merges = 0;
  #cells = new Map<number, Sum>();

  /** `limit` is at least 2: buys and sells are never taken together. */
  constructor(buckets: TimeBuckets, ticksPerRow: number, limit: number) {
    this.#buckets = buckets;
    this.#ticksPerRow = ticksPerRow;
    this.#limit = limit;
  }

  trade(time: SimTime, price: number, lots: number, aggressor: number): void {
    const bucket = this.#buckets.indexOf(time);
    const row = Math.floor(price / this.#ticksPerRow);
    const key = (Math.floor(bucket / this.#columns) * 2 + (aggressor === BUY ? 1 : 0)) * ROWS + row;
    add(this.#cells, key, {
      lots,
      trades: 1,
      time: lots * (time - this.#buckets.start),
      price: lots * price,
    });
    while (this.#cells.size > this.#limit) this.#merge();
  }

  /** All cells, in order of time, sells before buys, from low prices to high. */
  cells(): TradeCell[] {
    return [...this.#cells]
      .sort((a, b) => a[0] - b[0])
      .map(([key, { lots, trades, time, price }]) => ({
        time: this.#buckets.start + time / lots,
        price: price / lots,
        lots,
        trades,
        buyer: Math.floor(key / ROWS) % 2 === 1,
      }));
  }

  #merge(): void {
    const rows = this.#merges++ % 2 === 0;
    if (rows) this.#ticksPerRow *= 2;
    else this.#columns *= 2;
    const merged = new Map<number, Sum>();
    for (const [key, sum] of this.#cells) {
      const column = Math.floor(key / ROWS);
      const row = key % ROWS;
      const target = rows
        ? column * ROWS + Math.floor(row / 2)
        : (Math.floor(column / 4) * 2 + (column % 2)) * ROWS + row;
      add(merged, target, sum);
    }
    this.#cells = merged;
  }
}

function add(cells: Map<number, Sum>, key: number, { lots, trades, time, price }: Sum): void {
  const sum = cells.get(key);
  if (sum === undefined) {
    cells.set(key, { lots, trades, time, price });
    return;
  }
  sum.lots += lots;
  sum.trades += trades;
  sum.time += time;
  sum.price += price;
}
