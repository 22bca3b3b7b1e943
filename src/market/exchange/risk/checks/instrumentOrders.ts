import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import type { Exposure } from '../exposure.ts';
import type { OrderAtDoor } from '../orderAtDoor.ts';
import type { RiskCheck, RiskCheckKind } from '../riskCheck.ts';

/** Open orders of an account in one instrument, both sides; counted as in `openOrders`. */
export const instrumentOrders: RiskCheckKind = {
  name: 'instrumentOrders',
  create({ limits, exposure }) {
    const most = limits.column('maxInstrumentOrders');
    return most && new InstrumentOrders(most, exposure);
  },
};

class InstrumentOrders implements RiskCheck {
  readonly #most: Float64Array;
  readonly #exposure: Exposure;

  constructor(most: Float64Array, exposure: Exposure) {
    this.#most = most;
    this.#exposure = exposure;
  }

  check(order: OrderAtDoor): number {
    if (!order.rests || order.replaces) return 0;
    const { orders, instruments } = this.#exposure;
    const row = (order.account * instruments + order.instrument) * 2;
    return orders[row] + orders[row + 1] >= this.#most[order.account] ? REJECT_CODE.instrumentOrderLimit : 0;
  }
}
