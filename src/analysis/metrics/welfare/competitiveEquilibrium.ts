import { BUY } from '../../../core/models/side.ts';
import type { ValueStep } from './valueSchedules.ts';

/** Where demand and supply cross. Prices in ticks, surplus in ticks times lots. */
export interface CompetitiveEquilibrium {
  /** Most lots whose trade loses nobody anything. */
  readonly lots: number;
  /** Greatest sum of buyers' values less sellers' costs that trading can reach. */
  readonly surplus: number;
  /** Prices at which demand meets supply, and the middle of them; `NaN` where a side is empty. */
  readonly low: number;
  readonly high: number;
  readonly price: number;
}

/** Buyers' steps from the highest value, sellers' from the lowest cost. */
export function bestFirst(steps: readonly ValueStep[], side: number): ValueStep[] {
  const sign = side === BUY ? -1 : 1;
  return steps.filter((step) => step.side === side).sort((a, b) => sign * (a.value - b.value));
}

/**
 * The competitive equilibrium of all values taken together (Smith, 1962, "An experimental study of competitive market
 * behavior"): lots trade, best values with least costs, while a value is not below a cost. Where values arrive over
 * time this is the surplus of a market in which all of them could meet, which no market without waiting can reach.
 */
export function competitiveEquilibrium(steps: readonly ValueStep[]): CompetitiveEquilibrium {
  const demand = bestFirst(steps, BUY);
  const supply = bestFirst(steps, 1 - BUY);
  let [buyer, seller, bought, sold, lots, surplus] = [0, 0, 0, 0, 0, 0];
  while (buyer < demand.length && seller < supply.length) {
    const gain = demand[buyer].value - supply[seller].value;
    if (gain < 0) break;
    const traded = Math.min(demand[buyer].lots - bought, supply[seller].lots - sold);
    lots += traded;
    surplus += traded * gain;
    bought += traded;
    sold += traded;
    if (bought === demand[buyer].lots) {
      buyer++;
      bought = 0;
    }
    if (sold === supply[seller].lots) {
      seller++;
      sold = 0;
    }
  }
  // The last that trade and the first that do not: a step that trades in part is both.
  const lastIn = (list: readonly ValueStep[], at: number, used: number) =>
    lots === 0 ? undefined : list[used > 0 ? at : at - 1]?.value;
  const low = greatest(lastIn(supply, seller, sold), demand[buyer]?.value);
  const high = least(lastIn(demand, buyer, bought), supply[seller]?.value);
  return { lots, surplus, low, high, price: (low + high) / 2 };
}

/**
 * The equilibrium where values are distances from a fundamental value, and traders without values of their own buy or sell
 * any quantity there: every lot with a gain over the fundamental trades at it.
 */
export function fundamentalEquilibrium(steps: readonly ValueStep[]): CompetitiveEquilibrium {
  const lots = [0, 0];
  let surplus = 0;
  for (const step of steps) {
    const gain = step.side === BUY ? step.value : -step.value;
    if (gain <= 0) continue;
    lots[step.side] += step.lots;
    surplus += step.lots * gain;
  }
  return { lots: Math.max(lots[0], lots[1]), surplus, low: 0, high: 0, price: 0 };
}

function greatest(a: number | undefined, b: number | undefined): number {
  return a === undefined ? (b ?? Number.NaN) : Math.max(a, b ?? a);
}

function least(a: number | undefined, b: number | undefined): number {
  return a === undefined ? (b ?? Number.NaN) : Math.min(a, b ?? a);
}
