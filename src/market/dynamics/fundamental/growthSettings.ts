import type { Static } from 'typebox';
import { numberSetting, settings } from '../../../core/data/config/schema.ts';

/** Seconds of a year of which every second counts: a market that never closes. */
const SECONDS_PER_YEAR = 31_557_600;

/** Settings of values that grow. */
export const growthProperties = {
  drift: numberSetting(0, -1000, 1000, {
    unit: '1/year',
    description: 'Growth of the mean, by years of 365.25 days of 24 hours',
  }),
  volatility: numberSetting(0.2, 0, 1000, {
    unit: '1/sqrt(year)',
    description: 'Standard deviation of the logarithm',
  }),
};

type GrowthSettings = Static<ReturnType<typeof onlyGrowth>>;

function onlyGrowth() {
  return settings('', growthProperties);
}

/** Drift and volatility by units of the clock. */
export function growthRates({ drift, volatility }: GrowthSettings, unitsPerSecond: number) {
  const perYear = SECONDS_PER_YEAR * unitsPerSecond;
  return { drift: drift / perYear, volatility: volatility / Math.sqrt(perYear) };
}
