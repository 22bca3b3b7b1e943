import { DISTANCE_EDGES } from '../../analysis/realism/series/depthProfile.ts';
import { emptySeries, type MarketSeries } from '../../analysis/realism/series/marketSeries.ts';
import { exp } from '../../core/utils/math/exp.ts';
import type { Rng } from '../../core/utils/rng.ts';
import { fractionalNoise } from './fractionalNoise.ts';
import type { KnownProcess } from './knownProcess.ts';

const ORDERS = 20_000;
const WAITS = 10_000;
/** Rows of five minutes in a day, and looks in a row. */
const ROWS = 78;
const LOOKS = 600;
const METAORDERS = 6000;
const BINS = DISTANCE_EDGES.length - 1;
/** Base rate, jump and decay of the Hawkes process: two thirds of its orders are caused by others. */
const HAWKES = { base: 1, jump: 0.8, decay: 1.2 };

/** Order flow and books of known memory, bursts and shape. */
export const flowProcesses: readonly KnownProcess[] = [
  {
    key: 'fractional-signs',
    name: 'signs of fractional noise with d 0.2: γ 0.6, H 0.7, 20 000 orders',
    shows: ['sign-decay', 'sign-hurst'],
    lacks: [],
    values: { 'sign-decay': 0.6, 'sign-hurst': 0.7 },
    make: (rng) => withSigns(fractionalNoise(ORDERS, 0.2, rng).map((value) => (value > 0 ? 1 : -1))),
  },
  {
    key: 'independent-signs',
    name: 'independent signs, 20 000 orders',
    shows: [],
    lacks: ['sign-decay', 'sign-hurst'],
    make: (rng) => withSigns(Float64Array.from({ length: ORDERS }, () => (rng.bernoulli(0.5) ? 1 : -1))),
  },
  {
    key: 'bouncing-trades',
    name: 'a random walk of the mid, trades half a spread of two steps off it on independent sides (Roll), 20 000 orders',
    shows: ['bid-ask-bounce'],
    lacks: [],
    values: { 'bid-ask-bounce': -1 / 3 },
    make: (rng) => withPrices(rng, 1),
  },
  {
    key: 'trades-at-mid',
    name: 'a random walk, trades at it, 20 000 orders',
    shows: [],
    lacks: ['bid-ask-bounce'],
    make: (rng) => withPrices(rng, 0),
  },
  {
    key: 'hawkes-arrivals',
    name: 'Hawkes process, μ 1, α 0.8, β 1.2, 10 000 waits',
    shows: ['arrival-variation', 'arrival-shape'],
    lacks: [],
    make: (rng) => ({ ...emptySeries('known'), gaps: hawkesWaits(rng) }),
  },
  {
    key: 'poisson-arrivals',
    name: 'Poisson process, 10 000 waits',
    shows: [],
    lacks: ['arrival-variation', 'arrival-shape'],
    values: { 'arrival-variation': 1, 'arrival-shape': 1 },
    make: (rng) => ({
      ...emptySeries('known'),
      gaps: Float64Array.from({ length: WAITS }, () => rng.exponential(1)),
    }),
  },
  {
    key: 'humped-book',
    name: 'a book with its maximum five ticks behind the best, half as much again as at it, one day',
    shows: ['depth-profile'],
    lacks: [],
    make: (rng) => withDepth(rng, (ticks) => 1 + 0.5 * exp((-(ticks - 5) * (ticks - 5)) / 18)),
  },
  {
    key: 'falling-book',
    name: 'a book that halves every ten ticks, one day',
    shows: [],
    lacks: ['depth-profile'],
    make: (rng) => withDepth(rng, (ticks) => exp(-ticks / 14.4)),
  },
  {
    key: 'square-root-impact',
    name: 'metaorders that move the mid by the root of their size, noise as large as the largest move, 6000 of them',
    shows: ['metaorder-impact'],
    lacks: [],
    values: { 'metaorder-impact': 0.5 },
    make: (rng) => withMetaorders(rng, Math.sqrt),
  },
  {
    key: 'linear-impact',
    name: 'metaorders that move the mid by their size, noise as large as the largest move, 6000 of them',
    shows: [],
    lacks: ['metaorder-impact'],
    make: (rng) => withMetaorders(rng, (size) => size),
  },
];

function withSigns(signs: Float64Array): MarketSeries {
  const empty = emptySeries('known');
  return { ...empty, orders: { ...empty.orders, signs } };
}

function withPrices(rng: Rng, halfSpread: number): MarketSeries {
  const empty = emptySeries('known');
  let mid = 1000;
  const prices = Float64Array.from({ length: ORDERS }, () => {
    mid += rng.normal();
    return mid + halfSpread * (rng.bernoulli(0.5) ? 1 : -1);
  });
  return { ...empty, orders: { ...empty.orders, prices } };
}

/** By thinning: the rate falls between arrivals, so that the present one bounds it (Ogata 1981). */
function hawkesWaits(rng: Rng): Float64Array {
  const { base, jump, decay } = HAWKES;
  let excited = 0;
  return Float64Array.from({ length: WAITS }, () => {
    let wait = 0;
    for (;;) {
      const bound = base + excited;
      const step = rng.exponential(1 / bound);
      wait += step;
      excited *= exp(-decay * step);
      if (rng.uniform() * bound < base + excited) break;
    }
    excited += jump;
    return wait;
  });
}

/** Quantities per tick about `mean`, with noise that lasts for some rows. */
function withDepth(rng: Rng, mean: (ticks: number) => number): MarketSeries {
  const sums = new Float64Array(ROWS * BINS);
  const noise = new Float64Array(BINS);
  for (let row = 0; row < ROWS; row++) {
    for (let bin = 0; bin < BINS; bin++) {
      noise[bin] = 0.8 * noise[bin] + 0.1 * rng.normal();
      const [from, to] = [DISTANCE_EDGES[bin], DISTANCE_EDGES[bin + 1]];
      sums[row * BINS + bin] = LOOKS * (to - from) * mean((from + to - 1) / 2) * exp(noise[bin]);
    }
  }
  return { ...emptySeries('known'), depth: { sums, samples: new Float64Array(ROWS).fill(LOOKS), tick: 1 } };
}

/** Sizes over two decades, evenly in their logarithm. */
function withMetaorders(rng: Rng, move: (size: number) => number): MarketSeries {
  const sizes = Float64Array.from({ length: METAORDERS }, () => exp(-Math.LN10 * 2 * rng.uniform()));
  return {
    ...emptySeries('known'),
    metaorders: { sizes, moves: sizes.map((size) => 10 * (move(size) + rng.normal())) },
  };
}
