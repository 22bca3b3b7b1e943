import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import type { OrderAtDoor } from '../orderAtDoor.ts';
import * as orderAtDoor from '../orderAtDoor.ts';
import type { RiskCheck, RiskCheckKind } from '../riskCheck.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { NOTIONAL } = orderAtDoor;

/**
 * Largest order by what it is worth: a buy at its limit, a sell at its limit or the reference, whichever is higher,
 * because a sell far below the market still moves that much.
 */
export const orderNotional: RiskCheckKind = {
  name: 'orderNotional',
  create({ limits }) {
    const largest = limits.column('maxOrderNotionalMinor');
    return largest && new OrderNotional(largest);
  },
};

class OrderNotional implements RiskCheck {
  readonly #largest: Float64Array;

  constructor(largest: Float64Array) {
    this.#largest = largest;
  }

  check(order: OrderAtDoor): number {
    return order.cells[NOTIONAL] > this.#largest[order.account] ? REJECT_CODE.orderNotionalLimit : 0;
  }
}
