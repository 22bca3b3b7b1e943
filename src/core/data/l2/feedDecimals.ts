import { BaseError } from '../../utils/errors.ts';
import type { FeedOptions } from '../formats/feedFormat.ts';
import { DECIMAL, MAX_DECIMALS } from '../text/decimal.ts';

/** Decimal places of prices and quantities in text feeds, unless told otherwise: those of the exchanges' own text. */
const DEFAULT_DECIMALS = 8;

/** The decimal places to keep. Throws `BaseError` USAGE where they are not from 0 to 15. */
export function feedDecimals(options: FeedOptions): { priceDecimals: number; quantityDecimals: number } {
  const { priceDecimals = DEFAULT_DECIMALS, quantityDecimals = DEFAULT_DECIMALS } = options;
  for (const decimals of [priceDecimals, quantityDecimals]) {
    if (Number.isInteger(decimals) && decimals >= 0 && decimals <= MAX_DECIMALS) continue;
    throw new BaseError('USAGE', `${decimals} decimals: must be a whole number from 0 to ${MAX_DECIMALS}`);
  }
  return { priceDecimals, quantityDecimals };
}

/** Where a number stands and what it is, for its refusal. */
export interface NumberPlace {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly found: string;
  readonly decimals: number;
  readonly isPrice: boolean;
  /** True where the file ends within the line. */
  readonly cut: boolean;
}

/** Refuses a number that could not be read, for the reason that the parser gave. */
export function refuseDecimal(verdict: number, place: NumberPlace): never {
  const { file, line, field, found, decimals, isPrice, cut } = place;
  const problem =
    verdict === DECIMAL.tooFine
      ? `has more than ${decimals} decimals`
      : verdict === DECIMAL.tooLarge
        ? `is too large to be kept with ${decimals} decimals`
        : 'is not a number';
  const option = isPrice ? '--price-decimals' : '--quantity-decimals';
  const advice =
    verdict === DECIMAL.malformed
      ? undefined
      : `Choose ${verdict === DECIMAL.tooFine ? 'more' : 'fewer'} decimal places with ${option}.`;
  throw new BaseError(
    cut ? 'DATA_TRUNCATED' : 'DATA_INVALID_FIELD',
    `${file}:${line}: ${field} ${problem}: found '${found}'`,
    { facts: { file, line, field, found }, advice },
  );
}
