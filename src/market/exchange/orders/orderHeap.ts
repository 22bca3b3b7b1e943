import type { DeskOrder } from './deskOrder.ts';

/** Below this size a heap is not worth cleaning. */
const SMALL = 64;

/**
 * Orders by a level, the lowest first (or the highest, where `highest` is set), and at one level in the order of their
 * entry. An order that no longer waits at its level stays in until it comes up: `holds` tells, and whoever takes an
 * order away says so with {@link forget}, so that the dead never outnumber the living for long.
 */
export class OrderHeap {
  readonly #sign: number;
  readonly #holds: (order: DeskOrder, level: number) => boolean;
  #levels: number[] = [];
  #orders: DeskOrder[] = [];
  #dead = 0;

  constructor(highest: boolean, holds: (order: DeskOrder, level: number) => boolean) {
    this.#sign = highest ? -1 : 1;
    this.#holds = holds;
  }

  get size(): number {
    return this.#orders.length;
  }

  clear(): void {
    this.#levels = [];
    this.#orders = [];
    this.#dead = 0;
  }

  push(order: DeskOrder, level: number): void {
    this.#levels.push(level * this.#sign);
    this.#orders.push(order);
    this.#up(this.#orders.length - 1);
  }

  /** An order that was pushed no longer waits here. */
  forget(): void {
    this.#dead++;
    if (this.#dead * 2 > this.#orders.length && this.#orders.length > SMALL) this.#clean();
  }

  /** Takes the first order that still waits if its level is reached at `value`; undefined where none is. */
  take(value: number): DeskOrder | undefined {
    const limit = value * this.#sign;
    while (this.#orders.length > 0 && this.#levels[0] <= limit) {
      const order = this.#orders[0];
      const holds = this.#holds(order, this.#levels[0] * this.#sign);
      this.#removeFirst();
      if (holds) return order;
      this.#dead--;
    }
    return undefined;
  }

  #before(a: number, b: number): boolean {
    const difference = this.#levels[a] - this.#levels[b];
    return difference < 0 || (difference === 0 && this.#orders[a].sequence < this.#orders[b].sequence);
  }

  #swap(a: number, b: number): void {
    const level = this.#levels[a];
    const order = this.#orders[a];
    this.#levels[a] = this.#levels[b];
    this.#orders[a] = this.#orders[b];
    this.#levels[b] = level;
    this.#orders[b] = order;
  }

  #up(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #down(from: number): void {
    const count = this.#orders.length;
    for (let at = from; ; ) {
      let first = at * 2 + 1;
      if (first >= count) return;
      if (first + 1 < count && this.#before(first + 1, first)) first++;
      if (!this.#before(first, at)) return;
      this.#swap(first, at);
      at = first;
    }
  }

  #removeFirst(): void {
    const last = this.#orders.length - 1;
    this.#swap(0, last);
    this.#levels.pop();
    this.#orders.pop();
    this.#down(0);
  }

  #clean(): void {
    const levels = this.#levels;
    const orders = this.#orders;
    this.#levels = [];
    this.#orders = [];
    for (let i = 0; i < orders.length; i++) {
      if (!this.#holds(orders[i], levels[i] * this.#sign)) continue;
      this.#levels.push(levels[i]);
      this.#orders.push(orders[i]);
    }
    this.#dead = 0;
    for (let at = this.#orders.length >> 1; at >= 0; at--) this.#down(at);
  }
}
