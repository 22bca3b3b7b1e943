import type { OpeningPosition } from '../../../core/models/account.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { BUY } from '../../../core/models/side.ts';
import type { CashMinor, InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

const CASH = 0;
const FEES = 1;

/** Cash, positions and open quantities as a trader knows them from its execution reports. */
export class TraderAccount {
  readonly #tickValueMinor: Float64Array;
  readonly #position: Float64Array;
  /** By `instrument * 2 + side`. */
  readonly #open: Float64Array;
  readonly #cells = new Float64Array(2);

  constructor(
    instruments: readonly { readonly tickValueMinor: number }[],
    cashMinor: CashMinor,
    positions: readonly OpeningPosition[],
  ) {
    this.#tickValueMinor = Float64Array.from(instruments, (instrument) => instrument.tickValueMinor);
    this.#position = new Float64Array(instruments.length);
    this.#open = new Float64Array(instruments.length * 2);
    this.#cells[CASH] = cashMinor;
    for (const { instrument, lots } of positions) this.#position[instrument] = lots;
  }

  requireInstrument(instrument: InstrumentId): void {
    assert(
      instrument >= 0 && instrument < this.#position.length,
      'an order names no instrument of its gateway',
    );
  }

  fill(instrument: InstrumentId, side: number, price: PriceTicks, lots: QuantityLots, fee: CashMinor): void {
    const notional = price * lots * this.#tickValueMinor[instrument];
    this.#cells[CASH] -= (side === BUY ? notional : -notional) + fee;
    this.#cells[FEES] += fee;
    this.#position[instrument] += side === BUY ? lots : -lots;
  }

  openMore(instrument: InstrumentId, side: number, lots: QuantityLots): void {
    this.#open[instrument * 2 + side] += lots;
  }

  openQuantity(instrument: InstrumentId, side: number): QuantityLots {
    return this.#open[instrument * 2 + side];
  }

  position(instrument: InstrumentId): QuantityLots {
    return this.#position[instrument];
  }

  get cashMinor(): CashMinor {
    return this.#cells[CASH];
  }

  get feesMinor(): CashMinor {
    return this.#cells[FEES];
  }

  snapshot(): PlainData {
    return { position: this.#position.slice(), open: this.#open.slice(), cells: this.#cells.slice() };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly [column: string]: Float64Array };
    this.#position.set(saved.position);
    this.#open.set(saved.open);
    this.#cells.set(saved.cells);
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#position, 0, this.#position.length);
    hash.addFields(this.#open, 0, this.#open.length);
    hash.addFields(this.#cells, 0, this.#cells.length);
  }
}
