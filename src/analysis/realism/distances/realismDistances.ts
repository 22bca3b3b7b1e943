import { meanOf } from '../../statistics/moments.ts';
import { gridReturns } from '../estimators/gridReturns.ts';
import type { MarketSeries } from '../series/marketSeries.ts';
import type { RealismDistance } from './realismDistance.ts';

const CATALOGUE = 'Vyetrenko et al. 2019, arXiv:1912.04941';

/** Every distribution that two markets are compared by, in reading order. */
export const realismDistances: readonly RealismDistance[] = [
  {
    key: 'spread',
    name: 'Spread, one look a second',
    unit: 'bp',
    source: CATALOGUE,
    values: ({ spreads }) => spreads,
  },
  {
    key: 'queue',
    name: 'Quantity at the best prices over the mean market order',
    unit: '',
    source: CATALOGUE,
    values: ({ touch, orders }) => over(touch, meanOf(orders.quantities)),
  },
  {
    key: 'time-to-fill',
    name: 'Time from rest to the last fill',
    unit: 's',
    source: CATALOGUE,
    values: ({ fillTimes }) => fillTimes,
  },
  {
    key: 'wait',
    name: 'Time between orders over its mean',
    unit: '',
    source: CATALOGUE,
    values: ({ gaps }) => over(gaps, meanOf(gaps)),
  },
  {
    key: 'return',
    name: 'Return over a second over its standard deviation',
    unit: '',
    source: CATALOGUE,
    values: (series) => standardised(series),
  },
];

function standardised(series: MarketSeries): Float64Array {
  const returns = gridReturns(series, 1);
  const squares = returns.reduce((sum, value) => sum + value * value, 0);
  return over(returns, Math.sqrt(squares / returns.length));
}

/** Nothing where there is nothing to divide by. */
function over(values: Float64Array, divisor: number): Float64Array {
  return divisor > 0 ? values.map((value) => value / divisor) : new Float64Array(0);
}
