import { emptySeries, type MarketSeries } from '../../analysis/realism/series/marketSeries.ts';
import { exp } from '../../core/utils/math/exp.ts';
import type { Rng } from '../../core/utils/rng.ts';
import { fractionalNoise } from './fractionalNoise.ts';
import type { KnownProcess } from './knownProcess.ts';

/** Twenty days of 390 minutes. */
const MINUTES = 7800;
const LENGTH = 'twenty days of 1-minute returns';
const DEVIATION = 5e-4;
const GARCH = { alpha: 0.1, beta: 0.85 };
const MEMORY = 0.4;
const NO_CLUSTERS = ['volatility-clustering', 'volatility-decay'];

/** Returns of known tails and dependence. */
export const returnProcesses: readonly KnownProcess[] = [
  {
    key: 'normal-returns',
    name: `independent normal returns, ${LENGTH}`,
    shows: ['return-autocorrelation'],
    lacks: ['tail-index-5', 'tail-index-2-5', 'aggregational-normality', ...NO_CLUSTERS],
    make: (rng) => marketOf(draws(() => rng.normal())),
  },
  {
    key: 'student-3-returns',
    name: `independent returns of Student's t with 3 degrees of freedom, ${LENGTH}`,
    shows: ['return-autocorrelation', 'tail-index-5', 'tail-index-2-5', 'aggregational-normality'],
    lacks: NO_CLUSTERS,
    values: { 'tail-index-5': 3, 'tail-index-2-5': 3 },
    make: (rng) => marketOf(draws(() => student(3, rng))),
  },
  {
    key: 'garch-returns',
    name: `GARCH(1, 1) with normal shocks, α 0.1, β 0.85, ${LENGTH}`,
    shows: ['return-autocorrelation', 'volatility-clustering'],
    lacks: ['volatility-decay'],
    make: (rng) => marketOf(garch(rng)),
  },
  {
    key: 'long-memory-volatility',
    name: `normal returns times exp(h / 2), h fractional noise with d 0.4: |r| decays as lag^-0.2, ${LENGTH}`,
    shows: ['return-autocorrelation', 'volatility-clustering', 'volatility-decay'],
    lacks: [],
    values: { 'volatility-decay': 1 - 2 * MEMORY },
    make(rng) {
      const volatility = fractionalNoise(MINUTES, MEMORY, rng).map((h) => exp(h / 2));
      return marketOf(volatility.map((v) => v * rng.normal()));
    },
  },
  {
    key: 'trending-returns',
    name: `fractional noise with d 0.2 as returns, ${LENGTH}`,
    shows: [],
    lacks: ['return-autocorrelation'],
    make: (rng) => marketOf(fractionalNoise(MINUTES, 0.2, rng)),
  },
  {
    key: 'mixture-of-distributions',
    name: `returns whose variance is the quantity of their five minutes, ${LENGTH}`,
    shows: ['volume-volatility'],
    lacks: [],
    make: (rng) => withVolumes(rng, (volume) => Math.sqrt(volume)),
  },
  {
    key: 'volume-apart',
    name: `returns and quantities that are independent, ${LENGTH}`,
    shows: [],
    lacks: ['volume-volatility'],
    make: (rng) => withVolumes(rng, () => 1),
  },
];

function draws(draw: () => number): Float64Array {
  return Float64Array.from({ length: MINUTES }, draw);
}

/** Minutes as bars: a cell each. */
function marketOf(returns: Float64Array, volumes = new Float64Array(returns.length + 1)): MarketSeries {
  let level = 0;
  const mids = new Float64Array(returns.length + 1);
  mids[0] = 100;
  returns.forEach((value, i) => {
    level += DEVIATION * value;
    mids[i + 1] = 100 * exp(level);
  });
  return { ...emptySeries('known'), cellsPerMinute: 1, mids, volumes };
}

/** Normal over the root of a mean of squared normals. */
function student(degrees: number, rng: Rng): number {
  let squares = 0;
  for (let i = 0; i < degrees; i++) {
    const value = rng.normal();
    squares += value * value;
  }
  return rng.normal() / Math.sqrt(squares / degrees);
}

function garch(rng: Rng): Float64Array {
  const { alpha, beta } = GARCH;
  let variance = 1;
  let last = 0;
  return draws(() => {
    variance = 1 - alpha - beta + alpha * last * last + beta * variance;
    last = Math.sqrt(variance) * rng.normal();
    return last;
  });
}

/** Quantities of five minutes are exponential, those of their minutes a fifth. */
function withVolumes(rng: Rng, deviation: (volume: number) => number): MarketSeries {
  const volumes = new Float64Array(MINUTES + 1);
  const returns = new Float64Array(MINUTES);
  for (let from = 0; from < MINUTES; from += 5) {
    const volume = rng.exponential(1);
    for (let i = from; i < from + 5; i++) {
      volumes[i + 1] = volume / 5;
      returns[i] = deviation(volume) * rng.normal();
    }
  }
  return marketOf(returns, volumes);
}
