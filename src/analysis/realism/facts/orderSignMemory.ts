import { log } from '../../../core/utils/math/log.ts';
import { fluctuationSquares } from '../../statistics/detrendedFluctuation.ts';
import { cellInterval } from '../estimators/cellBootstrap.ts';
import { LaggedProducts, range } from '../estimators/laggedProducts.ts';
import { binnedDecay, decayExponent, logSlope } from '../estimators/powerDecay.ts';
import type { RealismStatistic } from '../realismStatistic.ts';
import type { MarketSeries } from '../series/marketSeries.ts';

const LAGS = range(10, 500);
const SHOWN_LAGS = range(1, 500);

const shared = {
  group: 'Order flow',
  decimals: 2,
  confirmed: true,
  sampleOf: 'market orders',
  least: 5000,
  sample: (series: MarketSeries) => series.orders.signs.length,
} as const;

/** Buyers follow buyers for hundreds of orders: large orders are traded in pieces. */
export const signDecay: RealismStatistic = {
  ...shared,
  key: 'sign-decay',
  name: 'Memory of order signs',
  estimator:
    'exponent of c lag^-γ fitted to the autocorrelation of signs of market orders at lags 10-500, in logarithms over bins',
  range: { low: 0.4, high: 0.8, words: '0.4 to 0.8' },
  source:
    'Lillo and Farmer 2004, Studies in Nonlinear Dynamics & Econometrics 8(3): about 0.6, and 0.36 to 0.77 by stock (abstract of the working paper)',
  measure(series, rng) {
    const products = new LaggedProducts(series.orders.signs, LAGS);
    const exponent = (weights?: Float64Array) =>
      decayExponent(binnedDecay(LAGS, products.correlations(weights)));
    return { estimate: exponent(), interval: cellInterval(products.cells, rng, exponent) };
  },
  plot: {
    title: 'Autocorrelation of order signs',
    caption:
      'Autocorrelation of the signs of market orders by lag in orders, averaged over bins; a power law is a straight line here.',
    x: { title: 'Lag (market orders)', isLog: true },
    y: { title: 'Autocorrelation', isLog: true },
    isMarkers: true,
    curve(series) {
      const products = new LaggedProducts(series.orders.signs, SHOWN_LAGS);
      const { lags, values } = binnedDecay(SHOWN_LAGS, products.correlations());
      return { x: lags, y: values };
    },
  },
};

/** The same by how the sum of signs wanders. */
export const signHurst: RealismStatistic = {
  ...shared,
  key: 'sign-hurst',
  name: 'Hurst exponent of order signs',
  estimator:
    'detrended fluctuation analysis of first order of the signs of market orders, windows from 16 to a tenth of them',
  range: { low: 0.6, high: 0.8, words: '0.6 to 0.8' },
  source: 'Lillo and Farmer 2004, Studies in Nonlinear Dynamics & Econometrics 8(3), abstract: about 0.7',
  measure(series, rng) {
    const { windows, cells, squares } = fluctuationSquares(series.orders.signs);
    const hurst = (weights?: Float64Array) =>
      logSlope(windows.map((window, i) => ({ x: log(window), y: log(meanOf(squares[i], weights)) / 2 })));
    return { estimate: hurst(), interval: cellInterval(cells, rng, hurst) };
  },
  plot: {
    title: 'Fluctuation of order signs',
    caption:
      'Root mean square of the detrended sum of signs by the length of the window; its slope is the Hurst exponent.',
    x: { title: 'Window (market orders)', isLog: true },
    y: { title: 'Fluctuation', isLog: true },
    isMarkers: true,
    curve(series) {
      const { windows, squares } = fluctuationSquares(series.orders.signs);
      return { x: windows, y: squares.map((sums) => Math.sqrt(meanOf(sums))) };
    },
  },
};

function meanOf(values: Float64Array, weights?: Float64Array): number {
  let [sum, count] = [0, 0];
  values.forEach((value, i) => {
    const weight = weights === undefined ? 1 : weights[i];
    sum += weight * value;
    count += weight;
  });
  return sum / count;
}
