import { indexInterval } from '../estimators/cellBootstrap.ts';
import { minuteReturns } from '../estimators/gridReturns.ts';
import { LaggedProducts, range } from '../estimators/laggedProducts.ts';
import type { RealismStatistic } from '../realismStatistic.ts';

const LAGS = range(20, 60);
const SHOWN_LAGS = range(1, 60);

/** Returns do not predict returns, but for minutes of microstructure. */
export const returnAutocorrelation: RealismStatistic = {
  key: 'return-autocorrelation',
  group: 'Returns',
  name: 'No return autocorrelation',
  estimator: 'share of the autocorrelations of 1-minute mid returns at lags 20-60 within ±1.96/√n',
  decimals: 3,
  range: { low: 0.9, words: 'at least 0.9' },
  source:
    'Cont 2001, Quantitative Finance 1, fact 1: insignificant but for about 20 minutes (as quoted by Li et al. 2024, arXiv:2409.07486, appendix I.2)',
  confirmed: true,
  sampleOf: '1-minute returns',
  least: 300,
  sample: (series) => minuteReturns(series, 1).length,
  measure(series, rng) {
    const returns = minuteReturns(series, 1);
    const limit = 1.96 / Math.sqrt(returns.length);
    const found = new LaggedProducts(returns, LAGS).correlations();
    const share = (lags: ArrayLike<number>) => {
      let inside = 0;
      for (let i = 0; i < lags.length; i++) if (Math.abs(found[lags[i]]) <= limit) inside++;
      return inside / lags.length;
    };
    // A resample of returns would have noise of its own at every lag; the lags themselves are what is drawn.
    return { estimate: share(LAGS.map((_, i) => i)), interval: indexInterval(LAGS.length, rng, share) };
  },
  plot: {
    title: 'Autocorrelation of returns',
    caption:
      'Autocorrelation of 1-minute mid returns by lag; from lag 20 on nine in ten should be noise about 0.',
    x: { title: 'Lag (minutes)' },
    y: { title: 'Autocorrelation' },
    level: 0,
    curve: (series) => ({
      x: SHOWN_LAGS,
      y: new LaggedProducts(minuteReturns(series, 1), SHOWN_LAGS).correlations(),
    }),
  },
};
