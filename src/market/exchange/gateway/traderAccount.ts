import type { OpeningPosition } from '../../../core/models/account.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { BUY } from '../../../core/models/side.ts';
import type { CashMinor, InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

/** Columns of the account, then those of each instrument. */
const CASH = 0;
const FEES = 1;
const FIRST_INSTRUMENT = 2;
/** Columns per instrument: open quantities by side come last. */
const POSITION = 0;
const TICK_VALUE = 1;
const OPEN = 2;
const STRIDE = 4;

/**
 * Cash, positions and open quantities as a trader knows them from its execution reports. One array holds them all: with
 * a hundred thousand traders, arrays weigh more than what is in them.
 */
export class TraderAccount {
  readonly #cells: Float64Array;
  readonly #instruments: number;

  constructor(
    instruments: readonly { readonly tickValueMinor: number }[],
    cashMinor: CashMinor,
    positions: readonly OpeningPosition[],
  ) {
    this.#instruments = instruments.length;
    this.#cells = new Float64Array(FIRST_INSTRUMENT + instruments.length * STRIDE);
    this.#cells[CASH] = cashMinor;
    for (let id = 0; id < instruments.length; id++) {
      this.#cells[cellsOf(id) + TICK_VALUE] = instruments[id].tickValueMinor;
    }
    for (const { instrument, lots } of positions) this.#cells[cellsOf(instrument) + POSITION] = lots;
  }

  requireInstrument(instrument: InstrumentId): void {
    assert(instrument >= 0 && instrument < this.#instruments, 'an order names no instrument of its gateway');
  }

  fill(instrument: InstrumentId, side: number, price: PriceTicks, lots: QuantityLots, fee: CashMinor): void {
    const cells = this.#cells;
    const at = cellsOf(instrument);
    const notional = price * lots * cells[at + TICK_VALUE];
    cells[CASH] -= (side === BUY ? notional : -notional) + fee;
    cells[FEES] += fee;
    cells[at + POSITION] += side === BUY ? lots : -lots;
  }

  openMore(instrument: InstrumentId, side: number, lots: QuantityLots): void {
    this.#cells[cellsOf(instrument) + OPEN + side] += lots;
  }

  openQuantity(instrument: InstrumentId, side: number): QuantityLots {
    return this.#cells[cellsOf(instrument) + OPEN + side];
  }

  position(instrument: InstrumentId): QuantityLots {
    return this.#cells[cellsOf(instrument) + POSITION];
  }

  get cashMinor(): CashMinor {
    return this.#cells[CASH];
  }

  get feesMinor(): CashMinor {
    return this.#cells[FEES];
  }

  snapshot(): PlainData {
    const ids = Array.from({ length: this.#instruments }, (_, id) => id);
    return {
      position: Float64Array.from(ids, (id) => this.position(id)),
      open: Float64Array.from(ids.flatMap((id) => [this.openQuantity(id, 0), this.openQuantity(id, 1)])),
      cells: this.#cells.slice(0, FIRST_INSTRUMENT),
    };
  }

  restore(state: PlainData): void {
    const { position, open, cells } = state as { readonly [column: string]: Float64Array };
    this.#cells.set(cells);
    for (let id = 0; id < this.#instruments; id++) {
      this.#cells[cellsOf(id) + POSITION] = position[id];
      this.#cells[cellsOf(id) + OPEN] = open[id * 2];
      this.#cells[cellsOf(id) + OPEN + 1] = open[id * 2 + 1];
    }
  }

  addTo(hash: Hash64): void {
    const cells = this.#cells;
    for (let id = 0; id < this.#instruments; id++) hash.addFields(cells, cellsOf(id) + POSITION, 1);
    for (let id = 0; id < this.#instruments; id++) hash.addFields(cells, cellsOf(id) + OPEN, 2);
    hash.addFields(cells, 0, FIRST_INSTRUMENT);
  }
}

function cellsOf(instrument: InstrumentId): number {
  return FIRST_INSTRUMENT + instrument * STRIDE;
}
