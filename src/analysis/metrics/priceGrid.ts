import { type Decimal, parseDecimal } from '../../core/models/instrumentDecimals.ts';
import type { InstrumentEntry } from '../../core/models/manifest.ts';

/**
 * How many units of one common grid a tick of each instrument is: prices of venues with different ticks compare
 * exactly, as whole numbers. A grid of one instrument has its own ticks.
 */
export function priceGrid(instruments: readonly InstrumentEntry[]): number[] {
  const ticks = instruments.map(({ tickSize }): Decimal => parseDecimal(tickSize) ?? { units: 1n, scale: 0 });
  const scale = Math.max(...ticks.map((tick) => tick.scale));
  const units = ticks.map((tick) => tick.units * 10n ** BigInt(scale - tick.scale));
  const common = units.reduce(greatestDivisor);
  return units.map((unit) => Number(unit / common));
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}
