import type { PlainData } from '../../../core/models/plainData.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type { PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BUY, SELL } = sideConstants;

/** No quote at all. */
export const NO_QUOTE = -1;

/** Columns per quote and side: what is shown, and when it came, in updates counted. */
const PRICE = 0;
const QUANTITY = 1;
const CAME = 2;
const STRIDE = 3;
const SIDES = 2;

/**
 * The quotes of many venues, one row for each venue and instrument, and the best of each instrument and side. Identical
 * prices are ranked by size, the largest first, and then by time, the first received first, as the definition of the
 * national best bid and offer has it (Regulation NMS, 17 CFR 242.600(b)).
 *
 * A change looks at all rows of the instrument only where the best quote got worse.
 */
export class BestQuotes {
  /** The instrument of each row. */
  readonly #assets: Int32Array;
  /** Rows of each instrument. */
  readonly #rows: readonly Int32Array[];
  readonly #cells: Float64Array;
  readonly #best: Int32Array;
  #updates = 0;

  constructor(assets: ArrayLike<number>) {
    this.#assets = Int32Array.from(assets);
    const count = this.#assets.reduce((most, asset) => Math.max(most, asset + 1), 0);
    const rows = [...this.#assets.keys()];
    this.#rows = Array.from({ length: count }, (_, asset) =>
      Int32Array.from(rows.filter((row) => this.#assets[row] === asset)),
    );
    this.#cells = new Float64Array(rows.length * SIDES * STRIDE);
    this.#best = new Int32Array(count * SIDES).fill(NO_QUOTE);
  }

  /** A side of a quote is now this; price 0 where there is none. True where it differs from what it was. */
  set(row: number, side: Side, price: PriceTicks, quantity: QuantityLots): boolean {
    const cells = this.#cells;
    const at = cellOf(row, side);
    if (cells[at + PRICE] === price && cells[at + QUANTITY] === quantity) return false;
    cells[at + PRICE] = price;
    cells[at + QUANTITY] = quantity;
    this.#updates += 1;
    cells[at + CAME] = this.#updates;
    const place = this.#assets[row] * SIDES + side;
    const best = this.#best[place];
    // Whoever was best and is no longer better than before may have been overtaken.
    if (best === row) this.#best[place] = this.#search(this.#assets[row], side);
    else if (price !== 0 && this.#isBetter(row, best, side)) this.#best[place] = row;
    return true;
  }

  #search(asset: number, side: Side): number {
    let best = NO_QUOTE;
    const rows = this.#rows[asset];
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i];
      if (this.#cells[cellOf(row, side) + PRICE] !== 0 && this.#isBetter(row, best, side)) best = row;
    }
    return best;
  }

  #isBetter(row: number, than: number, side: Side): boolean {
    if (than === NO_QUOTE) return true;
    const cells = this.#cells;
    const a = cellOf(row, side);
    const b = cellOf(than, side);
    const priceGap = cells[a + PRICE] - cells[b + PRICE];
    if (priceGap !== 0) return side === BUY ? priceGap > 0 : priceGap < 0;
    const sizeGap = cells[a + QUANTITY] - cells[b + QUANTITY];
    if (sizeGap !== 0) return sizeGap > 0;
    return cells[a + CAME] < cells[b + CAME];
  }

  /** The row with the best quote of a side, or {@link NO_QUOTE}. */
  best(asset: number, side: Side): number {
    return this.#best[asset * SIDES + side];
  }

  price(row: number, side: Side): PriceTicks {
    return this.#cells[cellOf(row, side) + PRICE];
  }

  quantity(row: number, side: Side): QuantityLots {
    return this.#cells[cellOf(row, side) + QUANTITY];
  }

  snapshot(): PlainData {
    return { cells: this.#cells.slice(), updates: this.#updates };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly cells: Float64Array; readonly updates: number };
    this.#cells.set(saved.cells);
    this.#updates = saved.updates;
    for (let asset = 0; asset < this.#rows.length; asset++) {
      this.#best[asset * SIDES + BUY] = this.#search(asset, BUY);
      this.#best[asset * SIDES + SELL] = this.#search(asset, SELL);
    }
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#cells, 0, this.#cells.length);
    hash.addNumber(this.#updates);
  }
}

function cellOf(row: number, side: Side): number {
  return (row * SIDES + side) * STRIDE;
}
