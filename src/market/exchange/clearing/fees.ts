import type { CashMinor } from '../../../core/models/units.ts';

const MILLION = 1_000_000;

/**
 * Fee of a fill: `notional * ppm / 10^6` rounded to the nearest minor unit, halves up, that is towards the venue, for
 * fees and for rebates (negative `ppm`) alike. Exact for every notional below 2^53 and |ppm| up to 10^6: the notional
 * is split at a million, so that no product leaves the integers.
 */
export function feeMinor(notional: CashMinor, ppm: number): CashMinor {
  if (ppm === 0) return 0;
  const millions = Math.floor(notional / MILLION);
  const rest = notional - millions * MILLION;
  return millions * ppm + Math.floor((rest * ppm + MILLION / 2) / MILLION);
}
