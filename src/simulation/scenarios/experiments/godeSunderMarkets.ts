import { alike, type ExperimentMarket } from './experimentMarket.ts';

const TRADERS = 6;

const sameUnits = (values: readonly number[], costs: readonly number[]): ExperimentMarket => ({
  buyers: alike(TRADERS, values),
  sellers: alike(TRADERS, costs),
});

/**
 * The five markets of Gode and Sunder (1993): six buyers and six sellers, in the first four all buyers alike and all
 * sellers alike.
 */
export const godeSunderMarkets: Readonly<Record<string, ExperimentMarket>> = {
  'market-1': sameUnits([102, 97, 92, 87, 82, 77], [34, 46, 58, 70, 82, 94]),
  'market-2': sameUnits([117, 105, 93, 81, 69, 57], [49, 54, 59, 64, 69, 74]),
  'market-3': sameUnits([133, 95, 90], [90, 95, 100]),
  'market-4': sameUnits([180, 175, 170, 165, 160], [90, 142, 170, 190, 198]),
  'market-5': {
    buyers: [...dealt(159, 131), ...alike(3, Array<number>(7).fill(127))],
    sellers: [...dealt(96, 124), ...alike(3, Array<number>(7).fill(131))],
  },
};

/** Eighteen units in even steps from the best to the last, dealt in turn to three traders. */
function dealt(best: number, last: number): number[][] {
  const units = Array.from({ length: 18 }, (_, i) => Math.round(best + ((last - best) * i) / 17));
  return [0, 1, 2].map((trader) => units.filter((_, i) => i % 3 === trader));
}
