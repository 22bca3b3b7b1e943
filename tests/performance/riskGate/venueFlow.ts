import type { Message } from '../../../src/core/models/message.ts';
import { CANCEL_REASON } from '../../../src/core/models/messages/execution.ts';
import {
  CancelOrder,
  NewOrder,
  ORDER_TYPE,
  ReplaceOrder,
  TIME_IN_FORCE,
} from '../../../src/core/models/messages/orderEntry.ts';
import type { Side } from '../../../src/core/models/side.ts';
import { MatchingEngine } from '../../../src/market/exchange/book/matchingEngine.ts';
import { OPERATION, type Workload } from '../book/workload.ts';

/** Participants that share the flow; an order stays with the one that sent it. */
export const ACCOUNTS = 8;
const FIRST_ACCOUNT = 1;

/** Words of a message: kind, sender, and the fields in their order. */
const WORDS = 10;
const SENDER = 1;
const FIELDS = 2;

const noEvents = { accepted() {}, traded() {}, rested() {}, reduced() {}, cancelled() {}, replaced() {} };

/** A book workload as messages to a venue, which names orders by their owners' ids and replaces what a book reduces. */
export class VenueFlow implements Message {
  readonly count: number;
  readonly #words: Int32Array;
  #at = 0;

  constructor(workload: Workload) {
    this.count = workload.count;
    this.#words = new Int32Array(workload.count * WORDS);
    const writer = new FlowWriter(workload, this.#words);
    for (let i = 0; i < workload.count; i++) writer.write(i);
  }

  /** Turns the view to a message; gives its sender. */
  open(index: number): number {
    this.#at = index * WORDS;
    return this.#words[this.#at + SENDER];
  }

  get kind(): number {
    return this.#words[this.#at];
  }

  get(index: number): number {
    return this.#words[this.#at + FIELDS + index];
  }

  body(): null {
    return null;
  }
}

/** Follows the books, to know what a reduced order has left. */
class FlowWriter {
  readonly #workload: Workload;
  readonly #words: Int32Array;
  readonly #engine = new MatchingEngine(noEvents);
  /** The id by which each key's order is known to its owner now; and the last id of each owner. */
  readonly #idOf: Int32Array;
  readonly #lastId = new Int32Array(FIRST_ACCOUNT + ACCOUNTS);

  constructor(workload: Workload, words: Int32Array) {
    this.#workload = workload;
    this.#words = words;
    this.#idOf = new Int32Array(workload.largestKey + 1);
    for (let symbol = 0; symbol < workload.symbols; symbol++) this.#engine.addInstrument();
  }

  write(i: number): void {
    const workload = this.#workload;
    const key = workload.key[i];
    const symbol = workload.symbol[i];
    const side = workload.side[i] as Side;
    const price = workload.price[i];
    const quantity = workload.quantity[i];
    const operation = workload.operation[i];
    const account = FIRST_ACCOUNT + (key % ACCOUNTS);
    const engine = this.#engine;
    if (operation === OPERATION.cancel) {
      engine.cancel(key, CANCEL_REASON.requested);
      this.#put(i, CancelOrder.id, account, [this.#idOf[key]]);
    } else if (operation === OPERATION.reduce) {
      const slot = engine.slotOf(key);
      this.#replace(i, account, key, engine.priceOf(slot), engine.leavesOf(slot) - quantity);
      engine.reduce(key, quantity);
    } else if (operation === OPERATION.replace) {
      this.#replace(i, account, key, price, quantity);
      engine.replace(key, key, price, quantity);
    } else {
      const type = operation === OPERATION.market ? ORDER_TYPE.market : ORDER_TYPE.limit;
      const time = operation === OPERATION.add ? TIME_IN_FORCE.gtc : TIME_IN_FORCE.ioc;
      engine.submit(key, 0, symbol, side, type, time, price, quantity, 0);
      this.#put(i, NewOrder.id, account, [
        this.#nextId(account, key),
        symbol,
        side,
        type,
        time,
        price,
        quantity,
        0,
      ]);
    }
  }

  #replace(i: number, account: number, key: number, price: number, quantity: number): void {
    const original = this.#idOf[key];
    this.#put(i, ReplaceOrder.id, account, [this.#nextId(account, key), original, price, quantity]);
  }

  #nextId(account: number, key: number): number {
    this.#lastId[account] += 1;
    this.#idOf[key] = this.#lastId[account];
    return this.#lastId[account];
  }

  #put(i: number, kind: number, account: number, fields: readonly number[]): void {
    this.#words.set([kind, account, ...fields], i * WORDS);
  }
}
