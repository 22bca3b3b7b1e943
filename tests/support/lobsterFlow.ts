import { LobsterBookRow } from '../../src/core/data/lobster/lobsterBookRow.ts';
import { LOBSTER_TYPE, type LobsterMessage } from '../../src/core/data/lobster/lobsterMessage.ts';
import { createRng, type Rng } from '../../src/core/utils/rng.ts';

interface Resting {
  readonly id: number;
  size: number;
}

type Levels = Map<number, Resting[]>;

const MIDDLE = 10_000;
const TICK = 100;

/**
 * A small market in plain arrays that writes LOBSTER rows: what a recorder with a window of `levels` levels sees.
 * With `onlyInWindow` nothing happens at levels that the window does not show, as if nobody was there.
 */
export class LobsterFlow {
  readonly #rng: Rng;
  readonly #levels: number;
  readonly #onlyInWindow: boolean;
  /** Bids, asks. */
  readonly #sides: readonly [Levels, Levels] = [new Map(), new Map()];
  #lastId = 0;
  #timeNs = 34_200_000_000_000;

  constructor(seed: number, levels: number, onlyInWindow: boolean) {
    this.#rng = createRng(seed, 'lobster flow');
    this.#levels = levels;
    this.#onlyInWindow = onlyInWindow;
  }

  /** Enters orders that no message tells. */
  prehistory(orders: number): void {
    for (let i = 0; i < orders; i++) this.#add(this.#rng.below(2), 1 + this.#rng.below(60));
  }

  /** One message and the row after it. */
  step(): { message: LobsterMessage; row: LobsterBookRow } {
    const message = this.#draw();
    this.#timeNs += 1 + this.#rng.below(1_000_000);
    return { message, row: this.row() };
  }

  row(): LobsterBookRow {
    const row = new LobsterBookRow(this.#levels);
    this.#prices(0)
      .slice(0, this.#levels)
      .forEach((price, i) => {
        row.bidPrice[i] = price;
        row.bidSize[i] = this.#sizeAt(0, price);
      });
    this.#prices(1)
      .slice(0, this.#levels)
      .forEach((price, i) => {
        row.askPrice[i] = price;
        row.askSize[i] = this.#sizeAt(1, price);
      });
    return row;
  }

  #draw(): LobsterMessage {
    const rng = this.#rng;
    const side = rng.below(2);
    const u = rng.uniform();
    if (u < 0.03) return this.#message(LOBSTER_TYPE.executeHidden, 0, 100, MIDDLE, side);
    if (u < 0.04) return this.#message(LOBSTER_TYPE.halt, 0, 0, -1, 1);
    if (u < 0.05) return this.#message(LOBSTER_TYPE.cross, -1, 500, MIDDLE, 1);
    const prices = this.#window(side);
    if (u < 0.45 || prices.length === 0) return this.#add(side, 1 + rng.below(30));
    if (u < 0.6) return this.#takeOff(LOBSTER_TYPE.execute, side, prices[0], 0);
    const price = prices[rng.below(prices.length)];
    const place = rng.below(this.#sides[side].get(price)!.length);
    return this.#takeOff(u < 0.7 ? LOBSTER_TYPE.partialCancel : LOBSTER_TYPE.delete, side, price, place);
  }

  /** Prices at which something may happen. */
  #window(side: number): number[] {
    const prices = this.#prices(side);
    return this.#onlyInWindow ? prices.slice(0, this.#levels) : prices;
  }

  #add(side: number, distance: number): LobsterMessage {
    const other = this.#prices(1 - side)[0] ?? (side === 0 ? MIDDLE * 2 : 1);
    const window = this.#window(side);
    const full = this.#onlyInWindow && window.length === this.#levels;
    const deepest = full ? window.at(-1)! : side === 0 ? TICK : MIDDLE * 2;
    const wanted = side === 0 ? MIDDLE - distance * TICK + 500 : MIDDLE + distance * TICK - 500;
    const price =
      side === 0
        ? Math.max(deepest, Math.min(wanted, other - 1))
        : Math.min(deepest, Math.max(wanted, other + 1));
    const order = { id: ++this.#lastId, size: 1 + this.#rng.below(300) };
    const queue = this.#sides[side].get(price);
    if (queue === undefined) this.#sides[side].set(price, [order]);
    else queue.push(order);
    return this.#message(LOBSTER_TYPE.add, order.id, order.size, price, side);
  }

  #takeOff(type: number, side: number, price: number, place: number): LobsterMessage {
    const queue = this.#sides[side].get(price)!;
    const order = queue[place];
    const whole = type === LOBSTER_TYPE.delete || order.size === 1;
    const size = whole
      ? order.size
      : 1 + this.#rng.below(order.size - (type === LOBSTER_TYPE.partialCancel ? 1 : 0));
    const told = type === LOBSTER_TYPE.partialCancel && size === order.size ? LOBSTER_TYPE.delete : type;
    order.size -= size;
    if (order.size === 0) queue.splice(place, 1);
    if (queue.length === 0) this.#sides[side].delete(price);
    return this.#message(told, order.id, size, price, side);
  }

  #message(type: number, orderId: number, size: number, price: number, side: number): LobsterMessage {
    return { timeNs: this.#timeNs, type, orderId, size, price, direction: side === 0 ? 1 : -1 };
  }

  #prices(side: number): number[] {
    return [...this.#sides[side].keys()].sort((a, b) => (side === 0 ? b - a : a - b));
  }

  #sizeAt(side: number, price: number): number {
    return this.#sides[side].get(price)!.reduce((sum, { size }) => sum + size, 0);
  }
}
