import type { Instrument } from './instrument.ts';
import { type CashMinor, MAX_LOTS, MAX_TICKS, type PriceTicks, type QuantityLots } from './units.ts';

/** A decimal number without rounding: `units / 10^scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Plain decimal text of sane length: no exponent, no sign but a minus, no spaces. */
const DECIMAL_TEXT = /^-?\d{1,30}(\.\d{1,30})?$/;

/** The number that `text` spells, or undefined where it is no plain decimal number. */
export function parseDecimal(text: string): Decimal | undefined {
  if (!DECIMAL_TEXT.test(text)) return undefined;
  const [whole, fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

/** Canonical text: no needless zeros, no minus for zero. */
export function formatDecimal({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** How many times `unit` goes into `value`, or undefined where that is not a whole number. */
export function wholeQuotient(value: Decimal, unit: Decimal): bigint | undefined {
  const dividend = value.units * 10n ** BigInt(unit.scale);
  const divisor = unit.units * 10n ** BigInt(value.scale);
  return dividend % divisor === 0n ? dividend / divisor : undefined;
}

/** True where the first decimal is smaller, whatever their scales. */
export function isLess(a: Decimal, b: Decimal): boolean {
  return a.units * 10n ** BigInt(b.scale) < b.units * 10n ** BigInt(a.scale);
}

/** Price text to ticks; undefined where it is no number, lies between ticks, or leaves 1 to {@link MAX_TICKS}. */
export function ticksOf(instrument: Instrument, price: string): PriceTicks | undefined {
  return countOf(price, instrument.tickSize, MAX_TICKS);
}

/** Quantity text to lots; undefined where it is no number, lies between lots, or leaves 1 to {@link MAX_LOTS}. */
export function lotsOf(instrument: Instrument, quantity: string): QuantityLots | undefined {
  return countOf(quantity, instrument.lotSize, MAX_LOTS);
}

function countOf(text: string, unitText: string, max: number): number | undefined {
  const value = parseDecimal(text);
  if (value === undefined) return undefined;
  const count = wholeQuotient(value, parseDecimal(unitText)!);
  return count !== undefined && count >= 1n && count <= BigInt(max) ? Number(count) : undefined;
}

/** Ticks as a decimal price in the instrument's currency. */
export function priceText(instrument: Instrument, ticks: PriceTicks): string {
  return timesText(ticks, instrument.tickSize);
}

/** Lots as a decimal quantity; positions may be negative. */
export function quantityText(instrument: Instrument, lots: QuantityLots): string {
  return timesText(lots, instrument.lotSize);
}

function timesText(count: number, unitText: string): string {
  const unit = parseDecimal(unitText)!;
  return formatDecimal({ units: BigInt(count) * unit.units, scale: unit.scale });
}

/** Cash text to minor units; undefined where it is no number, has more decimals than the currency, or is not below 2^53. */
export function minorOf(instrument: Instrument, cash: string): CashMinor | undefined {
  const value = parseDecimal(cash);
  if (value === undefined) return undefined;
  const minor = wholeQuotient(value, { units: 1n, scale: instrument.currencyScale });
  const number = Number(minor);
  return minor !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

/** Minor units as a decimal amount of the instrument's currency. */
export function cashText(instrument: Instrument, minor: CashMinor): string {
  return formatDecimal({ units: BigInt(minor), scale: instrument.currencyScale });
}
