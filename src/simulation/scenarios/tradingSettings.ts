import { integerSetting, settings, textSetting } from '../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../core/models/units.ts';

/** Settings that scenarios with an exchange share. */

/** Largest amount of cash, in minor units, that a setting takes. */
export const CASH_LIMIT = 1e15;
const SECOND_NS = 1_000_000_000;

/** Where actors stand in the network. */
export const place = integerSetting(0, 0, 1023, {
  description: 'Row of network.placesNs where they stand',
});

export const computationDelayNs = integerSetting(0, 0, SECOND_NS, {
  unit: 'ns',
  description: 'How long each handled message occupies them',
});

/** The one instrument of a scenario. */
export function instrumentSettings(symbol: string) {
  return settings('The instrument', {
    symbol: textSetting(symbol, { description: 'Its symbol' }),
    tickSize: textSetting('0.01', { unit: 'currency', description: 'Smallest price step' }),
    lotSize: textSetting('1', { description: 'Smallest quantity step' }),
    currency: textSetting('USD', { description: 'Currency of prices and cash' }),
    currencyScale: integerSetting(2, 0, 12, { description: "Decimal digits of the currency's minor unit" }),
    openingPrice: integerSetting(10_000, 2, MAX_TICKS - 1, {
      unit: 'ticks',
      description: 'Price before the first quote',
    }),
  });
}

export const accountSettings = settings('Opening accounts of every trader', {
  cashMinor: integerSetting(100_000_000, -CASH_LIMIT, CASH_LIMIT, {
    unit: 'minor units',
    description: 'Opening cash',
  }),
  position: integerSetting(1_000, -MAX_LOTS, MAX_LOTS, {
    unit: 'lots',
    description: 'Opening position; all may go short',
  }),
});
