import { Listings } from '../../../core/models/listings.ts';
import type { KeyNumber } from '../keyNumber.ts';
import type { RunMetrics } from '../runMetrics.ts';
import { NumberGroup } from './numberGroup.ts';
import { durationName } from './qualityNumbers.ts';

type Measured = Pick<RunMetrics, 'discovery' | 'brierScore' | 'scale' | 'manifest'>;

/** How prices find the value: randomness of the mid, distance from the fundamental, shares of the venues. */
export function discoveryNumbers({ discovery, brierScore, scale, manifest }: Measured): KeyNumber[] {
  const group = new NumberGroup('Discovery', scale);
  const stepNs = discovery.step * manifest.timeResolutionNs;
  const over = (steps: number) => durationName(steps * stepNs);
  const numbers = discovery.varianceRatios.flatMap(({ span, ratio, z }) => {
    const name = `Variance of returns over ${over(span)} to that over ${over(1)}`;
    return [
      group.plain(`varianceRatio${span}`, name, '', 3, ratio),
      group.plain(`varianceRatioZ${span}`, `Its distance from 1, robust z (${over(span)})`, '', 2, z),
    ];
  });
  const { names } = new Listings(manifest);
  const shares = discovery.shares.flatMap(({ place, lower, upper, component }) => [
    group.plain(
      `informationShare${place}`,
      `Information share of ${names[place]}, middle of its bounds`,
      '%',
      1,
      50 * (lower + upper),
    ),
    group.plain(`componentShare${place}`, `Component share of ${names[place]}`, '%', 1, 100 * component),
  ]);
  return [
    ...numbers,
    group.plain(
      'returnAutocorrelation',
      `Autocorrelation of returns over ${over(1)}`,
      '',
      3,
      discovery.autocorrelation,
    ),
    group.price(
      'pricingError',
      'Mid about the fundamental, root mean square',
      discovery.pricingError,
      2,
      'lower',
    ),
    group.price('pricingBias', 'Mid less the fundamental, mean', discovery.bias, 2),
    group.plain('brierScore', 'Brier score of the last prices before settlement', '', 4, brierScore, 'lower'),
    ...shares,
  ];
}
