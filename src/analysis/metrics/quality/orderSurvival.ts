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

/** Times to fills and to the end of looking, of one group. */
class Delays {
  readonly #filled = [new LogHistogram(), new LogHistogram()] as const;
  readonly #censored = [new LogHistogram(), new LogHistogram()] as const;

  add(order: LiveOrder, until: SimTime, isComplete: boolean): void {
    const rested = until - order.since;
    if (order.firstFill >= 0) this.#filled[0].add(order.firstFill - order.since);
    else this.#censored[0].add(rested);
    (isComplete ? this.#filled : this.#censored)[1].add(rested);
  }

  result(name: string): ExecutionDelays {
    const curve = (i: 0 | 1) => new SurvivalCurve(this.#filled[i], this.#censored[i]);
    const orders = this.#filled[1].total + this.#censored[1].total;
    return { name, orders, first: curve(0), complete: curve(1) };
  }
}

const GROUPS = ['Better than the best', 'At the best', '1 behind', '2–3 behind', '4–7 behind', '8–15 behind'];
const FARTHEST = '16 and more behind';

/**
 * How likely and how soon limit orders are filled, by their distance in ticks from the best price of their side on
 * arrival and by kind of agent. An order that is taken back, moves to another price or still rests at the end is
 * censored there: it tells how long it went without a fill, and nothing of what would have come (Lo, MacKinlay and
 * Zhang, 2002, "Econometric models of limit-order executions"). Orders that could trade at once, or ended within the
 * event that brought them, never waited and are left out.
 */
export class OrderSurvival {
  readonly #kinds: KindIndex;
  readonly #byDistance: (Delays | undefined)[] = [];
  readonly #byKind: (Delays | undefined)[] = [];
  readonly #all = new Delays();

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
    return this.#all.result('All');
  }

  /** From the nearest to the farthest; without empty groups. */
  byDistance(): ExecutionDelays[] {
    return resultsOf(this.#byDistance, [...GROUPS, FARTHEST]);
  }

  byKind(): ExecutionDelays[] {
    return resultsOf(this.#byKind, this.#kinds.names);
  }

  #add(order: LiveOrder, until: SimTime, isComplete: boolean): void {
    if (order.crosses) return;
    const { ticksBehind } = order;
    const group = ticksBehind < 0 ? 0 : ticksBehind === 0 ? 1 : 33 - Math.clz32(ticksBehind);
    const kind = this.#kinds.of(order.account);
    this.#all.add(order, until, isComplete);
    delaysAt(this.#byDistance, Math.min(group, GROUPS.length)).add(order, until, isComplete);
    if (kind >= 0) delaysAt(this.#byKind, kind).add(order, until, isComplete);
  }
}

function delaysAt(list: (Delays | undefined)[], index: number): Delays {
  const known = list[index];
  if (known !== undefined) return known;
  const delays = new Delays();
  list[index] = delays;
  return delays;
}

function resultsOf(list: readonly (Delays | undefined)[], names: readonly string[]): ExecutionDelays[] {
  return names.flatMap((name, i) => list[i]?.result(name) ?? []);
}
