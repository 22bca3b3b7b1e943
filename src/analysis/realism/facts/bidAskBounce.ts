import { cellInterval } from '../estimators/cellBootstrap.ts';
import { LaggedProducts, range } from '../estimators/laggedProducts.ts';
import type { RealismStatistic } from '../realismStatistic.ts';
import type { MarketSeries } from '../series/marketSeries.ts';

const SHOWN_LAGS = range(1, 20);

/** Trades hit the bid and lift the ask in turn, so that their price goes back and forth. */
export const bidAskBounce: RealismStatistic = {
  key: 'bid-ask-bounce',
  group: 'Returns',
  name: 'Bid-ask bounce',
  estimator: 'autocorrelation at lag 1 of the changes of price from one market order to the next',
  decimals: 3,
  range: { high: 0, words: 'below 0' },
  source:
    'Roll 1984, Journal of Finance 39, 1127: the covariance of changes is minus a quarter of the squared spread',
  confirmed: true,
  sampleOf: 'changes of the trade price',
  least: 500,
  sample: (series) => Math.max(0, series.orders.prices.length - 1),
  measure(series, rng) {
    const products = new LaggedProducts(changes(series), [1]);
    const first = (weights?: Float64Array) => products.correlations(weights)[0];
    return { estimate: first(), interval: cellInterval(products.cells, rng, first) };
  },
  plot: {
    title: 'Autocorrelation of trade prices',
    caption: 'Autocorrelation of the changes of price from one market order to the next, by lag in orders.',
    x: { title: 'Lag (market orders)' },
    y: { title: 'Autocorrelation' },
    level: 0,
    curve: (series) => ({ x: SHOWN_LAGS, y: new LaggedProducts(changes(series), SHOWN_LAGS).correlations() }),
  },
};

function changes({ orders: { prices } }: MarketSeries): Float64Array {
  return prices.slice(1).map((price, i) => price - prices[i]);
}
