import { sampleShape } from '../../statistics/sampleShape.ts';
import { blockLength, indexInterval } from '../estimators/cellBootstrap.ts';
import { minuteReturns } from '../estimators/gridReturns.ts';
import type { RealismStatistic } from '../realismStatistic.ts';
import type { MarketSeries } from '../series/marketSeries.ts';

const MINUTES = [1, 5, 30] as const;
const LONGEST = MINUTES[2];
const SHOWN_MINUTES = [1, 2, 3, 5, 10, 15, 30, 60];

/** The longer the interval, the nearer its returns are to a normal distribution. */
export const aggregationalNormality: RealismStatistic = {
  key: 'aggregational-normality',
  group: 'Returns',
  name: 'Aggregational normality',
  estimator:
    'excess kurtosis of 1-minute less that of 30-minute mid returns; accepted where it falls from 1 over 5 to 30 minutes and the intervals of the first and the last are apart',
  decimals: 2,
  range: { low: 0, words: 'falling, intervals apart' },
  source:
    'Cont 2001, Quantitative Finance 1, fact 4: the longer the interval, the more normal (as quoted by Li et al. 2024, arXiv:2409.07486, appendix I.2)',
  confirmed: true,
  sampleOf: '30-minute returns',
  least: 100,
  sample: (series) => minuteReturns(series, LONGEST).length,
  measure(series, rng) {
    const columns = MINUTES.map((minutes) => minuteReturns(series, minutes));
    const found = columns.map((returns) => sampleShape(returns).excessKurtosis);
    const intervals = columns.map((returns) => {
      const drawn = new Float64Array(returns.length);
      return indexInterval(
        returns.length,
        rng,
        (numbers) => {
          for (let i = 0; i < numbers.length; i++) drawn[i] = returns[numbers[i]];
          return sampleShape(drawn).excessKurtosis;
        },
        blockLength(returns.length),
      );
    });
    const isFalling = found[0] > found[1] && found[1] > found[2];
    const areApart = intervals[0].low > intervals[2].high;
    return {
      estimate: found[0] - found[2],
      interval: { low: intervals[0].low - intervals[2].high, high: intervals[0].high - intervals[2].low },
      isAccepted: isFalling && areApart,
      note: `excess kurtosis ${found.map((value, i) => `${value.toFixed(2)} at ${MINUTES[i]} min`).join(', ')}`,
    };
  },
  plot: {
    title: 'Excess kurtosis by interval',
    caption: 'Excess kurtosis of mid returns over longer and longer intervals; a normal distribution has 0.',
    x: { title: 'Interval (minutes)', isLog: true },
    y: { title: 'Excess kurtosis' },
    isMarkers: true,
    level: 0,
    curve: (series) => kurtosisCurve(series),
  },
};

function kurtosisCurve(series: MarketSeries) {
  const known = SHOWN_MINUTES.filter((minutes) => minuteReturns(series, minutes).length >= 30);
  return {
    x: known,
    y: known.map((minutes) => sampleShape(minuteReturns(series, minutes)).excessKurtosis),
  };
}
