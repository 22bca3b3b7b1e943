import { LogHistogram } from './logHistogram.ts';
import type { LiveOrder, OrderExit, OrderLine } from './restingOrders.ts';

/** Orders that joined the touch with a like quantity ahead of them, and what became of them. */
export interface QueueGroup {
  /** Lots ahead: from `from` up to but without `to`. */
  readonly from: number;
  readonly to: number;
  filled: number;
  cancelled: number;
  moved: number;
  /** From arrival to the last fill, of those filled. */
  readonly timeToFill: LogHistogram;
}

/**
 * How long orders rested at a price and how they left it. An order that is moved to another price starts a new stay
 * there. Orders that ended within the event that brought them never rested and are left out; those still resting at
 * the end of the log have no end to be measured.
 */
export class OrderStays {
  /** Time to the last fill, to the cancel and to the move, in units of simulated time. */
  readonly filled = new LogHistogram();
  readonly cancelled = new LogHistogram();
  readonly moved = new LogHistogram();
  /** Orders ahead on arrival, of all that joined the touch. */
  readonly ordersAhead = new LogHistogram();
  readonly lotsAhead = new LogHistogram();
  readonly #groups: QueueGroup[] = [];

  left(line: OrderLine, order: LiveOrder, exit: OrderExit): void {
    if (line.events === order.sinceEvent) return;
    const rested = line.time - order.since;
    this[exit].add(rested);
    if (!order.atTouch) return;
    this.ordersAhead.add(order.ordersAhead);
    this.lotsAhead.add(order.lotsAhead);
    const group = this.#group(order.lotsAhead);
    group[exit]++;
    if (exit === 'filled') group.timeToFill.add(rested);
  }

  /** Groups by quantity ahead on arrival, each twice as wide as the one before; without empty ones. */
  groups(): QueueGroup[] {
    return this.#groups.filter((group) => group !== undefined);
  }

  #group(lots: number): QueueGroup {
    const octave = lots < 1 ? 0 : 1 + Math.floor(Math.log2(lots));
    const known = this.#groups[octave];
    if (known !== undefined) return known;
    const from = octave === 0 ? 0 : 2 ** (octave - 1);
    const to = octave === 0 ? 1 : 2 ** octave;
    const group = { from, to, filled: 0, cancelled: 0, moved: 0, timeToFill: new LogHistogram() };
    this.#groups[octave] = group;
    return group;
  }
}
