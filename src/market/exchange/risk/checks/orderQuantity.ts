import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import type { OrderAtDoor } from '../orderAtDoor.ts';
import type { RiskCheck, RiskCheckKind } from '../riskCheck.ts';

/** Largest order in lots: the fat finger on the quantity. A replace is held to it with its new open quantity. */
export const orderQuantity: RiskCheckKind = {
  name: 'orderQuantity',
  create({ limits }) {
    const largest = limits.column('maxOrderLots');
    return largest && new OrderQuantity(largest);
  },
};

class OrderQuantity implements RiskCheck {
  readonly #largest: Float64Array;

  constructor(largest: Float64Array) {
    this.#largest = largest;
  }

  check(order: OrderAtDoor): number {
    return order.quantity > this.#largest[order.account] ? REJECT_CODE.orderQuantityLimit : 0;
  }
}
