import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { FeedSource } from '../../models/ports/feedSource.ts';
import type { FeedCheck } from './feedCheck.ts';
import { FindingCounter } from './finding.ts';

/** Live orders followed at once; a market with more is followed no further, and a note says so. */
const MAX_LIVE_ORDERS = 2_000_000;

/**
 * Follows the open quantity of each live order. Finds a new order with the id of a live one, more executed or taken
 * off than was open, and orders that the file never introduced: those are an error, or a note where the format
 * begins with orders open.
 */
export class OrderCheck implements FeedCheck {
  readonly #duplicates: FindingCounter;
  readonly #excess: FindingCounter;
  readonly #unknown: FindingCounter;
  readonly #unchecked: FindingCounter;
  readonly counters: readonly FindingCounter[];
  readonly #open = new Map<number, number>();
  readonly #maxLive: number;
  #following = true;

  constructor(source: FeedSource, startsMidway: boolean, maxLive = MAX_LIVE_ORDERS) {
    const counter = (check: string, severity: 'error' | 'note', title: string) =>
      new FindingCounter(source, check, severity, title);
    this.#maxLive = maxLive;
    this.#duplicates = counter('duplicates', 'error', 'a new order has the id of a live one');
    this.#excess = counter('executions', 'error', 'more leaves an order than was open');
    this.#unknown = startsMidway
      ? counter('unknown-orders', 'note', 'orders are older than the file')
      : counter('unknown-orders', 'error', 'orders were never entered');
    this.#unchecked = counter('unchecked', 'note', `orders are not followed beyond ${maxLive} live ones`);
    this.counters = [this.#duplicates, this.#excess, this.#unknown, this.#unchecked];
  }

  see(record: FeedRecord): void {
    if (!this.#following) return;
    switch (record.kind) {
      case FEED_RECORD.orderAdd:
        this.#enter(record.id, record.quantity);
        return;
      case FEED_RECORD.orderExecute:
      case FEED_RECORD.orderReduce:
        this.#takeOff(record);
        return;
      case FEED_RECORD.orderRemove:
        if (!this.#open.delete(record.id)) this.#unknown.add(() => `order ${record.id}`);
        return;
      case FEED_RECORD.orderReplace:
        if (!this.#open.delete(record.otherId)) this.#unknown.add(() => `order ${record.otherId}`);
        this.#enter(record.id, record.quantity);
        return;
    }
  }

  #enter(id: number, quantity: number): void {
    if (this.#open.has(id)) this.#duplicates.add(() => `order ${id} is live`);
    this.#open.set(id, quantity);
    if (this.#open.size <= this.#maxLive) return;
    this.#unchecked.add(() => `from here on, with ${this.#open.size} live orders`);
    this.#open.clear();
    this.#following = false;
  }

  #takeOff({ id, quantity }: FeedRecord): void {
    const open = this.#open.get(id);
    if (open === undefined) {
      this.#unknown.add(() => `order ${id}`);
      return;
    }
    if (quantity > open) this.#excess.add(() => `${quantity} of order ${id}, which had ${open} open`);
    if (quantity >= open) this.#open.delete(id);
    else this.#open.set(id, open - quantity);
  }
}
