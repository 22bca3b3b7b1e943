import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import type { Exposure } from '../exposure.ts';
import type { OrderAtDoor } from '../orderAtDoor.ts';
import type { RiskCheck, RiskCheckKind } from '../riskCheck.ts';

/** Open orders of an account over all instruments. An order that cannot stay open is not counted, nor a replace. */
export const openOrders: RiskCheckKind = {
  name: 'openOrders',
  create({ limits, exposure }) {
    const most = limits.column('maxOpenOrders');
    return most && new OpenOrders(most, exposure);
  },
};

class OpenOrders implements RiskCheck {
  readonly #most: Float64Array;
  readonly #exposure: Exposure;

  constructor(most: Float64Array, exposure: Exposure) {
    this.#most = most;
    this.#exposure = exposure;
  }

  check(order: OrderAtDoor): number {
    if (!order.rests || order.replaces) return 0;
    const open = this.#exposure.accountOrders[order.account];
    return open >= this.#most[order.account] ? REJECT_CODE.openOrderLimit : 0;
  }
}
