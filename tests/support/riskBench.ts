import {
  CancelRejected,
  OrderAccepted,
  OrderRejected,
  OrderReplaced,
} from '../../src/core/models/messages/execution.ts';
import { NewOrder, ReplaceOrder } from '../../src/core/models/messages/orderEntry.ts';
import { rejectName } from '../../src/core/models/rejectCodes.ts';
import type { RiskLimits } from '../../src/market/exchange/risk/riskConfig.ts';
import { FakeMessage } from './fakeContext.ts';
import { type BenchOptions, VenueBench } from './venueBench.ts';

export const BUY_SIDE = 0;
export const SELL_SIDE = 1;

/** A venue with a gate; orders are answered with `taken` or with the name of the code that refused them. */
export class RiskBench extends VenueBench {
  #lastId = 0;

  constructor(limits: RiskLimits, options: BenchOptions = {}) {
    super({ ...options, risk: { limits, ...options.risk } });
  }

  /** Id of the last order or replace sent through {@link enter} or {@link move}. */
  get lastId(): number {
    return this.#lastId;
  }

  /** A limit order, or a market order at price 0. */
  enter(
    from: number,
    side: number,
    price: number,
    quantity: number,
    more: { instrument?: number; timeInForce?: number; flags?: number } = {},
  ): string {
    const { instrument = 0, timeInForce = price === 0 ? 1 : 0, flags = 0 } = more;
    this.#lastId += 1;
    const type = price === 0 ? 1 : 0;
    return this.#answer(from, NewOrder.id, [
      this.#lastId,
      instrument,
      side,
      type,
      timeInForce,
      price,
      quantity,
      flags,
    ]);
  }

  /** A replace of the order `original`. */
  move(from: number, original: number, price: number, quantity: number): string {
    this.#lastId += 1;
    return this.#answer(from, ReplaceOrder.id, [this.#lastId, original, price, quantity]);
  }

  #answer(from: number, kind: number, values: number[]): string {
    this.venue.receive(this.ctx, from, new FakeMessage(kind, values));
    this.venue.check();
    for (const { to, message } of this.ctx.take()) {
      if (to !== from) continue;
      if (message.kind === OrderAccepted.id || message.kind === OrderReplaced.id) return 'taken';
      if (message.kind === OrderRejected.id) return rejectName(message.get(OrderRejected.code));
      if (message.kind === CancelRejected.id) return rejectName(message.get(CancelRejected.code));
    }
    return 'no answer';
  }
}
