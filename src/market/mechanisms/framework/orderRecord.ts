import { POST_ONLY, selfTradeMode } from '../../../core/models/messages/orderEntry.ts';
import type { Side } from '../../../core/models/side.ts';
import type { Order } from './mechanismRules.ts';
import type { Ranked } from './sortedOrders.ts';
import type { ToldOrder } from './toldBook.ts';

/** What of an order never changes. */
export interface OrderTicket {
  readonly orderId: number;
  readonly account: number;
  readonly instrument: number;
  readonly side: Side;
  readonly timeInForce: number;
  readonly flags: number;
  /** 0 where it may trade in any number of lots. */
  readonly minimumQuantity: number;
  /** Number of the order that it answers, or 0. */
  readonly counterOrder: number;
}

/** An order as the present command has made it; `told` is what the outside knows of it. */
export class OrderRecord implements Ranked {
  readonly ticket: OrderTicket;
  readonly told: ToldOrder;
  /** What the author is handed: reads this record, and cannot write it. */
  readonly view: Order;
  key: number;
  price: number;
  leaves: number;
  time: number;
  /** Numbers entries and re-entries: of two orders the newer has the larger. */
  entered: number;
  /** 0 while it does not rest. */
  rested = 0;

  constructor(ticket: OrderTicket, told: ToldOrder, time: number, entered: number) {
    this.ticket = ticket;
    this.told = told;
    this.key = told.key;
    this.price = told.price;
    this.leaves = told.leaves;
    this.time = time;
    this.entered = entered;
    this.view = new OrderView(this);
  }

  get side(): Side {
    return this.ticket.side;
  }
}

class OrderView implements Order {
  readonly #record: OrderRecord;

  constructor(record: OrderRecord) {
    this.#record = record;
  }

  get id() {
    return this.#record.ticket.orderId;
  }

  get account() {
    return this.#record.ticket.account;
  }

  get instrument() {
    return this.#record.ticket.instrument;
  }

  get side() {
    return this.#record.ticket.side;
  }

  get price() {
    return this.#record.price;
  }

  get leaves() {
    return this.#record.leaves;
  }

  get timeInForce() {
    return this.#record.ticket.timeInForce;
  }

  get postOnly() {
    return (this.#record.ticket.flags & POST_ONLY) !== 0;
  }

  get selfTrade() {
    return selfTradeMode(this.#record.ticket.flags);
  }

  get minimumQuantity() {
    return this.#record.ticket.minimumQuantity;
  }

  get counterOrder() {
    return this.#record.ticket.counterOrder;
  }

  get time() {
    return this.#record.time;
  }

  get sequence() {
    return this.#record.entered;
  }

  get resting() {
    return this.#record.rested > 0;
  }
}
