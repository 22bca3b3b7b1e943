import { stepAt } from '../../src/core/models/instrument.ts';
import { BUY, SELL } from '../../src/core/models/side.ts';
import type { TickGrid } from '../../src/market/mechanisms/callAuction/tickGrid.ts';
import type { CallOrder } from './callAuctionCase.ts';

interface Candidate {
  readonly price: number;
  readonly volume: number;
  /** Demand less supply. */
  readonly surplus: number;
}

type Criterion = (candidates: readonly Candidate[], reference: number) => readonly Candidate[];

function best(candidates: readonly Candidate[], score: (candidate: Candidate) => number): Candidate[] {
  const most = Math.max(...candidates.map(score));
  return candidates.filter((candidate) => score(candidate) === most);
}

/** Candidates come in ascending order, so the last of the nearest ones is the higher. */
function nearest(candidates: readonly Candidate[], price: number): Candidate[] {
  return best(candidates, (candidate) => -Math.abs(candidate.price - price)).slice(-1);
}

/** The criteria as a reader of the rule books would write them down. */
const criteria: Readonly<Record<string, Criterion>> = {
  mostVolume: (candidates) => best(candidates, ({ volume }) => volume),
  leastSurplus: (candidates) => best(candidates, ({ surplus }) => -Math.abs(surplus)),
  marketPressure: (candidates) => {
    if (candidates.every(({ surplus }) => surplus > 0)) return candidates.slice(-1);
    return candidates.every(({ surplus }) => surplus < 0) ? candidates.slice(0, 1) : candidates;
  },
  nearestCandidate: (candidates, reference) => (reference > 0 ? nearest(candidates, reference) : candidates),
};

function isValid({ tickFrom, tickStep }: TickGrid, price: number): boolean {
  return price % stepAt(tickFrom, tickStep, price) === 0;
}

function candidateAt(orders: readonly CallOrder[], price: number): Candidate {
  let demand = 0;
  let supply = 0;
  for (const order of orders) {
    if (order.side === BUY && (order.price === 0 || order.price >= price)) demand += order.quantity;
    if (order.side === SELL && order.price <= price) supply += order.quantity;
  }
  return { price, volume: Math.min(demand, supply), surplus: demand - supply };
}

/**
 * The clearing price by trying every price from the lowest limit to the highest, each against every order. It knows the
 * criteria above; those that may end between two candidates have golden cases.
 */
export function slowClearingPrice(
  orders: readonly CallOrder[],
  rules: readonly string[],
  between: boolean,
  grid: TickGrid,
  reference: number,
): { readonly volume: number; readonly prices: readonly number[] } {
  const limits = orders.filter(({ price }) => price > 0).map(({ price }) => price);
  let candidates: readonly Candidate[] = [];
  for (let price = Math.min(...limits); price <= Math.max(...limits); price++) {
    const isCandidate = limits.includes(price) || (between && isValid(grid, price));
    if (isCandidate) candidates = [...candidates, candidateAt(orders, price)];
  }
  for (const rule of rules) {
    if (candidates.length > 1) candidates = criteria[rule](candidates, reference);
  }
  return { volume: candidates[0]?.volume ?? 0, prices: candidates.map(({ price }) => price) };
}
