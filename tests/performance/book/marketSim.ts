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

/** Our engine with its full command set, its events counted and nobody subscribed. */
export class MarketSimCandidate implements Candidate, BookEvents {
  readonly #workload: Workload;
  readonly #engine: BookEngine;
  #trades = 0;
  #quantity = 0;
  #notional = 0;

  constructor(workload: Workload) {
    this.#workload = workload;
    this.#engine = new MatchingEngine(this);
    for (let symbol = 0; symbol < workload.symbols; symbol++) this.#engine.addInstrument();
  }

  replay(from: number, to: number): void {
    const { operation, side, symbol, key, price, quantity } = this.#workload;
    const engine = this.#engine;
    for (let i = from; i < to; i++) {
      const of = side[i] as Side;
      switch (operation[i]) {
        case add:
          engine.submit(key[i], 0, symbol[i], of, limit, gtc, price[i], quantity[i], 0);
          break;
        case cancel:
          engine.cancel(key[i], requested);
          break;
        case reduce:
          engine.reduce(key[i], quantity[i]);
          break;
        case replace:
          engine.replace(key[i], key[i], price[i], quantity[i]);
          break;
        case takeMarket:
          engine.submit(key[i], 0, symbol[i], of, market, ioc, price[i], quantity[i], 0);
          break;
        default:
          engine.submit(key[i], 0, symbol[i], of, limit, ioc, price[i], quantity[i], 0);
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
