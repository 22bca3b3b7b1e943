import { BUY, SELL } from '../../../core/models/side.ts';

interface Resting {
  readonly side: number;
  readonly price: number;
  left: number;
  /** It was there before the record began. */
  readonly isOld: boolean;
}

/** The book as far as a tape tells it: orders by id, and how many stand at each price. */
export class FlowBook {
  /** Best prices; 0 is an empty side. */
  bid = 0;
  ask = 0;
  /** Quantity of the orders that the record itself introduced. */
  quantity = 0;
  readonly #orders = new Map<number, Resting>();
  readonly #levels = [new Map<number, number>(), new Map<number, number>()] as const;

  order(id: number): Resting | undefined {
    return this.#orders.get(id);
  }

  add(id: number, side: number, price: number, quantity: number, isOld: boolean): void {
    this.#orders.set(id, { side, price, left: quantity, isOld });
    if (!isOld) this.quantity += quantity;
    const levels = this.#levels[side];
    levels.set(price, (levels.get(price) ?? 0) + 1);
    if (side === BUY) this.bid = Math.max(this.bid, price);
    else if (this.ask === 0 || price < this.ask) this.ask = price;
  }

  /** Takes up to `quantity` off an order and says how much it was. */
  take(id: number, quantity: number): number {
    const order = this.#orders.get(id);
    if (order === undefined) return 0;
    const taken = Math.min(quantity, order.left);
    order.left -= taken;
    if (!order.isOld) this.quantity -= taken;
    if (order.left <= 0) this.#remove(id, order);
    return taken;
  }

  #remove(id: number, { side, price }: Resting): void {
    this.#orders.delete(id);
    const levels = this.#levels[side];
    const orders = (levels.get(price) ?? 1) - 1;
    if (orders > 0) {
      levels.set(price, orders);
      return;
    }
    levels.delete(price);
    if (side === BUY && price === this.bid) this.bid = best(levels, (a, b) => a > b);
    if (side === SELL && price === this.ask) this.ask = best(levels, (a, b) => a < b);
  }
}

function best(levels: ReadonlyMap<number, number>, isBetter: (a: number, b: number) => boolean): number {
  let found = 0;
  for (const price of levels.keys()) if (found === 0 || isBetter(price, found)) found = price;
  return found;
}
