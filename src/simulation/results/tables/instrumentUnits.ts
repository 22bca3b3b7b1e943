import { parseDecimal } from '../../../core/models/instrumentDecimals.ts';
import type { InstrumentEntry } from '../../../core/models/manifest.ts';
import type { ActorId, InstrumentId } from '../../../core/models/units.ts';
import type { DoubleCells, IntegerCells, TextCells } from './tableRows.ts';

/**
 * Decimals of one instrument's ticks and lots. A product of integers divided by a power of ten is rounded once, so the
 * double is the one nearest to the decimal and prints as it; the columns of ticks and lots beside it are exact.
 */
export class InstrumentUnits {
  /** Minor units of cash in one tick of one lot: see `Instrument.tickValueMinor`. */
  readonly tickValueMinor: number;
  readonly #tick: number;
  readonly #tickDivisor: number;
  readonly #lot: number;
  readonly #lotDivisor: number;

  /** The manifest's decimals were checked when it was read. */
  constructor(entry: InstrumentEntry) {
    const tick = parseDecimal(entry.tickSize)!;
    const lot = parseDecimal(entry.lotSize)!;
    const multiplier = parseDecimal(entry.contractMultiplier ?? '1')!;
    this.#tick = Number(tick.units);
    this.#tickDivisor = Number(`1e${tick.scale}`);
    this.#lot = Number(lot.units);
    this.#lotDivisor = Number(`1e${lot.scale}`);
    const units = tick.units * lot.units * multiplier.units * 10n ** BigInt(entry.currencyScale);
    const divisor = Number(`1e${tick.scale + lot.scale + multiplier.scale}`);
    this.tickValueMinor = Number(units) / divisor;
  }

  price(ticks: number): number {
    return (ticks * this.#tick) / this.#tickDivisor;
  }

  quantity(lots: number): number {
    return (lots * this.#lot) / this.#lotDivisor;
  }
}

/** Puts a price in ticks and as a decimal; 0 and what is no price of a known instrument are no value. */
export function putPrice(
  decimal: DoubleCells,
  ticks: IntegerCells,
  row: number,
  units: InstrumentUnits | undefined,
  price: number,
): void {
  if (units !== undefined && price > 0 && (price | 0) === price) {
    decimal.put(row, units.price(price));
    ticks.put(row, price);
    return;
  }
  decimal.putNull(row);
  ticks.putNull(row);
}

/** The columns that say which instrument a row is about. */
interface InstrumentCells {
  readonly instrument: IntegerCells;
  readonly symbol: TextCells;
  readonly venue: TextCells;
}

/** Puts the instrument that stands at `place` in the manifest, and that its venue knows by the number `id`. */
export function putInstrument(
  cells: InstrumentCells,
  row: number,
  venue: ActorId,
  id: InstrumentId,
  place: number,
): void {
  cells.instrument.put(row, id);
  cells.symbol.put(row, place);
  cells.venue.put(row, venue);
}
