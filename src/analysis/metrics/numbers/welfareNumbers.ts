import { instrumentScale } from '../instrumentScale.ts';
import type { KeyNumber } from '../keyNumber.ts';
import type { RunMetrics } from '../runMetrics.ts';
import type { InstrumentWelfare } from '../welfare/instrumentWelfare.ts';
import { NumberGroup } from './numberGroup.ts';

type Measured = Pick<RunMetrics, 'welfare' | 'scale' | 'manifest'>;

/**
 * Surplus over all instruments of the currency shown that anybody values, each measured by itself; Smith's alpha and the
 * dispersion of profits are of the one with most surplus to be had.
 */
export function welfareNumbers({ welfare, scale, manifest }: Measured): KeyNumber[] {
  const group = new NumberGroup('Welfare', scale);
  // In ticks times lots of the instrument shown.
  const worth = (place: number) =>
    instrumentScale(manifest.instruments[place], place).minorPerTickLot / scale.minorPerTickLot;
  const counted = welfare.filter(({ place }) => manifest.instruments[place].currency === scale.currency);
  const sum = (of: (one: InstrumentWelfare) => number) =>
    counted.length === 0 ? Number.NaN : counted.reduce((all, one) => all + of(one) * worth(one.place), 0);
  const possible = sum(({ equilibrium }) => equilibrium.surplus);
  const realised = sum((one) => one.realised);
  const main = counted.reduce<InstrumentWelfare | undefined>(
    (best, one) => (best === undefined || one.equilibrium.surplus > best.equilibrium.surplus ? one : best),
    undefined,
  );
  const dispersion = main === undefined ? Number.NaN : main.dispersion * worth(main.place);
  const efficiency = possible > 0 ? (100 * realised) / possible : Number.NaN;
  return [
    group.money('surplusPossible', 'Surplus to be had', possible),
    group.money('surplusRealised', 'Surplus realised', realised, 'higher'),
    group.plain('allocativeEfficiency', 'Allocative efficiency', '%', 2, efficiency, 'higher'),
    group.money(
      'intramarginalLoss',
      'Lost on lots that should have traded',
      sum((one) => one.intramarginalLoss),
      'lower',
    ),
    group.money(
      'extramarginalLoss',
      'Lost on lots that should not have',
      sum((one) => one.extramarginalLoss),
      'lower',
    ),
    group.money('profitDispersion', 'Profits about their equilibrium, root mean square', dispersion, 'lower'),
    group.plain(
      'smithAlpha',
      'Trades about the equilibrium price (Smith’s alpha)',
      '%',
      3,
      main?.alpha ?? Number.NaN,
      'lower',
    ),
  ];
}
