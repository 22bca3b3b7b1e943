import type { LogEntry } from '../../core/models/logEntry.ts';
import { EXECUTION_EVENT, Execution } from '../../core/models/messages/execution.ts';
import type { OrderTerms } from '../../core/models/orderTerms.ts';

/** Client order ids of one account; accounts are told apart above them. */
const IDS = 2 ** 40;

/**
 * Which orders trade all or at least so much at once: they stand in the book and take no part in auctions. The venue's
 * lines do not tell them from hidden ones, so they are known by the words in which they were sent, until they end.
 */
export class ConditionalOrders {
  readonly #sent = new Set<number>();
  readonly #live = new Set<number>();

  /** An order in words reaches the venue. */
  delivered(account: number, { clientOrderId, allOrNone, minimumQuantity = 0 }: OrderTerms): void {
    if (allOrNone === true || minimumQuantity > 1) this.#sent.add(account * IDS + clientOrderId);
  }

  /** A line of the venue's journal. */
  execution(entry: LogEntry): void {
    if (this.#sent.size === 0 && this.#live.size === 0) return;
    const event = entry.get(Execution.event);
    const { accepted, parked, rejected, cancelled } = EXECUTION_EVENT;
    if (event === accepted || event === parked || event === rejected) {
      const sent = entry.get(Execution.account) * IDS + entry.get(Execution.clientOrderId);
      if (this.#sent.delete(sent) && event !== rejected) this.#live.add(entry.get(Execution.orderId));
    } else if (event === cancelled || entry.get(Execution.leaves) === 0)
      this.#live.delete(entry.get(Execution.orderId));
  }

  /** Whether an order with `leaves` to go has a condition still: the last lot of one trades like any other. */
  has(orderId: number, leaves: number): boolean {
    return leaves > 1 && this.#live.has(orderId);
  }
}
