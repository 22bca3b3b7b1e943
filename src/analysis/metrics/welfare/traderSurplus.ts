import { BUY, SELL } from '../../../core/models/side.ts';
import type { ActorId } from '../../../core/models/units.ts';
import { bestFirst } from './competitiveEquilibrium.ts';
import type { ValueStep } from './valueSchedules.ts';

/** What trading in one instrument brought an account, in ticks times lots, before fees. */
export interface TraderSurplus {
  readonly account: ActorId;
  /** Whether it has values of its own; if not, its lots are worth the mark. */
  readonly hasValues: boolean;
  readonly realised: number;
  /** What the competitive equilibrium would have brought it. */
  readonly possible: number;
  /** Lost on lots that belong into the equilibrium and did not trade, and on lots that do not and did. */
  readonly intramarginalLoss: number;
  readonly extramarginalLoss: number;
}

/** What an account traded: lots, and the ticks times lots it received less what it paid. */
export interface Holding {
  readonly account: ActorId;
  readonly bought: number;
  readonly sold: number;
  readonly cashFlow: number;
  /** Values it had while it traded these lots, where they have lapsed since; an account then has several holdings. */
  readonly lapsed?: readonly ValueStep[];
}

/**
 * Surplus of an account with a schedule of values: of the lots bought the first is worth its highest value, and so on;
 * lots sold cost it its lowest cost first. Lots beyond its schedule undo each other, then lots of the other side, as when
 * a buyer sells again; what is left is worth the mark, as are all lots of an account without values.
 */
export function traderSurplus(
  holding: Holding,
  steps: readonly ValueStep[],
  price: number,
  mark: number,
): TraderSurplus {
  const { account, cashFlow } = holding;
  let realised = cashFlow;
  let [possible, intramarginalLoss, extramarginalLoss] = [0, 0, 0];
  const counted = countedLots(holding, steps);
  for (const side of [BUY, SELL]) {
    const sign = side === BUY ? 1 : -1;
    let left = counted[side];
    for (const { lots, value } of bestFirst(steps, side)) {
      const traded = Math.min(left, lots);
      const gain = sign * (value - price);
      left -= traded;
      realised += sign * traded * value;
      if (gain > 0) {
        possible += lots * gain;
        intramarginalLoss += (lots - traded) * gain;
      } else if (traded > 0) extramarginalLoss -= traded * gain;
    }
    if (left > 0) realised += sign * left * mark;
  }
  return { account, hasValues: steps.length > 0, realised, possible, intramarginalLoss, extramarginalLoss };
}

/** Lots bought and sold that its schedule or the mark gives a value, by side. */
function countedLots({ bought, sold }: Holding, steps: readonly ValueStep[]): readonly [number, number] {
  const room = (side: number) => steps.reduce((sum, step) => sum + (step.side === side ? step.lots : 0), 0);
  const beyond = [Math.max(0, bought - room(BUY)), Math.max(0, sold - room(SELL))];
  const undone = Math.min(beyond[0], beyond[1]);
  const more = Math.max(beyond[0], beyond[1]) - undone;
  // What is too much of one side gives back lots of the other.
  const back = undone + Math.min(more, (beyond[0] > beyond[1] ? sold : bought) - undone);
  return [bought - back, sold - back];
}

/** One line for each account, in the order in which they come first: what its holdings brought it together. */
export function addUpByAccount(parts: readonly TraderSurplus[]): TraderSurplus[] {
  const sums = new Map<ActorId, TraderSurplus>();
  for (const part of parts) {
    const sum = sums.get(part.account);
    sums.set(
      part.account,
      sum === undefined
        ? part
        : {
            account: part.account,
            hasValues: sum.hasValues || part.hasValues,
            realised: sum.realised + part.realised,
            possible: sum.possible + part.possible,
            intramarginalLoss: sum.intramarginalLoss + part.intramarginalLoss,
            extramarginalLoss: sum.extramarginalLoss + part.extramarginalLoss,
          },
    );
  }
  return [...sums.values()];
}
