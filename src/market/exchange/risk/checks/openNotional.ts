import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import type { Exposure } from '../exposure.ts';
import type { OrderAtDoor } from '../orderAtDoor.ts';
import * as orderAtDoor from '../orderAtDoor.ts';
import type { RiskCheck, RiskCheckKind } from '../riskCheck.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { NOTIONAL, OLD_NOTIONAL } = orderAtDoor;

/**
 * Worth of all open orders of an account, both sides together. Every gate has it: where no limit is set it is 2^53 - 1
 * minor units, so that the sums that are kept stay exact.
 */
export const openNotional: RiskCheckKind = {
  name: 'openNotional',
  create({ limits, exposure }) {
    return new OpenNotional(limits.columnOr('maxOpenNotionalMinor', Number.MAX_SAFE_INTEGER), exposure);
  },
};

class OpenNotional implements RiskCheck {
  readonly #most: Float64Array;
  readonly #exposure: Exposure;

  constructor(most: Float64Array, exposure: Exposure) {
    this.#most = most;
    this.#exposure = exposure;
  }

  check(order: OrderAtDoor): number {
    const open = this.#exposure.accountNotional[order.account] - order.cells[OLD_NOTIONAL];
    return open + order.cells[NOTIONAL] > this.#most[order.account] ? REJECT_CODE.openNotionalLimit : 0;
  }
}
