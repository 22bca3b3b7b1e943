import { BUY } from '../../../core/models/side.ts';
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

/** What an account ended with: lots bought less those sold, and the ticks times lots it received less what it paid. */
export interface Holding {
  readonly account: ActorId;
  readonly bought: number;
  readonly cashFlow: number;
}

/**
 * Surplus of an account with a schedule of values, best first: of the lots bought in all (net of those sold) the first is
 * worth its highest value, and so on; lots sold likewise from its lowest cost. Lots beyond the schedule are worth the
 * mark, as all lots are of an account without values.
 */
export function traderSurplus(
  { account, bought, cashFlow }: Holding,
  steps: readonly ValueStep[],
  price: number,
  mark: number,
): TraderSurplus {
  let realised = cashFlow;
  let [possible, intramarginalLoss, extramarginalLoss] = [0, 0, 0];
  for (const side of [BUY, 1 - BUY]) {
    const sign = side === BUY ? 1 : -1;
    let left = Math.max(0, sign * bought);
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
