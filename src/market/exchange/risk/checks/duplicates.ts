import type { PlainData } from '../../../../core/models/plainData.ts';
import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import type { Hash64 } from '../../../../core/utils/hash.ts';
import type { OrderAtDoor } from '../orderAtDoor.ts';
import * as orderAtDoor from '../orderAtDoor.ts';
import { RecentOrders } from '../recentOrders.ts';
import type { RiskCheck, RiskCheckKind } from '../riskCheck.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { NOW } = orderAtDoor;
const OFF = Number.POSITIVE_INFINITY;

/**
 * Duplicates: an order of the same account, instrument, side, limit and quantity as one that passed the gate less than
 * the window ago, whatever became of that one; market orders have the limit 0. Replaces are never duplicates. It
 * stands last in the list, because it remembers what it lets pass.
 */
export const duplicates: RiskCheckKind = {
  name: 'duplicates',
  create({ limits }) {
    const windows = limits.column('duplicateWindow');
    return windows && new Duplicates(windows);
  },
};

class Duplicates implements RiskCheck {
  readonly #windows: Float64Array;
  readonly #recent: RecentOrders;

  constructor(windows: Float64Array) {
    this.#windows = windows;
    const longest = windows.reduce((most, window) => (window === OFF ? most : Math.max(most, window)), 0);
    this.#recent = new RecentOrders(longest);
  }

  check(order: OrderAtDoor): number {
    const window = this.#windows[order.account];
    if (window === OFF || order.replaces) return 0;
    const recent = this.#recent;
    recent.expire(order);
    const last = recent.find(order);
    if (last >= 0 && order.cells[NOW] - recent.timeAt(last) < window) return REJECT_CODE.duplicateOrder;
    recent.add(order);
    return 0;
  }

  snapshot(): PlainData {
    return this.#recent.snapshot();
  }

  restore(state: PlainData): void {
    this.#recent.restore(state);
  }

  addTo(hash: Hash64): void {
    this.#recent.addTo(hash);
  }
}
