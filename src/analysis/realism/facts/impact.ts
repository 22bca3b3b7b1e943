import { log } from '../../../core/utils/math/log.ts';
import { indexInterval } from '../estimators/cellBootstrap.ts';
import { logSlope } from '../estimators/powerDecay.ts';
import type { RealismStatistic } from '../realismStatistic.ts';
import type { MarketSeries } from '../series/marketSeries.ts';

/** Bins of size, each as many orders. */
const BINS = 10;
/** Sizes must span so many powers of ten. */
const LEAST_DECADES = 1.5;
const LEAST_ORDER_DECADES = 0.5;

interface Pairs {
  readonly sizes: Float64Array;
  readonly moves: Float64Array;
}

/** The price moves as the square root of what is traded. */
export const metaorderImpact: RealismStatistic = {
  key: 'metaorder-impact',
  group: 'Impact',
  name: 'Impact of metaorders',
  estimator:
    'exponent of the mean move of the mid in the direction of a metaorder by its size, in logarithms over ten bins of size; metaorders are market orders of one account that follow each other with one sign, ten or more',
  decimals: 2,
  range: { low: 0.4, high: 0.6, words: '0.4 to 0.6' },
  source:
    'Sato and Kanazawa 2024, arXiv:2411.13965: 0.489 ± 0.0015 over the stocks of the Tokyo Stock Exchange',
  confirmed: true,
  sampleOf: 'metaorders over 1.5 decades of size',
  least: 300 * BINS,
  sample: ({ metaorders }) => sizeable(known(metaorders), LEAST_DECADES),
  measure: ({ metaorders }, rng) => exponentOf(known(metaorders), rng),
  plot: {
    title: 'Impact of metaorders',
    caption:
      'Mean move of the mid by size over the market’s volume; the square root is a line of slope one half.',
    x: { title: 'Size over volume', isLog: true },
    y: { title: 'Move of the mid (bp)', isLog: true },
    isMarkers: true,
    curve: ({ metaorders }) => binned(known(metaorders)),
  },
};

/** What single market orders do is another thing, and is told beside it. */
export const orderImpact: RealismStatistic = {
  key: 'order-impact',
  group: 'Impact',
  name: 'Impact of single orders',
  estimator:
    'exponent of the mean move of the mid from before a market order to before the next one (or to the end of its second) by its size, in logarithms over ten bins of size',
  decimals: 2,
  source: 'Bouchaud, Farmer and Lillo 2009, How markets slowly digest changes in supply and demand: concave',
  confirmed: false,
  sampleOf: 'market orders over half a decade of size',
  least: 1000,
  sample: (series) => sizeable(ordersOf(series), LEAST_ORDER_DECADES),
  measure: (series, rng) => exponentOf(ordersOf(series), rng),
  plot: {
    title: 'Impact of single market orders',
    caption: 'Mean move of the mid by the size of a market order over the mean size.',
    x: { title: 'Size over its mean', isLog: true },
    y: { title: 'Move of the mid (bp)', isLog: true },
    isMarkers: true,
    curve: (series) => binned(ordersOf(series)),
  },
};

function ordersOf({ orders }: MarketSeries): Pairs {
  const mean = orders.quantities.reduce((sum, quantity) => sum + quantity, 0) / orders.quantities.length;
  return known({ sizes: orders.quantities.map((quantity) => quantity / mean), moves: orders.moves });
}

/** Pairs of which both are known. */
function known({ sizes, moves }: Pairs): Pairs {
  const isKnown = (i: number) => sizes[i] > 0 && Number.isFinite(moves[i]);
  return { sizes: sizes.filter((_, i) => isKnown(i)), moves: moves.filter((_, i) => isKnown(i)) };
}

/** How many pairs there are; none where sizes hardly differ, so that no slope can be seen. */
function sizeable({ sizes }: Pairs, decades: number): number {
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (const size of sizes) {
    low = Math.min(low, size);
    high = Math.max(high, size);
  }
  return log(high / low) >= decades * Math.LN10 ? sizes.length : 0;
}

function exponentOf(pairs: Pairs, rng: Parameters<typeof indexInterval>[1]) {
  const order = orderBySize(pairs);
  const binOf = new Uint8Array(pairs.sizes.length);
  order.forEach((i, rank) => {
    binOf[i] = Math.floor((rank * BINS) / order.length);
  });
  const slope = (numbers: ArrayLike<number>) => slopeOf(sumsOf(pairs, binOf, numbers));
  return {
    estimate: slope(order),
    interval: indexInterval(pairs.sizes.length, rng, slope),
  };
}

function orderBySize({ sizes }: Pairs): Uint32Array {
  return Uint32Array.from(sizes, (_, i) => i).sort((a, b) => sizes[a] - sizes[b] || a - b);
}

function sumsOf({ sizes, moves }: Pairs, binOf: Uint8Array, numbers: ArrayLike<number>) {
  const sums = new Float64Array(3 * BINS);
  for (let place = 0; place < numbers.length; place++) {
    const i = numbers[place];
    const bin = 3 * binOf[i];
    sums[bin]++;
    sums[bin + 1] += sizes[i];
    sums[bin + 2] += moves[i];
  }
  return Array.from({ length: BINS }, (_, bin) => ({
    size: sums[3 * bin + 1] / sums[3 * bin],
    move: sums[3 * bin + 2] / sums[3 * bin],
  }));
}

/** Bins in which the price went against the order in the mean have no logarithm; `NaN` with more than a quarter of them. */
function slopeOf(bins: readonly { readonly size: number; readonly move: number }[]): number {
  const points = bins.flatMap(({ size, move }) => (move > 0 ? [{ x: log(size), y: log(move) }] : []));
  return points.length * 4 < BINS * 3 ? Number.NaN : logSlope(points);
}

function binned(pairs: Pairs) {
  const order = orderBySize(pairs);
  const binOf = new Uint8Array(pairs.sizes.length);
  order.forEach((i, rank) => {
    binOf[i] = Math.floor((rank * BINS) / order.length);
  });
  const bins = sumsOf(pairs, binOf, order).filter(({ move }) => !Number.isNaN(move));
  return { x: bins.map(({ size }) => size), y: bins.map(({ move }) => move) };
}
