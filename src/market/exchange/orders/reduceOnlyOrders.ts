import { SELL } from '../../../core/models/side.ts';
import type { AccountId, InstrumentId, QuantityLots } from '../../../core/models/units.ts';
import type { Ledger } from '../clearing/ledger.ts';
import { type DeskOrder, STAGE } from './deskOrder.ts';

/** An order that has more lots than its account's position bears, and how many too many. */
export interface Excess {
  readonly order: DeskOrder;
  readonly lots: QuantityLots;
}

/**
 * The reduce-only orders of one instrument in the order of their entry. Together those of an account and side claim no
 * more lots than the account holds on the other side; members of one list claim as much as the largest of them.
 */
export class ReduceOnlyOrders {
  readonly #ledger: Ledger;
  readonly #instrument: InstrumentId;
  #orders: DeskOrder[] = [];

  constructor(ledger: Ledger, instrument: InstrumentId) {
    this.#ledger = ledger;
    this.#instrument = instrument;
  }

  get size(): number {
    return this.#orders.length;
  }

  clear(): void {
    this.#orders = [];
  }

  add(order: DeskOrder): void {
    this.#orders.push(order);
  }

  remove(order: DeskOrder): void {
    this.#orders = this.#orders.filter((each) => each !== order);
  }

  /** Lots that the order may have, by what the position and the other orders leave. */
  roomFor(order: DeskOrder): QuantityLots {
    const claims = new Claims();
    for (const other of this.#orders) {
      const isRival = isAlike(other, order) && (other.list === 0 || other.list !== order.list);
      if (other !== order && isRival) claims.add(other, other.leaves);
    }
    return Math.max(0, this.#held(order.account, order.terms.side) - claims.lots);
  }

  /** What is too much now: the oldest orders keep what they have. */
  excess(): Excess[] {
    const found: Excess[] = [];
    const claimsOf = new Map<string, Claims>();
    for (const order of this.#orders) {
      if (order.stage === STAGE.held) continue;
      const name = `${order.account}/${order.terms.side}`;
      const claims = claimsOf.get(name) ?? new Claims();
      claimsOf.set(name, claims);
      const room = this.#held(order.account, order.terms.side) - claims.lots + claims.ofList(order);
      const kept = Math.max(0, Math.min(order.leaves, room));
      if (kept < order.leaves) found.push({ order, lots: order.leaves - kept });
      claims.add(order, kept);
    }
    return found;
  }

  /** Lots that an order of `side` can reduce. */
  #held(account: AccountId, side: number): QuantityLots {
    const position = this.#ledger.position[account * this.#ledger.instrumentCount + this.#instrument];
    return Math.max(0, side === SELL ? position : -position);
  }
}

/** Orders of one account and side; a held order claims nothing yet. */
function isAlike(other: DeskOrder, order: DeskOrder): boolean {
  return (
    other.account === order.account && other.terms.side === order.terms.side && other.stage !== STAGE.held
  );
}

/** A sum in which each list counts once. */
class Claims {
  lots = 0;
  readonly #lists = new Map<number, number>();

  ofList(order: DeskOrder): number {
    return order.list === 0 ? 0 : (this.#lists.get(order.list) ?? 0);
  }

  add(order: DeskOrder, lots: number): void {
    const before = this.ofList(order);
    const claimed = order.list === 0 ? lots : Math.max(0, lots - before);
    if (order.list !== 0) this.#lists.set(order.list, before + claimed);
    this.lots += claimed;
  }
}
