import { meanOf } from '../../statistics/moments.ts';
import { cellInterval } from '../estimators/cellBootstrap.ts';
import type { RealismStatistic } from '../realismStatistic.ts';
import { DISTANCE_EDGES } from '../series/depthProfile.ts';
import type { MarketSeries } from '../series/marketSeries.ts';

const BINS = DISTANCE_EDGES.length - 1;

/** The mean book has a hump: most stands a little behind the best price. */
export const depthShape: RealismStatistic = {
  key: 'depth-profile',
  group: 'Book',
  name: 'Depth away from the best price',
  estimator:
    'greatest mean quantity per tick behind the best price over the mean quantity at it, both sides, one look a second',
  decimals: 2,
  range: { low: 1, words: 'above 1' },
  source:
    'Bouchaud, Mézard and Potters 2002, Quantitative Finance 2, 251, abstract: the mean book is humped; Gu, Chen and Zhou 2008, Physica A 387, 5182, abstract: its maximum is away from the same best price',
  confirmed: true,
  sampleOf: 'looks of 5 minutes at the book',
  least: 12,
  sample: ({ depth }) => depth.samples.filter((samples) => samples > 0).length,
  measure(series, rng) {
    const rows = series.depth.samples.length;
    const ratio = (weights?: Float64Array) => {
      const { behind, at } = humpOf(profileOf(series, weights));
      return behind / at;
    };
    const profile = profileOf(series);
    const peak = profile.indexOf(Math.max(...profile));
    return {
      estimate: ratio(),
      interval: cellInterval(rows, rng, ratio),
      note: `the maximum is ${DISTANCE_EDGES[peak]} ticks away, ${spreadWords(series)}`,
    };
  },
  plot: {
    title: 'Depth by distance from the best price',
    caption:
      'Mean quantity per tick over that at the best price, by distance from the best price of the same side.',
    x: { title: 'Distance (ticks, 1 added)', isLog: true },
    y: { title: 'Quantity over that at the best' },
    level: 1,
    curve(series) {
      const profile = profileOf(series);
      return {
        x: profile.map((_, bin) => (DISTANCE_EDGES[bin] + DISTANCE_EDGES[bin + 1] - 1) / 2 + 1),
        y: profile.map((lots) => lots / profile[0]),
      };
    },
  },
};

/** Mean quantity per tick by bin of distance. */
function profileOf({ depth: { sums, samples } }: MarketSeries, weights?: Float64Array): Float64Array {
  const profile = new Float64Array(BINS);
  let looks = 0;
  samples.forEach((count, row) => {
    const weight = weights === undefined ? 1 : weights[row];
    looks += weight * count;
    for (let bin = 0; bin < BINS; bin++) profile[bin] += weight * sums[row * BINS + bin];
  });
  return profile.map((sum, bin) => sum / (looks * (DISTANCE_EDGES[bin + 1] - DISTANCE_EDGES[bin])));
}

function humpOf(profile: Float64Array) {
  return { at: profile[0], behind: Math.max(...profile.subarray(1)) };
}

/** A book whose tick is a grain of sand has no levels to speak of: the reader sees by the spread. */
function spreadWords({ spreads, mids, depth: { tick } }: MarketSeries): string {
  const mid = meanOf(mids.filter((value) => !Number.isNaN(value)));
  const ticks = (meanOf(spreads) * mid) / (1e4 * tick);
  return Number.isNaN(ticks)
    ? 'the spread is not known'
    : `the mean spread is ${Number(ticks.toPrecision(3))} ticks`;
}
