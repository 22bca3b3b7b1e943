import { competitiveEquilibrium } from '../../analysis/metrics/welfare/competitiveEquilibrium.ts';
import { meanOf } from '../../analysis/statistics/moments.ts';
import { BUY } from '../../core/models/side.ts';
import type { ExperimentPeriod, TraderPeriod } from './experimentRecord.ts';

/** What economists measure of a period; prices and surplus in ticks. */
export interface PeriodMeasures {
  /** Gains from trade that were made, of those that could be, in per cent. */
  readonly efficiency: number;
  /** Root mean square of the traders' profits less their profits at the equilibrium price. */
  readonly dispersion: number;
  /** Smith's α: root mean square distance of the deals from the equilibrium price, in per cent of it. */
  readonly alpha: number;
  readonly meanPrice: number;
  /** The middle of the prices at which demand meets supply. */
  readonly equilibriumPrice: number;
  readonly equilibriumLots: number;
}

/** Measures of Smith (1962) and Gode and Sunder (1993); those of prices are `NaN` without deals. */
export function measurePeriod({ traders, prices }: ExperimentPeriod): PeriodMeasures {
  const all = [...traders.values()];
  const steps = all.flatMap(({ side, values }) => values.map((value) => ({ side, value, lots: 1 })));
  const { surplus, price, lots } = competitiveEquilibrium(steps);
  const realised = all.reduce((sum, trader) => sum + profitOf(trader), 0);
  const excesses = all.map((trader) => profitOf(trader) - profitAt(trader, price));
  return {
    efficiency: (100 * realised) / surplus,
    dispersion: rootMeanSquare(excesses),
    alpha: (100 * rootMeanSquare(prices.map((deal) => deal - price))) / price,
    meanPrice: meanOf(prices),
    equilibriumPrice: price,
    equilibriumLots: lots,
  };
}

/** What a trader made: each deal against the value of its next unit. */
export function profitOf({ side, values, prices }: TraderPeriod): number {
  return prices.reduce(
    (sum, price, unit) => sum + (side === BUY ? values[unit] - price : price - values[unit]),
    0,
  );
}

function profitAt({ side, values }: TraderPeriod, price: number): number {
  return values.reduce((sum, value) => sum + Math.max(0, side === BUY ? value - price : price - value), 0);
}

/** `NaN` of no values. */
export function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(meanOf(values.map((value) => value * value)));
}
