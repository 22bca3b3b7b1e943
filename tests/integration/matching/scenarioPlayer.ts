import { expect } from 'vitest';
import { CANCEL_REASON } from '../../../src/core/models/messages/execution.ts';
import { ORDER_TYPE, TIME_IN_FORCE } from '../../../src/core/models/messages/orderEntry.ts';
import { REJECT_CODE } from '../../../src/core/models/rejectCodes.ts';
import { BUY, SELL, type Side } from '../../../src/core/models/side.ts';
import type { BookEngine, BookEvents } from '../../../src/market/exchange/book/bookEngine.ts';

const INSTRUMENT = 0;

interface Fills {
  quantity: number;
  /** Sum of quantity times price. */
  cost: number;
}

export interface Depth {
  readonly price: number;
  readonly orders: number;
  readonly qty: number;
}

/** Plays a published scenario's steps on an engine: orders by the scenario's own names, each of its own account. */
export class ScenarioPlayer implements BookEvents {
  readonly engine: BookEngine;
  readonly #keys = new Map<string, number>();
  readonly #fills = new Map<number, Fills>();

  constructor(create: (events: BookEvents) => BookEngine) {
    this.engine = create(this);
    this.engine.addInstrument();
  }

  /** Enters an order; `limit` is undefined for a market order. What of it traded at once. */
  add(
    name: string,
    side: Side,
    limit: number | undefined,
    quantity: number,
    timeInForce: keyof typeof TIME_IN_FORCE,
  ): number {
    const key = this.#keys.size + 1;
    this.#keys.set(name, key);
    const type = limit === undefined ? ORDER_TYPE.market : ORDER_TYPE.limit;
    const time = TIME_IN_FORCE[timeInForce];
    expect(this.engine.submit(key, key, INSTRUMENT, side, type, time, limit ?? 0, quantity, 0)).toBe(0);
    this.engine.check();
    return this.#fills.get(key)?.quantity ?? 0;
  }

  /** Cancels an order, whether it lives or is cancelled already. */
  cancel(name: string): void {
    const key = this.#keyOf(name);
    const lived = this.engine.slotOf(key) >= 0;
    expect(this.engine.cancel(key, CANCEL_REASON.requested)).toBe(lived ? 0 : REJECT_CODE.unknownOrder);
    expect(this.engine.slotOf(key)).toBe(-1);
    this.engine.check();
  }

  /** What an order traded since the last call of `startBlock`. */
  fillsOf(name: string): Fills {
    return this.#fills.get(this.#keyOf(name)) ?? { quantity: 0, cost: 0 };
  }

  startBlock(): void {
    this.#fills.clear();
  }

  best(side: Side): number {
    return this.engine.best(INSTRUMENT, side);
  }

  depth(side: Side): Depth[] {
    const levels: Depth[] = [];
    const { engine } = this;
    for (let price = this.best(side); price !== 0; price = engine.nextLevel(INSTRUMENT, side, price)) {
      const orders = engine.levelOrders(INSTRUMENT, side, price);
      levels.push({ price, orders, qty: engine.levelQuantity(INSTRUMENT, side, price) });
    }
    return levels;
  }

  orders(side: Side): number {
    return this.depth(side).reduce((sum, { orders }) => sum + orders, 0);
  }

  volume(side: Side): number {
    return this.depth(side).reduce((sum, { qty }) => sum + qty, 0);
  }

  traded(maker: number, taker: number, price: number, quantity: number): void {
    for (const slot of [maker, taker]) {
      const key = this.engine.keyOf(slot);
      const { quantity: sum, cost } = this.#fills.get(key) ?? { quantity: 0, cost: 0 };
      this.#fills.set(key, { quantity: sum + quantity, cost: cost + quantity * price });
    }
  }

  accepted(): void {}
  rested(): void {}
  reduced(): void {}
  cancelled(): void {}
  replaced(): void {}

  #keyOf(name: string): number {
    const key = this.#keys.get(name);
    expect(key, `order ${name} of the scenario`).toBeDefined();
    return key as number;
  }
}

export function sideOf(name: string): Side {
  expect(['buy', 'sell']).toContain(name);
  return name === 'buy' ? BUY : SELL;
}
