import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import * as sides from '../../../../core/models/side.ts';
import type { Ledger } from '../../clearing/ledger.ts';
import type { Exposure } from '../exposure.ts';
import type { OrderAtDoor } from '../orderAtDoor.ts';
import type { RiskCheck, RiskCheckKind } from '../riskCheck.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BUY } = sides;

/**
 * Position limit in the worst case: the position with every open order of the order's side filled, and none of the
 * other. An order that leads back towards zero is never refused by it.
 */
export const position: RiskCheckKind = {
  name: 'position',
  create({ limits, exposure, ledger }) {
    if (limits.column('maxLongLots') === undefined && limits.column('maxShortLots') === undefined)
      return undefined;
    const longest = limits.columnOr('maxLongLots', Number.POSITIVE_INFINITY);
    const shortest = limits.columnOr('maxShortLots', Number.POSITIVE_INFINITY);
    return new PositionLimit(longest, shortest, exposure, ledger);
  },
};

class PositionLimit implements RiskCheck {
  readonly #long: Float64Array;
  readonly #short: Float64Array;
  readonly #exposure: Exposure;
  readonly #ledger: Ledger;

  constructor(long: Float64Array, short: Float64Array, exposure: Exposure, ledger: Ledger) {
    this.#long = long;
    this.#short = short;
    this.#exposure = exposure;
    this.#ledger = ledger;
  }

  check(order: OrderAtDoor): number {
    const { account, instrument, side } = order;
    const row = account * this.#exposure.instruments + instrument;
    const held = this.#ledger.position[row];
    const open = this.#exposure.lots[row * 2 + side] + order.quantity - order.oldQuantity;
    const beyond = side === BUY ? held + open > this.#long[account] : open - held > this.#short[account];
    return beyond ? REJECT_CODE.positionLimit : 0;
  }
}
