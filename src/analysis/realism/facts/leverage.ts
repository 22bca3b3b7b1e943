import { cellInterval } from '../estimators/cellBootstrap.ts';
import { minuteReturns } from '../estimators/gridReturns.ts';
import { LaggedProducts, range } from '../estimators/laggedProducts.ts';
import type { RealismStatistic } from '../realismStatistic.ts';
import type { MarketSeries } from '../series/marketSeries.ts';

const LAGS = range(1, 10);

/** Falling prices make for volatility: seen in stocks, over days rather than minutes. */
export const leverage: RealismStatistic = {
  key: 'leverage',
  group: 'Returns',
  name: 'Leverage effect',
  estimator: 'mean correlation of a 1-minute mid return with the squared returns 1-10 minutes later',
  decimals: 3,
  source:
    'Cont 2001, Quantitative Finance 1, fact 9: volatility is negatively correlated with returns (as quoted by Li et al. 2024, arXiv:2409.07486, appendix I.2)',
  confirmed: true,
  sampleOf: '1-minute returns',
  least: 300,
  sample: (series) => minuteReturns(series, 1).length,
  measure(series, rng) {
    const products = productsOf(series);
    const mean = (weights?: Float64Array) =>
      products.correlations(weights).reduce((sum, r) => sum + r, 0) / LAGS.length;
    return { estimate: mean(), interval: cellInterval(products.cells, rng, mean) };
  },
  plot: {
    title: 'Return and later volatility',
    caption: 'Correlation of a 1-minute mid return with squared returns later; below 0 in markets of stocks.',
    x: { title: 'Lag (minutes)' },
    y: { title: 'Correlation' },
    level: 0,
    curve: (series) => ({ x: LAGS, y: productsOf(series).correlations() }),
  },
};

function productsOf(series: MarketSeries): LaggedProducts {
  const returns = minuteReturns(series, 1);
  return new LaggedProducts(
    returns,
    LAGS,
    returns.map((value) => value * value),
  );
}
