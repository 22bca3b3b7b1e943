import { alike, type ExperimentMarket } from './experimentMarket.ts';

/** One unit each, 75 to 325 in steps of 25: they cross at 200. */
const spread = (): number[][] => Array.from({ length: 11 }, (_, i) => [75 + 25 * i]);

/** The markets of Cliff (1997), HPL-97-91: each has the equilibrium price 200. */
export const cliffMarkets: Readonly<Record<string, ExperimentMarket>> = {
  symmetric: { buyers: spread(), sellers: spread() },
  'flat-supply': { buyers: spread(), sellers: alike(11, [200]) },
  'excess-demand': { buyers: alike(11, [200]), sellers: alike(6, [50]) },
  'excess-supply': { buyers: alike(6, [320]), sellers: alike(11, [200]) },
};
