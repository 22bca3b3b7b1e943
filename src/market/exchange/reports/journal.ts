import { Execution } from '../../../core/models/messages/execution.ts';
import * as marketData from '../../../core/models/messages/marketData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Subscriptions } from '../feeds/subscriptions.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { FEED } = marketData;

const EXECUTION = Execution.id;

/**
 * One `Execution` line for each change of an order: a fact in the log, and a drop copy to whoever listens. A reject
 * that names no known instrument is a fact only, since drop copies are subscribed to by instrument.
 */
export class Journal {
  readonly #instruments: number;
  readonly #subscriptions: Subscriptions;

  constructor(instruments: number, subscriptions: Subscriptions) {
    this.#instruments = instruments;
    this.#subscriptions = subscriptions;
  }

  write(
    ctx: ActorContext,
    account: number,
    event: number,
    clientOrderId: number,
    orderId: number,
    instrument: number,
    side: number,
    price: number,
    quantity: number,
    leaves: number,
    reference: number,
  ): void {
    ctx.record(
      EXECUTION,
      account,
      event,
      clientOrderId,
      orderId,
      instrument,
      side,
      price,
      quantity,
      leaves,
      reference,
    );
    if (!(instrument >= 0 && instrument < this.#instruments)) return;
    const subscribers = this.#subscriptions.count(FEED.dropCopy, instrument);
    if (!(subscribers > 0)) return;
    const list = this.#subscriptions.list(FEED.dropCopy, instrument);
    for (let i = 0; i < subscribers; i++) {
      ctx.send(
        list[i],
        EXECUTION,
        account,
        event,
        clientOrderId,
        orderId,
        instrument,
        side,
        price,
        quantity,
        leaves,
        reference,
      );
    }
  }
}
