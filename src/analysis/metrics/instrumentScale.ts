import type { InstrumentEntry } from '../../core/models/manifest.ts';
import { BaseError } from '../../core/utils/errors.ts';

/** How one instrument's ticks and lots read in decimal units. */
export interface InstrumentScale {
  readonly symbol: string;
  readonly currency: string;
  readonly currencyScale: number;
  readonly tick: number;
  readonly lot: number;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  /** Minor units of currency in one tick times one lot. */
  readonly minorPerTickLot: number;
}

/** @throws BaseError `DATA_INVALID_FIELD` for a size in the manifest that is not a positive decimal. */
export function instrumentScale(instrument: InstrumentEntry, index: number): InstrumentScale {
  const tick = positiveDecimal(instrument.tickSize, `instruments[${index}].tickSize`);
  const lot = positiveDecimal(instrument.lotSize, `instruments[${index}].lotSize`);
  const multiplier = positiveDecimal(
    instrument.contractMultiplier ?? '1',
    `instruments[${index}].contractMultiplier`,
  );
  return {
    symbol: instrument.symbol,
    currency: instrument.currency,
    currencyScale: instrument.currencyScale,
    tick,
    lot,
    priceDecimals: decimalsOf(instrument.tickSize),
    quantityDecimals: decimalsOf(instrument.lotSize),
    minorPerTickLot: snap(tick * lot * multiplier * 10 ** instrument.currencyScale),
  };
}

function positiveDecimal(text: string, field: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || !(value > 0)) {
    throw new BaseError('DATA_INVALID_FIELD', `manifest: ${field} is not a positive decimal: ${text}`, {
      facts: { file: 'manifest.json', field, found: text },
    });
  }
  return value;
}

function decimalsOf(text: string): number {
  return (text.split('.')[1] ?? '').length;
}

/** 0.01 * 1 * 100 is not quite 1 in binary; a ratio this near to a whole number is meant to be one. */
function snap(value: number): number {
  const whole = Math.round(value);
  return whole > 0 && Math.abs(value - whole) < 1e-9 * whole ? whole : value;
}
