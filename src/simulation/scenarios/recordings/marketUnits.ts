import { type Decimal, parseDecimal, wholeQuotient } from '../../../core/models/instrumentDecimals.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { placeOf } from './placeOf.ts';
import type { RecordedFile } from './recordedFile.ts';

/** Prices or quantities of a recording in the units of a market: whole numbers to whole numbers, nothing is rounded. */
export class MarketUnits {
  readonly #field: 'price' | 'quantity';
  readonly #unit: string;
  readonly #multiply: number;
  readonly #divide: number;
  readonly #most: number;

  /** The recording counts in steps of 10^-`decimals`, the market in steps of `unit`. */
  constructor(field: 'price' | 'quantity', decimals: number, unit: string) {
    const step: Decimal = { units: 1n, scale: decimals };
    const own = parseDecimal(unit)!;
    const stepsInUnit = wholeQuotient(own, step);
    const unitsInStep = wholeQuotient(step, own);
    this.#field = field;
    this.#unit = unit;
    this.#most = field === 'price' ? MAX_TICKS : MAX_LOTS;
    this.#divide = Number(stepsInUnit ?? 1n);
    this.#multiply = Number(unitsInStep ?? 1n);
    if (stepsInUnit !== undefined || unitsInStep !== undefined) return;
    throw new BaseError(
      'CONFIG_INVALID_VALUE',
      `a ${field} step of ${unit} does not go into 10^-${decimals}`,
      {
        facts: { found: unit },
      },
    );
  }

  /** @throws BaseError DATA_INVALID_FIELD for what lies between two steps or beyond what a market can hold. */
  of(recorded: number, file: RecordedFile): number {
    const units = (recorded * this.#multiply) / this.#divide;
    if (Number.isInteger(units) && units >= 0 && units <= this.#most) return units;
    const setting = this.#field === 'price' ? 'tickSize' : 'lotSize';
    const reason = Number.isInteger(units)
      ? 'is too large'
      : `is no multiple of the ${setting} ${this.#unit}`;
    throw new BaseError('DATA_INVALID_FIELD', `${placeOf(file)}: ${this.#field} ${recorded} ${reason}`, {
      facts: { field: this.#field, found: recorded },
      advice: `Give the instrument a finer one, as "${setting}": "0.0001"; \`replay --with\` takes --tick 0.0001.`,
    });
  }
}
