import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { SimTime } from '../../../core/models/units.ts';
import { type DeskOrder, STAGE } from './deskOrder.ts';
import { OrderHeap } from './orderHeap.ts';

/** When an order ends by itself, or 0. */
function expiryOf(order: DeskOrder): SimTime {
  return order.time.endOf?.(order.terms) ?? 0;
}

/** Orders that end at a time. One wake-up is on its way at a time, for the earliest of them. */
export class Expiries {
  readonly #heap = new OrderHeap(
    false,
    (order, time) => order.stage !== STAGE.ended && expiryOf(order) === time,
  );
  /** Time of the earliest wake-up asked for and not yet come; 0 for none. */
  wakeAt: SimTime = 0;

  clear(): void {
    this.#heap.clear();
    this.wakeAt = 0;
  }

  /** Enters the order; gives its time, or 0 where it has none. */
  add(order: DeskOrder): SimTime {
    const time = expiryOf(order);
    if (time !== 0) this.#heap.push(order, time);
    return time;
  }

  remove(order: DeskOrder): void {
    if (expiryOf(order) !== 0) this.#heap.forget();
  }

  /** Asks for a wake-up at `time` unless an earlier one is on its way. */
  arm(ctx: ActorContext, time: SimTime, tag: number): void {
    if (time === 0 || (this.wakeAt !== 0 && this.wakeAt <= time)) return;
    this.wakeAt = time;
    ctx.wakeAt(time, tag);
  }

  /** The orders whose time has come, earliest first. */
  takeDue(now: SimTime): DeskOrder[] {
    const due: DeskOrder[] = [];
    for (let order = this.#heap.take(now); order !== undefined; order = this.#heap.take(now)) due.push(order);
    return due;
  }

  /** Time of the earliest order left, or 0. */
  next(): SimTime {
    const order = this.#heap.take(Number.MAX_SAFE_INTEGER);
    return order === undefined ? 0 : this.add(order);
  }
}
