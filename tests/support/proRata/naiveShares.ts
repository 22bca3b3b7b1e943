import type { AllocationRules } from '../../../src/market/mechanisms/proRata/allocationRules.ts';

/** An order of a price, in the order of time. */
export interface NaiveShare {
  readonly size: number;
  readonly account: number;
  readonly isTop: boolean;
}

function percentOf(lots: number, percent: number): number {
  return Number((BigInt(lots) * BigInt(percent)) / 100n);
}

/**
 * What each order gets of `wanted`, less than all of them together; step by step as the rules are told. `topLots` is
 * what the top order may get as such.
 */
export function naiveShares(
  orders: readonly NaiveShare[],
  wanted: number,
  rules: AllocationRules,
  topLots: number,
): { readonly gets: number[]; readonly asTop: number } {
  const gets = orders.map(() => 0);
  const room = (place: number) => orders[place].size - gets[place];
  let left = wanted;
  const give = (place: number, lots: number) => {
    gets[place] += lots;
    left -= lots;
  };
  const byTime = (lots: number, who: (order: NaiveShare) => boolean = () => true) => {
    let due = lots;
    for (const [place, order] of orders.entries()) {
      if (!who(order)) continue;
      const part = Math.min(due, room(place));
      give(place, part);
      due -= part;
    }
  };

  const top = orders.findIndex(({ isTop }) => isTop);
  if (rules.topOrder && top >= 0) {
    give(top, Math.min(topLots, percentOf(wanted, rules.topPercent), orders[top].size));
  }
  const asTop = wanted - left;

  const afterTop = left;
  for (const maker of rules.leadMarketMakers) {
    const due = Math.min(left, percentOf(afterTop, maker.percent));
    byTime(due, ({ account, isTop }) => account === maker.account && !(rules.topOrder && isTop));
  }

  byTime(percentOf(left, rules.fifoPercent));

  const bySize = left;
  const sizes = orders.map((_, place) => room(place));
  const k = BigInt(rules.timeExponent);
  const from = (place: number) => BigInt(sizes.slice(place).reduce((sum, size) => sum + size, 0));
  const shares = sizes.map((size, place) => {
    const share = Number((BigInt(bySize) * (from(place) ** k - from(place + 1) ** k)) / from(0) ** k);
    return share < rules.minimumAllocation ? 0 : Math.min(size, share);
  });
  for (const [place, share] of shares.entries()) give(place, share);

  if (rules.leveling) {
    for (const [place, share] of shares.entries()) {
      if (share === 0 && left > 0 && room(place) > 0) give(place, 1);
    }
  }
  byTime(left);
  return { gets, asTop };
}
