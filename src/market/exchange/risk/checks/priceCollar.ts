import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import * as sides from '../../../../core/models/side.ts';
import type { OrderAtDoor } from '../orderAtDoor.ts';
import type { RiskCheck, RiskCheckKind } from '../riskCheck.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BUY } = sides;
const MILLION = 1_000_000;

/**
 * Price collar: a buy above or a sell below the reference by more than the collar's width is refused, and a market order
 * that would trade there. A limit on the harmless side is left alone: instruments have price bands for those. Without
 * a reference nothing can be measured and the check passes. The limit of an order that waits for its trigger is measured
 * from there: that is where the market will be.
 */
export const priceCollar: RiskCheckKind = {
  name: 'priceCollar',
  create({ limits }) {
    const inPpm = limits.column('collarPpm');
    const inTicks = limits.column('collarTicks');
    if (inPpm === undefined && inTicks === undefined) return undefined;
    return new PriceCollar(limits.columnOr('collarPpm', NONE), limits.columnOr('collarTicks', NONE));
  },
};

/** Below every width: the other measure counts alone. */
const NONE = -1;

class PriceCollar implements RiskCheck {
  readonly #ppm: Float64Array;
  readonly #ticks: Float64Array;

  constructor(ppm: Float64Array, ticks: Float64Array) {
    this.#ppm = ppm;
    this.#ticks = ticks;
  }

  check(order: OrderAtDoor): number {
    const { account, price, trigger } = order;
    const reference = trigger === 0 ? order.reference : trigger;
    if (reference === 0 || price === 0) return 0;
    const ppm = this.#ppm[account];
    const ticks = this.#ticks[account];
    if (ppm === NONE && ticks === NONE) return 0;
    const away = order.side === BUY ? price - reference : reference - price;
    // Held against the exact share, so nothing is rounded.
    return away > ticks && away * MILLION > ppm * reference ? REJECT_CODE.outsidePriceCollar : 0;
  }
}
