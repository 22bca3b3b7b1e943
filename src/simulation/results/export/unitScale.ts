import { parseDecimal, wholeQuotient } from '../../../core/models/instrumentDecimals.ts';
import type { InstrumentEntry } from '../../../core/models/manifest.ts';
import { assert } from '../../../core/utils/assert.ts';
import { BaseError } from '../../../core/utils/errors.ts';

/** How many units of a file format one tick and one lot of an instrument are. */
export interface UnitScale {
  readonly price: number;
  readonly quantity: number;
}

/**
 * Whole units of 10^-`priceDecimals` per tick and 10^-`quantityDecimals` per lot.
 *
 * @throws BaseError USAGE where the format cannot hold the instrument's ticks or lots exactly
 */
export function unitScale(
  instrument: InstrumentEntry,
  format: string,
  priceDecimals: number,
  quantityDecimals: number,
): UnitScale {
  return {
    price: unitsOf(instrument, 'tick', instrument.tickSize, format, priceDecimals),
    quantity: unitsOf(instrument, 'lot', instrument.lotSize, format, quantityDecimals),
  };
}

function unitsOf(
  { symbol }: InstrumentEntry,
  what: string,
  size: string,
  format: string,
  decimals: number,
): number {
  const value = parseDecimal(size);
  assert(value !== undefined, `the ${what} size ${size} is no decimal`);
  const units = wholeQuotient(value, { units: 1n, scale: decimals });
  if (units !== undefined && units >= 1n && units <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(units);
  throw new BaseError(
    'USAGE',
    `${format} holds ${decimals} decimals, and a ${what} of ${symbol || 'the instrument'} is ${size}`,
    {
      facts: { format, decimals, symbol, [what]: size },
      advice: 'Export it in a format with as many decimals.',
    },
  );
}
