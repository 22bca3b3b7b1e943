import { formatNumber } from '../visualization/numbers.ts';
import type { ComparedMeasure, MeasureDifference } from './comparison.ts';

/** Digits beyond which no difference of means is shown. */
const MOST_DECIMALS = 9;

/** Digits after the point with which a difference is known: two that its standard error says something about. */
export function knownDecimals({ decimals }: ComparedMeasure, { standardError }: MeasureDifference): number {
  if (!(standardError > 0)) return decimals;
  return Math.min(MOST_DECIMALS, Math.max(0, 1 - Math.floor(Math.log10(standardError))));
}

/** A number with its sign, also where it is above zero. */
export function signedNumber(value: number, decimals: number): string {
  const text = formatNumber(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A p value as it is read: three digits, or that it is very small. */
export function pText(p: number): string {
  if (Number.isNaN(p)) return '–';
  return p < 0.0001 ? '< 0.0001' : String(Number(p.toPrecision(2)));
}

/** A measure with its unit. */
export function measureName({ name, unit }: Pick<ComparedMeasure, 'name' | 'unit'>): string {
  return unit === '' ? name : `${name} (${unit})`;
}

/** What can be said of a difference, in words; where it is known which way is better, also that. */
export function verdictWords({ better }: Pick<ComparedMeasure, 'better'>, found: MeasureDifference): string {
  const { verdict, mean } = found;
  const judged = better === undefined ? '' : mean > 0 === (better === 'higher') ? ', better' : ', worse';
  switch (verdict) {
    case 'same':
      return 'the same in every pair';
    case 'differs':
      return `differs${judged}`;
    case 'may differ':
      return `may differ${judged}`;
    case 'not seen':
      return 'no difference seen';
    case 'too few':
      return found.pairs === 0 ? 'no pair has it' : 'one pair only';
  }
}
