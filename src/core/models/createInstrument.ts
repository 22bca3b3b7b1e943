import { BaseError } from '../utils/errors.ts';
import type { Instrument, InstrumentSpec, LotRow, PriceBand, PriceBandSpec, TickRow } from './instrument.ts';
import { type Decimal, formatDecimal, isLess, parseDecimal, wholeQuotient } from './instrumentDecimals.ts';
import { MAX_TICKS } from './units.ts';

const MILLION = 1_000_000n;
/** A percentage in parts per million is a multiple of this. */
const PPM_IN_PERCENT: Decimal = { units: 1n, scale: 4 };
const DEFAULT_SIZE = '1';
const MAX_CURRENCY_SCALE = 18;

/**
 * Puts an instrument on its integer grid.
 *
 * @throws BaseError CONFIG_INVALID_VALUE naming the symbol and the field: a number that is not positive decimal text, a
 * table out of order, a tick or lot that is no multiple of the smallest, a price off the grid, or a tick of one lot that
 * is not worth a whole number of minor units (cash would have to be rounded at every trade).
 */
export function createInstrument(spec: InstrumentSpec): Instrument {
  const currencyScale = requireScale(spec);
  const ticks = typeof spec.tickSize === 'string' ? [{ from: '0', tick: spec.tickSize }] : spec.tickSize;
  const lotSize = spec.lotSize ?? DEFAULT_SIZE;
  const lots = typeof lotSize === 'string' ? [{ from: '0', lot: lotSize }] : lotSize;
  const tick = smallest(
    spec,
    'tickSize',
    ticks.map((row) => row.tick),
  );
  const lot = smallest(
    spec,
    'lotSize',
    lots.map((row) => row.lot),
  );
  const multiplier = positive(spec, 'contractMultiplier', spec.contractMultiplier ?? DEFAULT_SIZE);
  const reference = spec.referencePrice;
  return Object.freeze({
    symbol: requireName(spec, 'symbol', spec.symbol),
    currency: requireName(spec, 'currency', spec.currency),
    currencyScale,
    tickSize: formatDecimal(tick),
    lotSize: formatDecimal(lot),
    contractMultiplier: formatDecimal(multiplier),
    tickFrom: starts(spec, 'tickSize', ticks, tick),
    tickStep: Int32Array.from(ticks, (row) => steps(spec, 'tickSize', row.tick, tick)),
    lotFrom: starts(spec, 'lotSize', lots, tick),
    lotStep: Int32Array.from(lots, (row) => steps(spec, 'lotSize', row.lot, lot)),
    tickValueMinor: tickValue(spec, tick, lot, multiplier),
    referencePrice: reference === undefined ? 0 : steps(spec, 'referencePrice', reference, tick),
    priceBand: band(spec, spec.priceBand ?? { kind: 'none' }, tick),
  });
}

function smallest(spec: InstrumentSpec, field: string, texts: readonly string[]): Decimal {
  if (texts.length === 0) throw invalid(spec, field, 'a table needs a row');
  return texts.map((text) => positive(spec, field, text)).reduce((a, b) => (isLess(b, a) ? b : a));
}

/** How many times `unit` goes into `text`; it must be a whole number that fits 32 bits. */
function steps(spec: InstrumentSpec, field: string, text: string, unit: Decimal): number {
  const count = wholeQuotient(positive(spec, field, text), unit);
  if (count === undefined) throw invalid(spec, field, `${text} is not a multiple of ${formatDecimal(unit)}`);
  if (count > BigInt(MAX_TICKS)) throw invalid(spec, field, `${text} is more than ${MAX_TICKS} steps`);
  return Number(count);
}

/** The `from` prices of a table in ticks: they start at 0 and rise. */
function starts(
  spec: InstrumentSpec,
  field: string,
  rows: readonly (TickRow | LotRow)[],
  tick: Decimal,
): Int32Array {
  const first = parseDecimal(rows[0].from);
  if (first === undefined || first.units !== 0n) throw invalid(spec, field, 'a table starts from price "0"');
  const from = Int32Array.from(rows, (row, index) => (index === 0 ? 0 : steps(spec, field, row.from, tick)));
  for (let i = 1; i < from.length; i++) {
    if (from[i] <= from[i - 1]) throw invalid(spec, field, 'the rows of a table come cheapest price first');
  }
  return from;
}

function tickValue(spec: InstrumentSpec, tick: Decimal, lot: Decimal, multiplier: Decimal): number {
  const units = tick.units * lot.units * multiplier.units * 10n ** BigInt(spec.currencyScale);
  const divisor = 10n ** BigInt(tick.scale + lot.scale + multiplier.scale);
  if (units % divisor !== 0n) {
    const advice = 'Choose a larger tick or lot, or a larger currencyScale.';
    const message = `one tick of one lot is not a whole number of minor units of ${spec.currency}`;
    throw invalid(spec, 'currencyScale', message, advice);
  }
  const value = Number(units / divisor);
  if (!Number.isSafeInteger(value))
    throw invalid(spec, 'contractMultiplier', 'a tick of a lot is worth too much');
  return value;
}

function band(spec: InstrumentSpec, rule: PriceBandSpec, tick: Decimal): PriceBand {
  if (rule.kind === 'none') return { kind: rule.kind, low: 1, high: MAX_TICKS, percentPpm: 0 };
  if (rule.kind === 'static') {
    const low = steps(spec, 'priceBand.low', rule.low, tick);
    const high = steps(spec, 'priceBand.high', rule.high, tick);
    if (low > high) throw invalid(spec, 'priceBand', 'the lower end is above the upper end');
    return { kind: rule.kind, low, high, percentPpm: 0 };
  }
  if (rule.kind === 'reference' && spec.referencePrice === undefined) {
    throw invalid(spec, 'priceBand', 'a band around the reference price needs a referencePrice');
  }
  const ppm = wholeQuotient(positive(spec, 'priceBand.percent', rule.percent), PPM_IN_PERCENT);
  if (ppm === undefined || ppm > MILLION) {
    throw invalid(spec, 'priceBand.percent', 'at most 100, with at most four decimals');
  }
  return { kind: rule.kind, low: 1, high: MAX_TICKS, percentPpm: Number(ppm) };
}

function positive(spec: InstrumentSpec, field: string, text: string): Decimal {
  const value = parseDecimal(text);
  if (value === undefined || value.units <= 0n)
    throw invalid(spec, field, `${text} is not a positive decimal number`);
  return value;
}

function requireName(spec: InstrumentSpec, field: 'symbol' | 'currency', name: string): string {
  if (name.length === 0 || name.length > 64) throw invalid(spec, field, 'needs 1 to 64 characters');
  return name;
}

function requireScale(spec: InstrumentSpec): number {
  const scale = spec.currencyScale;
  if (Number.isInteger(scale) && scale >= 0 && scale <= MAX_CURRENCY_SCALE) return scale;
  throw invalid(spec, 'currencyScale', `must be a whole number from 0 to ${MAX_CURRENCY_SCALE}`);
}

function invalid(spec: InstrumentSpec, field: string, reason: string, advice?: string): BaseError {
  return new BaseError('CONFIG_INVALID_VALUE', `instrument ${spec.symbol}, ${field}: ${reason}`, {
    facts: { symbol: spec.symbol, field },
    ...(advice === undefined ? {} : { advice }),
  });
}
