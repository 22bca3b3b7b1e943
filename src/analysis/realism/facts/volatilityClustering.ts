import { cellInterval } from '../estimators/cellBootstrap.ts';
import { minuteReturns } from '../estimators/gridReturns.ts';
import { LaggedProducts, range } from '../estimators/laggedProducts.ts';
import { binnedDecay, decayExponent } from '../estimators/powerDecay.ts';
import type { RealismStatistic } from '../realismStatistic.ts';
import type { MarketSeries } from '../series/marketSeries.ts';

const LAGS = range(5, 200);
const SHOWN_LAGS = range(1, 200);

const shared = {
  group: 'Returns',
  decimals: 3,
  confirmed: true,
  sampleOf: '1-minute returns',
  least: 2000,
  sample: (series: MarketSeries) => minuteReturns(series, 1).length,
} as const;

/** Large returns follow large ones. */
export const volatilityClustering: RealismStatistic = {
  ...shared,
  key: 'volatility-clustering',
  name: 'Volatility clustering',
  estimator: 'mean autocorrelation of absolute 1-minute mid returns at lags 5-200',
  range: { low: 0, words: 'above 0' },
  source:
    'Cont 2001, Quantitative Finance 1, fact 6: measures of volatility are positively autocorrelated (as quoted by Li et al. 2024, arXiv:2409.07486, appendix I.2)',
  measure(series, rng) {
    const products = productsOf(series, LAGS);
    const mean = (weights?: Float64Array) =>
      products.correlations(weights).reduce((sum, r) => sum + r, 0) / LAGS.length;
    return { estimate: mean(), interval: cellInterval(products.cells, rng, mean) };
  },
  plot: {
    title: 'Autocorrelation of absolute returns',
    caption:
      'Autocorrelation of absolute 1-minute mid returns by lag, averaged over bins; a power law is a straight line here.',
    x: { title: 'Lag (minutes)', isLog: true },
    y: { title: 'Autocorrelation', isLog: true },
    isMarkers: true,
    curve(series) {
      const { lags, values } = binnedDecay(SHOWN_LAGS, productsOf(series, SHOWN_LAGS).correlations());
      return { x: lags, y: values };
    },
  },
};

/** And do so for long. */
export const volatilityDecay: RealismStatistic = {
  ...shared,
  key: 'volatility-decay',
  name: 'Slow decay of volatility',
  estimator:
    'exponent of c lag^-b fitted to the autocorrelation of absolute 1-minute mid returns at lags 5-200, in logarithms over bins',
  decimals: 2,
  range: { low: 0.1, high: 0.5, words: '0.1 to 0.5' },
  source:
    'Cont 2001, Quantitative Finance 1, fact 8: roughly a power law with exponent 0.2 to 0.4 (as quoted by Li et al. 2024, arXiv:2409.07486, appendix I.2), widened by 0.1 either way for the error of the fit',
  measure(series, rng) {
    const products = productsOf(series, LAGS);
    const exponent = (weights?: Float64Array) =>
      decayExponent(binnedDecay(LAGS, products.correlations(weights)));
    return { estimate: exponent(), interval: cellInterval(products.cells, rng, exponent) };
  },
};

function productsOf(series: MarketSeries, lags: readonly number[]): LaggedProducts {
  return new LaggedProducts(minuteReturns(series, 1).map(Math.abs), lags);
}
