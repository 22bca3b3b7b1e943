import type { Side } from '../../../core/models/side.ts';
import { BUY } from '../../../core/models/side.ts';
import type { PriceTicks } from '../../../core/models/units.ts';

/** Shouts that are kept at most: of more the oldest go. */
const CAPACITY = 256;
/** Columns of a shout, and the two counters behind all of them. */
const PRICE = 0;
const SIDE = 1;
const STATE = 2;
const DEALS_BEFORE = 3;
const STRIDE = 4;
const HEARD = CAPACITY * STRIDE;
const DEALS = HEARD + 1;

const STANDING = 0;
const REJECTED = 1;
const TAKEN = 2;

/** How many numbers a history needs. */
export const HISTORY_NUMBERS = DEALS + 1;

/** Shouts that led to the last deals: which were taken, and which were passed over or beaten. */
export class ShoutHistory {
  readonly #cells: Float64Array;
  readonly #memory: number;

  /** `cells` holds {@link HISTORY_NUMBERS} numbers, all 0 for an empty history; `memory` is in deals. */
  constructor(cells: Float64Array, memory: number) {
    this.#cells = cells;
    this.#memory = memory;
  }

  /** A shout stands: the one of its side that stood before it was beaten. */
  heard(side: Side, price: PriceTicks): void {
    this.#settle(side, REJECTED);
    const cells = this.#cells;
    const at = (cells[HEARD] % CAPACITY) * STRIDE;
    cells[at + PRICE] = price;
    cells[at + SIDE] = side;
    cells[at + STATE] = STANDING;
    cells[at + DEALS_BEFORE] = cells[DEALS];
    cells[HEARD] += 1;
  }

  /** The shout of that side was taken; that of the other side comes to nothing. */
  dealt(accepted: Side): void {
    this.#settle(accepted, TAKEN);
    this.#settle(accepted === BUY ? 1 : 0, REJECTED);
    this.#cells[DEALS] += 1;
  }

  /** Nothing stands any more, as at the end of a period. */
  cleared(): void {
    this.#settle(0, REJECTED);
    this.#settle(1, REJECTED);
  }

  #settle(side: Side, state: number): void {
    const cells = this.#cells;
    const first = this.#first;
    for (let shout = cells[HEARD] - 1; shout >= first; shout--) {
      const at = (shout % CAPACITY) * STRIDE;
      if (cells[at + SIDE] !== side) continue;
      if (cells[at + STATE] === STANDING) cells[at + STATE] = state;
      return;
    }
  }

  /** The oldest shout that is remembered. */
  get #first(): number {
    const cells = this.#cells;
    const oldest = Math.max(0, cells[HEARD] - CAPACITY);
    let first = cells[HEARD];
    while (first > oldest) {
      const at = ((first - 1) % CAPACITY) * STRIDE;
      if (cells[at + DEALS_BEFORE] < cells[DEALS] - this.#memory) break;
      first--;
    }
    return first;
  }

  /** Calls `visit` with each shout that is remembered, the oldest first. */
  forEach(visit: (side: Side, price: PriceTicks, isTaken: boolean, isRejected: boolean) => void): void {
    const cells = this.#cells;
    for (let shout = this.#first; shout < cells[HEARD]; shout++) {
      const at = (shout % CAPACITY) * STRIDE;
      const state = cells[at + STATE];
      visit(cells[at + SIDE] as Side, cells[at + PRICE], state === TAKEN, state === REJECTED);
    }
  }
}
