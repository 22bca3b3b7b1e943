import type { ActorId } from '../../../core/models/units.ts';
import type { CompetitiveEquilibrium } from './competitiveEquilibrium.ts';
import type { TradeDot, TradePrices } from './tradePrices.ts';
import { addUpByAccount, type Holding, type TraderSurplus, traderSurplus } from './traderSurplus.ts';
import type { ValueStep } from './valueSchedules.ts';

/** What trading one instrument was worth, held against what it could have been. Ticks times lots, before fees. */
export interface InstrumentWelfare extends MeasuredWelfare {
  /** Whether values and prices are distances from a fundamental value at their moment. */
  readonly hasFundamental: boolean;
}

/** As {@link InstrumentWelfare}, whatever values and prices are counted from. */
interface MeasuredWelfare {
  /** The instrument's place in the manifest. */
  readonly place: number;
  readonly equilibrium: CompetitiveEquilibrium;
  readonly traders: readonly TraderSurplus[];
  /** Values of all lots where they ended less costs: money only changes hands. */
  readonly realised: number;
  /** Realised over possible; `NaN` where nothing was possible. */
  readonly efficiency: number;
  readonly intramarginalLoss: number;
  readonly extramarginalLoss: number;
  /** Root mean square of what traders with values got less what the equilibrium would have given them. */
  readonly dispersion: number;
  /** Smith's alpha: root mean square distance of the trades from the equilibrium price, in per cent of it. */
  readonly alpha: number;
  /** Steps of all schedules, and trades in their order. */
  readonly steps: readonly ValueStep[];
  readonly dots: readonly TradeDot[];
}

/**
 * Allocative efficiency as Smith (1962) and Gode and Sunder (1993), "Allocative efficiency of markets with
 * zero-intelligence traders", measure it. The losses add up to possible less realised where every lot sold by one that
 * values it was bought by another such, or the mark is the equilibrium price; `find` tells the equilibrium of all steps.
 */
export function instrumentWelfare(
  place: number,
  schedules: ReadonlyMap<ActorId, readonly ValueStep[]>,
  holdings: readonly Holding[],
  prices: TradePrices,
  mark: number,
  find: (steps: readonly ValueStep[]) => CompetitiveEquilibrium,
): MeasuredWelfare {
  const lapsed = holdings.flatMap((holding) => holding.lapsed ?? []);
  const steps = [...lapsed, ...schedules.values()].flat();
  const equilibrium = find(steps);
  const price = Number.isNaN(equilibrium.price) ? mark : equilibrium.price;
  const parts = holdings.map((holding) =>
    traderSurplus(holding, holding.lapsed ?? schedules.get(holding.account) ?? [], price, mark),
  );
  const traders = addUpByAccount(parts);
  const sum = (of: (trader: TraderSurplus) => number) => traders.reduce((all, trader) => all + of(trader), 0);
  const valued = traders.filter(({ hasValues }) => hasValues);
  const squares = valued.reduce((all, { realised, possible }) => all + (realised - possible) ** 2, 0);
  const realised = sum((trader) => trader.realised);
  return {
    place,
    equilibrium,
    traders,
    realised,
    efficiency: equilibrium.surplus > 0 ? realised / equilibrium.surplus : Number.NaN,
    intramarginalLoss: sum((trader) => trader.intramarginalLoss),
    extramarginalLoss: sum((trader) => trader.extramarginalLoss),
    dispersion: Math.sqrt(squares / valued.length),
    alpha: (100 * prices.distanceFrom(equilibrium.price)) / (equilibrium.price + prices.meanBase),
    steps,
    dots: prices.dots,
  };
}
