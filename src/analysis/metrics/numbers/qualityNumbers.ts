import type { KeyNumber } from '../keyNumber.ts';
import type { RunMetrics } from '../runMetrics.ts';
import { NumberGroup } from './numberGroup.ts';

type Measured = Pick<RunMetrics, 'quality' | 'kyleLambda' | 'scale' | 'survey' | 'manifest'>;

/** What trading cost, how deep the market was, how likely and how fair execution. */
export function qualityNumbers(metrics: Measured): KeyNumber[] {
  return [...costNumbers(metrics), ...bookNumbers(metrics), ...snipingNumbers(metrics)];
}

function costNumbers({ quality, scale }: Measured): KeyNumber[] {
  const group = new NumberGroup('Quality', scale);
  const { atTrade, horizons } = quality.costs;
  const effective = atTrade.effectiveLots / atTrade.lots;
  const relative = (1e4 * atTrade.relativeLots) / atTrade.lots;
  return [
    group.price('effectiveSpread', 'Effective spread', effective, 2, 'lower'),
    group.plain('effectiveSpreadBps', 'Effective spread over mid', 'bp', 2, relative, 'lower'),
    ...horizons.flatMap(({ all }, i) => {
      const after = durationName(quality.settings.horizonsNs[i]);
      const key = after.replace(' ', '');
      return [
        group.price(`realisedSpread${key}`, `Realised spread after ${after}`, all.realisedLots / all.lots, 2),
        group.price(
          `priceImpact${key}`,
          `Price impact after ${after}`,
          all.impactLots / all.lots,
          2,
          'lower',
        ),
      ];
    }),
  ];
}

function bookNumbers({ quality, kyleLambda, scale, manifest }: Measured): KeyNumber[] {
  const group = new NumberGroup('Quality', scale);
  const { depth, survival, fairness, settings } = quality;
  const within = `within ${settings.depthBps} bp of mid`;
  const perQuantity = scale.tick / scale.lot;
  const impact = (key: string, name: string, value: number, better?: 'lower') =>
    group.plain(key, name, scale.currency, scale.priceDecimals + 4, value * perQuantity, better);
  const delays = survival.all();
  const unit = manifest.timeResolutionNs;
  const longest = settings.horizonsNs.at(-1) ?? Number.NaN;
  const filled = 100 * delays.first.eventBy(longest / unit);
  const median = (delays.first.quantile(0.5) * unit) / 1e9;
  return [
    group.lots('depthNearBid', `Mean quantity bid ${within}`, depth.bidLots, 'higher'),
    group.lots('depthNearAsk', `Mean quantity asked ${within}`, depth.askLots, 'higher'),
    impact('kyleLambda', 'Price impact per unit of signed volume', kyleLambda.lambda, 'lower'),
    impact('kyleLambdaError', 'Standard error of it', kyleLambda.standardError),
    group.plain(
      'executionProbability',
      `Limit orders with a fill in ${durationName(longest)}, if left alone`,
      '%',
      2,
      filled,
      'higher',
    ),
    group.plain('firstFillMedian', 'Half of them have one within', 's', 3, median, 'lower'),
    group.plain(
      'allocationFairness',
      'Fairness of allocation, 1 for pro rata',
      '',
      3,
      fairness.mean,
      'higher',
    ),
    group.plain(
      'volumeConcentration',
      'Concentration of volume by trader',
      '',
      4,
      quality.volumeConcentration,
    ),
  ];
}

/** Nothing can be sniped where no fundamental value ever changed. */
function snipingNumbers({ quality, scale, survey, manifest }: Measured): KeyNumber[] {
  const group = new NumberGroup('Quality', scale);
  const { total, fills, changes } = quality.sniping;
  const seconds = ((survey.end - survey.start) * manifest.timeResolutionNs) / 1e9;
  const rent = changes > 0 ? total : Number.NaN;
  return [
    group.money('snipingRent', 'Rent of takers from stale quotes', rent, 'lower'),
    {
      ...group.money('snipingRentPerSecond', 'Rent from stale quotes per second', rent / seconds, 'lower'),
      decimals: scale.currencyScale + 4,
    },
    group.plain('snipes', 'Fills against stale quotes', '', 0, changes > 0 ? fills : Number.NaN, 'lower'),
  ];
}

/** A round duration as people say it: `100 ms`, `1 s`. */
export function durationName(ns: number): string {
  for (const [unit, size] of [
    ['s', 1e9],
    ['ms', 1e6],
    ['µs', 1e3],
  ] as const) {
    if (ns >= size) return `${Number((ns / size).toPrecision(6))} ${unit}`;
  }
  return `${ns} ns`;
}
