import Type, { type Static } from 'typebox';
import { parseDuration } from '../../../core/data/config/duration.ts';
import {
  choiceSetting,
  integerSetting,
  numberSetting,
  settings,
  textSetting,
} from '../../../core/data/config/schema.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { MAX_TICKS, type PriceTicks, type SimTime } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { AgentPlace } from '../defineAgent.ts';

const NO_PERIODS = '0s';

const unitValue = integerSetting(100, 1, MAX_TICKS, {
  unit: 'ticks',
  description: 'Value or cost of a unit',
});

/** Settings that all traders of units share. Spread into their schemas. */
export const unitTraderSettings = {
  side: choiceSetting('buyer', ['buyer', 'seller'], { description: 'Whether it buys units or sells them' }),
  values: Type.Array(Type.Array(unitValue, { minItems: 1 }), {
    default: [[100]],
    minItems: 1,
    description:
      'What its units are worth to a buyer, or cost a seller, in the order in which they trade: a row for each trader of the population, from the first again where there are more traders',
  }),
  period: textSetting(NO_PERIODS, {
    unit: 'duration',
    description: 'At each multiple of it units are handed out anew; 0s for once',
  }),
  shoutsPerSecond: numberSetting(1, 1e-9, 1e6, {
    unit: '1/s',
    description:
      'How often it may shout, at Poisson times: of equal traders each is as likely to be the next',
  }),
  lowest: integerSetting(1, 1, MAX_TICKS, { unit: 'ticks', description: 'Lowest price that is shouted' }),
  highest: integerSetting(1000, 1, MAX_TICKS, {
    unit: 'ticks',
    description: 'Highest price that is shouted',
  }),
  standing: choiceSetting('all', ['best', 'last', 'all'], {
    description:
      'Which shouts stand where it trades; see mechanism experimental-double-auction. Where the best do, it replaces its own by a better one only; where the last do, each that stands is news',
  }),
};

const schema = settings('A trader of units', unitTraderSettings);

type UnitTraderValues = Static<typeof schema>;

/** The same in the units of the world. */
export interface UnitTraderConfig {
  readonly side: Side;
  /** What its units are worth, or cost, in their order. */
  readonly values: readonly PriceTicks[];
  /** 0 for one period without end. */
  readonly period: SimTime;
  /** Mean time between two chances to shout, in time units. */
  readonly meanGap: number;
  readonly lowest: PriceTicks;
  readonly highest: PriceTicks;
  /** A shout of its own that stands is replaced by a better one only. */
  readonly improves: boolean;
  /** A shout that is not better than the one before it is news, too. */
  readonly hearsAll: boolean;
}

/**
 * What settings mean at a place.
 *
 * @throws BaseError CONFIG_INVALID_VALUE where the lowest price is above the highest.
 */
export function unitTraderConfig(values: UnitTraderValues, place: AgentPlace): UnitTraderConfig {
  const { side, period, shoutsPerSecond, lowest, highest, standing } = values;
  if (lowest > highest) {
    throw new BaseError(
      'CONFIG_INVALID_VALUE',
      `lowest is ${lowest} and highest ${highest}: there is no price to shout`,
      {
        facts: { lowest, highest },
        advice: 'Set highest above lowest in the settings of the population.',
      },
    );
  }
  const { unitsPerSecond, number = 0 } = place;
  const span = period === NO_PERIODS ? 0 : (parseDuration(period, 'period') * unitsPerSecond) / 1e9;
  return {
    side: side === 'buyer' ? BUY : SELL,
    values: values.values[number % values.values.length],
    period: span === 0 ? 0 : Math.max(1, Math.round(span)),
    meanGap: unitsPerSecond / shoutsPerSecond,
    lowest,
    highest,
    improves: standing === 'best',
    hearsAll: standing === 'last',
  };
}
