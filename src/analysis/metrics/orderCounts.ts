import { CANCEL_REASON, EXECUTION_EVENT } from '../../core/models/messages/execution.ts';
import { CancelOrder, MassCancel, NewOrder, ReplaceOrder } from '../../core/models/messages/orderEntry.ts';
import { MassCancelSide } from '../../core/models/messages/risk.ts';
import { rejectName } from '../../core/models/rejectCodes.ts';

/** How often something happened, under its name. */
export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

const REASON_NAMES = new Map<number, string>(
  Object.entries(CANCEL_REASON).map(([name, code]) => [code, name]),
);

/** What was asked of the venue and what became of it. */
export class OrderCounts {
  newOrders = 0;
  cancelRequests = 0;
  replaceRequests = 0;
  accepted = 0;
  /** Fills: two for each trade, the maker's and the taker's. */
  fills = 0;
  cancelled = 0;
  replaced = 0;
  reduced = 0;
  rejected = 0;
  cancelRejected = 0;
  readonly #rejects = new Map<number, number>();
  readonly #cancels = new Map<number, number>();

  /** A message delivered to the venue; orders in words are counted one by one, since a list brings several. */
  request(kind: number): void {
    if (kind === NewOrder.id) this.newOrders++;
    else if (kind === CancelOrder.id || kind === MassCancel.id || kind === MassCancelSide.id)
      this.cancelRequests++;
    else if (kind === ReplaceOrder.id) this.replaceRequests++;
  }

  /** A line of the venue's execution journal. */
  execution(event: number, reference: number): void {
    switch (event) {
      case EXECUTION_EVENT.accepted:
      case EXECUTION_EVENT.parked:
        this.accepted++;
        return;
      case EXECUTION_EVENT.filledMaker:
      case EXECUTION_EVENT.filledTaker:
        this.fills++;
        return;
      case EXECUTION_EVENT.cancelled:
        this.cancelled++;
        bump(this.#cancels, reference);
        return;
      case EXECUTION_EVENT.replaced:
      case EXECUTION_EVENT.replacedInPlace:
        this.replaced++;
        return;
      case EXECUTION_EVENT.reduced:
        this.reduced++;
        return;
      case EXECUTION_EVENT.rejected:
        this.rejected++;
        bump(this.#rejects, reference);
        return;
      case EXECUTION_EVENT.cancelRejected:
        this.cancelRejected++;
        bump(this.#rejects, reference);
        return;
    }
  }

  /** Rejects of orders, cancels and replaces by code, most frequent first. */
  rejectsByCode(): NamedCount[] {
    return named(this.#rejects, rejectName);
  }

  /** Cancels by reason, most frequent first. */
  cancelsByReason(): NamedCount[] {
    return named(this.#cancels, (reason) => REASON_NAMES.get(reason) ?? `unknown-${reason}`);
  }
}

function bump(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function named(counts: Map<number, number>, nameOf: (code: number) => string): NamedCount[] {
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([code, count]) => ({ name: nameOf(code), count }));
}
