import type { SimTime } from '../../../core/models/units.ts';
import type { KindIndex } from '../kindIndex.ts';
import { LogHistogram } from '../logHistogram.ts';
import type { LiveOrder, OrderExit } from '../restingOrders.ts';
import { SurvivalCurve } from './survivalCurve.ts';

/** Limit orders that are alike on arrival, and how long their fills took, in units of simulated time. */
export interface ExecutionDelays {
  readonly name: string;
  readonly orders: number;
  /** Until the first lot, and until the last. */
  readonly first: SurvivalCurve;
  readonly complete: SurvivalCurve;
}

/** Times of orders that are alike, by what became of them; what most orders do costs one count. */
class Delays {
  /** To the first lot, of all that had one; to the last, of those filled whole. */
  readonly #first = new LogHistogram();
  readonly #complete = new LogHistogram();
  /** To the end of looking, of those without a fill, and of those filled in part. */
  readonly #untouched = new LogHistogram();
  readonly #partial = new LogHistogram();

  add(order: LiveOrder, until: SimTime, isComplete: boolean): void {
    const rested = until - order.since;
    if (order.firstFill < 0) {
      this.#untouched.add(rested);
      return;
    }
    this.#first.add(order.firstFill - order.since);
    (isComplete ? this.#complete : this.#partial).add(rested);
  }

  addAll(other: Delays): void {
    this.#first.addAll(other.#first);
    this.#complete.addAll(other.#complete);
    this.#untouched.addAll(other.#untouched);
    this.#partial.addAll(other.#partial);
  }

  result(name: string): ExecutionDelays {
    const orders = this.#first.total + this.#untouched.total;
    const first = new SurvivalCurve(this.#first, this.#untouched);
    const unfinished = new LogHistogram();
    unfinished.addAll(this.#untouched);
    unfinished.addAll(this.#partial);
    return { name, orders, first, complete: new SurvivalCurve(this.#complete, unfinished) };
  }
}

/** Distances from the best price in ticks; from 1 on each twice as wide as the one before. */
const GROUPS = [
  'Better than the best',
  'At the best',
  '1 behind',
  '2–3 behind',
  '4–7 behind',
  '8–15 behind',
  '16 and more behind',
];

/**
 * How likely and how soon limit orders are filled, by their distance in ticks from the best price of their side on
 * arrival and by kind of agent. An order that is taken back, moves to another price or still rests at the end is
 * censored there: it tells how long it went without a fill, and nothing of what would have come (Lo, MacKinlay and
 * Zhang, 2002, "Econometric models of limit-order executions"). Orders that could trade at once, or ended within the
 * event that brought them, never waited and are left out.
 */
export class OrderSurvival {
  readonly #kinds: KindIndex;
  /** By kind (the last for those of none) and distance. */
  readonly #cells: (Delays | undefined)[] = [];

  constructor(kinds: KindIndex) {
    this.#kinds = kinds;
  }

  left(time: SimTime, events: number, order: LiveOrder, exit: OrderExit): void {
    if (events === order.sinceEvent) return;
    this.#add(order, time, exit === 'filled');
  }

  /** At the end of the log, for every order that still rests. */
  rests(end: SimTime, order: LiveOrder): void {
    this.#add(order, end, false);
  }

  all(): ExecutionDelays {
    return this.#sum(() => true).result('All');
  }

  /** From the nearest to the farthest; without empty groups. */
  byDistance(): ExecutionDelays[] {
    return GROUPS.map((name, group) => this.#sum((_, each) => each === group).result(name)).filter(isUsed);
  }

  byKind(): ExecutionDelays[] {
    return this.#kinds.names
      .map((name, kind) => this.#sum((each) => each === kind).result(name))
      .filter(isUsed);
  }

  #sum(isWanted: (kind: number, group: number) => boolean): Delays {
    const sum = new Delays();
    this.#cells.forEach((cell, i) => {
      if (cell !== undefined && isWanted(Math.floor(i / GROUPS.length), i % GROUPS.length)) sum.addAll(cell);
    });
    return sum;
  }

  #add(order: LiveOrder, until: SimTime, isComplete: boolean): void {
    if (order.crosses) return;
    const { ticksBehind } = order;
    const group = ticksBehind < 0 ? 0 : ticksBehind === 0 ? 1 : 33 - Math.clz32(ticksBehind);
    const kind = this.#kinds.of(order.account);
    const row = kind < 0 ? this.#kinds.count : kind;
    const index = row * GROUPS.length + Math.min(group, GROUPS.length - 1);
    const known = this.#cells[index];
    const cell = known ?? new Delays();
    if (known === undefined) this.#cells[index] = cell;
    cell.add(order, until, isComplete);
  }
}

function isUsed({ orders }: ExecutionDelays): boolean {
  return orders > 0;
}
