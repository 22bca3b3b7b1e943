import { CANCEL_REASON } from '../../../src/core/models/messages/execution.ts';
import { ORDER_TYPE, TIME_IN_FORCE } from '../../../src/core/models/messages/orderEntry.ts';
import type { Side } from '../../../src/core/models/side.ts';
import type { BookEngine, BookEvents } from '../../../src/market/exchange/book/bookEngine.ts';
import { MatchingEngine } from '../../../src/market/exchange/book/matchingEngine.ts';
import type { Candidate, Totals } from './candidate.ts';
import { OPERATION, type Workload } from './workload.ts';

const { add, cancel, reduce, replace, market: takeMarket } = OPERATION;
const { limit, market } = ORDER_TYPE;
const { gtc, ioc } = TIME_IN_FORCE;
const { requested } = CANCEL_REASON;
/** Binary logarithm of the words of a record. */
const SHIFT = 3;

/** Our engine with its full command set, its events counted and nobody subscribed. */
export class MarketSimCandidate implements Candidate, BookEvents {
  readonly #workload: Workload;
  /** The messages as records of eight words, as they would lie in a receive buffer. */
  readonly #messages: Int32Array;
  readonly #engine: BookEngine;
  #trades = 0;
  #quantity = 0;
  #notional = 0;

  constructor(
    workload: Workload,
    createEngine: (events: BookEvents) => BookEngine = (events) => new MatchingEngine(events),
  ) {
    this.#workload = workload;
    this.#messages = recordsOf(workload);
    this.#engine = createEngine(this);
    for (let symbol = 0; symbol < workload.symbols; symbol++) this.#engine.addInstrument();
  }

  replay(from: number, to: number): void {
    const messages = this.#messages;
    const engine = this.#engine;
    for (let at = from << SHIFT; at < to << SHIFT; at += 1 << SHIFT) {
      const key = messages[at];
      const price = messages[at + 1];
      const quantity = messages[at + 2];
      const symbol = messages[at + 3];
      const side = messages[at + 4] as Side;
      switch (messages[at + 5]) {
        case add:
          engine.submit(key, 0, symbol, side, limit, gtc, price, quantity, 0);
          break;
        case cancel:
          engine.cancel(key, requested);
          break;
        case reduce:
          engine.reduce(key, quantity);
          break;
        case replace:
          engine.replace(key, key, price, quantity);
          break;
        case takeMarket:
          engine.submit(key, 0, symbol, side, market, ioc, price, quantity, 0);
          break;
        default:
          engine.submit(key, 0, symbol, side, limit, ioc, price, quantity, 0);
      }
    }
  }

  totals(): Totals {
    const engine = this.#engine;
    let restingQuantity = 0;
    for (let symbol = 0; symbol < this.#workload.symbols; symbol++) {
      for (const side of [0, 1] as const) {
        for (
          let price = engine.best(symbol, side);
          price !== 0;
          price = engine.nextLevel(symbol, side, price)
        ) {
          restingQuantity += engine.levelQuantity(symbol, side, price);
        }
      }
    }
    return {
      trades: this.#trades,
      quantity: this.#quantity,
      notional: this.#notional,
      liveOrders: engine.liveOrders,
      restingQuantity,
    };
  }

  restart(): void {
    this.#engine.reset();
    this.#trades = 0;
    this.#quantity = 0;
    this.#notional = 0;
  }

  traded(_maker: number, _taker: number, price: number, quantity: number): void {
    this.#trades++;
    this.#quantity += quantity;
    this.#notional += price * quantity;
  }

  accepted(): void {}
  rested(): void {}
  reduced(): void {}
  cancelled(): void {}
  replaced(): void {}
}

function recordsOf({ count, key, price, quantity, symbol, side, operation }: Workload): Int32Array {
  const records = new Int32Array(count << SHIFT);
  for (let i = 0; i < count; i++) {
    records.set([key[i], price[i], quantity[i], symbol[i], side[i], operation[i]], i << SHIFT);
  }
  return records;
}
