import { exp } from '../../../core/utils/math/exp.ts';
import { log } from '../../../core/utils/math/log.ts';
import { weibullFit } from '../../statistics/weibullFit.ts';
import { cellInterval, cellsOf } from '../estimators/cellBootstrap.ts';
import type { RealismStatistic } from '../realismStatistic.ts';
import type { MarketSeries } from '../series/marketSeries.ts';

/** Waits that the fit takes, at most: the first ones. */
const MOST_FITTED = 1 << 18;
/** Waits of a cell, at least. */
const CELL_WAITS = 50;
const SHOWN_POINTS = 60;

const shared = {
  group: 'Order flow',
  decimals: 3,
  sampleOf: 'waits between orders',
  least: 1000,
  sample: (series: MarketSeries) => series.gaps.length,
} as const;

/** Orders come in bursts. */
export const arrivalVariation: RealismStatistic = {
  ...shared,
  key: 'arrival-variation',
  name: 'Bursts of orders',
  estimator: 'coefficient of variation of the time between orders (of trades where the data have no orders)',
  range: { low: 1, words: 'above 1' },
  source:
    'Vyetrenko et al. 2019, arXiv:1912.04941, lists times between orders among its metrics; 1 is the Poisson process, which bursts exceed',
  confirmed: false,
  measure(series, rng) {
    const { gaps } = series;
    const cells = cellsOf(gaps.length, CELL_WAITS);
    const sums = cellSums(gaps, cells, [(x) => x, (x) => x * x]);
    const variation = (weights?: Float64Array) => {
      const [n, first, second] = sums(weights);
      return Math.sqrt(Math.max(0, second / n - (first / n) ** 2)) / (first / n);
    };
    return {
      estimate: variation(),
      interval: cellInterval(cells, rng, variation),
      note: `times between ${series.gapsOf}`,
    };
  },
  plot: {
    title: 'Time between orders',
    caption:
      'Share of waits that are longer, with waits over their mean; independent arrivals make a straight line, bursts bend it upwards.',
    x: { title: 'Wait over its mean' },
    y: { title: 'Share of longer waits', isLog: true },
    curve: (series) => survival(series.gaps),
  },
};

/** Short waits are more frequent than independent arrivals have them. */
export const arrivalShape: RealismStatistic = {
  ...shared,
  key: 'arrival-shape',
  name: 'Weibull shape of waits',
  estimator: 'shape of the Weibull distribution of greatest likelihood for the times above 0 between orders',
  range: { high: 1, words: 'below 1' },
  source:
    'Vyetrenko et al. 2019, arXiv:1912.04941, lists times between orders among its metrics; Jiang, Chen and Zhou 2008, arXiv:0804.3431, fit them with Weibull; 1 is the exponential',
  confirmed: false,
  measure(series, rng) {
    const waits = series.gaps.subarray(0, MOST_FITTED).filter((wait) => wait > 0);
    const { shape } = weibullFit(waits);
    const cells = cellsOf(waits.length, CELL_WAITS);
    const mean = log(waits.reduce((sum, wait) => sum + wait, 0) / waits.length);
    // Logarithms, and powers at the shape found: of them a resample's shape is one step of Newton's method away.
    const power = (wait: number) => exp(shape * (log(wait) - mean));
    const sums = cellSums(waits, cells, [
      (wait) => log(wait) - mean,
      power,
      (wait) => power(wait) * (log(wait) - mean),
      (wait) => power(wait) * (log(wait) - mean) ** 2,
    ]);
    const step = (weights: Float64Array) => {
      const [n, logs, powers, first, second] = sums(weights);
      const ratio = first / powers;
      const slope = second / powers - ratio * ratio + 1 / (shape * shape);
      return shape - (ratio - 1 / shape - logs / n) / slope;
    };
    return {
      estimate: shape,
      interval: cellInterval(cells, rng, step),
      note: Number.isNaN(shape) ? 'the waits do not vary' : `times between ${series.gapsOf}`,
    };
  },
};

/** Counts, and sums of functions of the values, over cells that are each counted so often. */
function cellSums(values: Float64Array, cells: number, of: readonly ((value: number) => number)[]) {
  const columns = Array.from({ length: of.length + 1 }, () => new Float64Array(cells));
  values.forEach((value, i) => {
    const cell = Math.floor((i * cells) / values.length);
    columns[0][cell]++;
    of.forEach((each, column) => {
      columns[column + 1][cell] += each(value);
    });
  });
  return (weights?: Float64Array) =>
    columns.map((sums) => sums.reduce((all, sum, cell) => all + (weights?.[cell] ?? 1) * sum, 0));
}

/** Shares of waits above thresholds that are even on a logarithmic axis. */
function survival(gaps: Float64Array) {
  const sorted = gaps.filter((wait) => wait > 0).sort();
  const n = sorted.length;
  const mean = sorted.reduce((sum, wait) => sum + wait, 0) / n;
  const ranks = Array.from(
    { length: SHOWN_POINTS },
    (_, i) => n * (1 - exp((-i * log(n)) / (SHOWN_POINTS - 1))),
  );
  const chosen = [...new Set(ranks.map((rank) => Math.min(n - 1, Math.floor(rank))))];
  return { x: chosen.map((i) => sorted[i] / mean), y: chosen.map((i) => 1 - i / n) };
}
