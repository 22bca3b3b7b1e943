import { log } from '../../../core/utils/math/log.ts';
import { rankCorrelation, ranks } from '../../statistics/rankCorrelation.ts';
import { indexInterval } from '../estimators/cellBootstrap.ts';
import type { RealismStatistic } from '../realismStatistic.ts';
import type { MarketSeries } from '../series/marketSeries.ts';

const MINUTES = 5;
const SHOWN = 400;

/** Busy minutes are wild ones. */
export const volumeVolatility: RealismStatistic = {
  key: 'volume-volatility',
  group: 'Returns',
  name: 'Volume and volatility',
  estimator: "Spearman's rank correlation of quantity traded and absolute mid return over 5 minutes",
  decimals: 3,
  range: { low: 0, words: 'above 0' },
  source:
    'Cont 2001, Quantitative Finance 1, fact 10: volume is correlated with all measures of volatility (as quoted by Li et al. 2024, arXiv:2409.07486, appendix I.2)',
  confirmed: true,
  sampleOf: '5-minute intervals with trades',
  least: 70,
  sample: (series) => intervalsOf(series).volumes.length,
  measure(series, rng) {
    const { volumes, moves } = intervalsOf(series);
    const [x, y] = [ranks(volumes), ranks(moves)];
    const resampled = (drawn: ArrayLike<number>) => correlationOf(x, y, drawn);
    return {
      estimate: rankCorrelation(volumes, moves),
      interval: indexInterval(volumes.length, rng, resampled),
    };
  },
  plot: {
    title: 'Volume and volatility',
    caption: 'One mark per 5 minutes: quantity traded over its mean, and absolute mid return.',
    x: { title: 'Quantity over its mean', isLog: true },
    y: { title: 'Absolute return (bp)' },
    isMarkers: true,
    curve(series) {
      const { volumes, moves } = intervalsOf(series);
      const mean = volumes.reduce((sum, value) => sum + value, 0) / volumes.length;
      const every = Math.ceil(volumes.length / SHOWN);
      const chosen = (values: Float64Array) => values.filter((_, i) => i % every === 0);
      return { x: chosen(volumes).map((v) => v / mean), y: chosen(moves).map((move) => 1e4 * move) };
    },
  },
};

/** Correlation of the ranks drawn. The ranks stay those of the sample, so that no resample needs to be sorted. */
function correlationOf(x: Float64Array, y: Float64Array, drawn: ArrayLike<number>): number {
  const n = drawn.length;
  let [sumX, sumY, squaresX, squaresY, products] = [0, 0, 0, 0, 0];
  for (let place = 0; place < n; place++) {
    const [a, b] = [x[drawn[place]], y[drawn[place]]];
    sumX += a;
    sumY += b;
    squaresX += a * a;
    squaresY += b * b;
    products += a * b;
  }
  const variances = (n * squaresX - sumX * sumX) * (n * squaresY - sumY * sumY);
  return (n * products - sumX * sumY) / Math.sqrt(variances);
}

/** Stretches of five minutes that have a mid at both ends and trades between them. */
function intervalsOf({ mids, volumes, cellsPerMinute }: MarketSeries) {
  const cells = MINUTES * cellsPerMinute;
  const found = { volumes: [] as number[], moves: [] as number[] };
  for (let from = 0; from + cells < mids.length; from += cells) {
    const move = Math.abs(log(mids[from + cells] / mids[from]));
    let volume = 0;
    for (let cell = from + 1; cell <= from + cells; cell++) volume += volumes[cell];
    if (Number.isNaN(move) || volume === 0) continue;
    found.volumes.push(volume);
    found.moves.push(move);
  }
  return { volumes: Float64Array.from(found.volumes), moves: Float64Array.from(found.moves) };
}
