import { createRng } from '../../../src/core/utils/rng.ts';
import type { RandomTraderGroup } from '../../../src/market/agents/orderFlow/randomTraders.ts';

const NONE = -1;
const DEPTH = 10;

/** What is asked of every candidate: they all draw the same, so they all find the same. */
export interface RandomAgentsTotals {
  readonly placements: number;
  readonly cancels: number;
  readonly trades: number;
  readonly lots: number;
}

/**
 * The workload as one writes it first for speed alone: one live order a trader, queues as linked lists by price in typed
 * arrays, no accounts, no messages, no checks, no hash. Trades and ten levels a step are kept, as by the others.
 */
class PlainBook {
  readonly leaves: Int32Array;
  /** Rows of price and lots. */
  readonly tape: number[] = [];
  readonly levels: number[] = [];
  lots = 0;
  readonly #prices: number;
  readonly #price: Int32Array;
  readonly #side: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  /** By side and price: the queue's ends and its lots. */
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  readonly #depth: Int32Array;

  constructor(traders: number, prices: number) {
    this.#prices = prices;
    this.leaves = new Int32Array(traders);
    this.#price = new Int32Array(traders);
    this.#side = new Int32Array(traders);
    this.#next = new Int32Array(traders);
    this.#previous = new Int32Array(traders);
    this.#first = new Int32Array(2 * prices).fill(NONE);
    this.#last = new Int32Array(2 * prices).fill(NONE);
    this.#depth = new Int32Array(2 * prices);
  }

  enter(trader: number, side: number, price: number, quantity: number): void {
    let left = quantity;
    if (side === 0) for (let at = 0; left > 0 && at <= price; at++) left = this.#take(1, at, left);
    else for (let at = this.#prices - 1; left > 0 && at >= price; at--) left = this.#take(0, at, left);
    if (left > 0) this.#rest(trader, side, price, left);
  }

  #take(side: number, price: number, wanted: number): number {
    const level = side * this.#prices + price;
    let left = wanted;
    for (let maker = this.#first[level]; left > 0 && maker !== NONE; maker = this.#first[level]) {
      const taken = Math.min(left, this.leaves[maker]);
      this.tape.push(price, side === 1 ? taken : -taken);
      this.lots += taken;
      left -= taken;
      this.leaves[maker] -= taken;
      this.#depth[level] -= taken;
      if (this.leaves[maker] === 0) this.cancel(maker);
    }
    return left;
  }

  #rest(trader: number, side: number, price: number, left: number): void {
    const level = side * this.#prices + price;
    this.#side[trader] = side;
    this.#price[trader] = price;
    this.leaves[trader] = left;
    this.#previous[trader] = this.#last[level];
    this.#next[trader] = NONE;
    if (this.#last[level] === NONE) this.#first[level] = trader;
    else this.#next[this.#last[level]] = trader;
    this.#last[level] = trader;
    this.#depth[level] += left;
  }

  cancel(trader: number): void {
    const level = this.#side[trader] * this.#prices + this.#price[trader];
    const [before, behind] = [this.#previous[trader], this.#next[trader]];
    if (before === NONE) this.#first[level] = behind;
    else this.#next[before] = behind;
    if (behind === NONE) this.#last[level] = before;
    else this.#previous[behind] = before;
    this.#depth[level] -= this.leaves[trader];
    this.leaves[trader] = 0;
  }

  keepLevels(): void {
    for (let i = 0, told = 0; i < this.#prices && told < DEPTH; i++)
      told += this.#keepLevel(this.#prices - 1 - i);
    for (let i = 0, told = 0; i < this.#prices && told < DEPTH; i++)
      told += this.#keepLevel(this.#prices + i);
  }

  #keepLevel(level: number): number {
    if (this.#depth[level] === 0) return 0;
    this.levels.push(level % this.#prices, this.#depth[level]);
    return 1;
  }
}

/** Runs the workload in plain arrays with the draws of scenario `random-agents`. */
export function plainRandomAgents(
  groups: readonly RandomTraderGroup[],
  seed: number,
  steps: number,
  prices: number,
): RandomAgentsTotals {
  const groupOf = groups.flatMap((group) => Array<RandomTraderGroup>(group.count).fill(group));
  const draws = createRng(seed, 'actor/member');
  const shuffles = createRng(seed, 'actor/venue');
  const book = new PlainBook(groupOf.length, prices);
  const turns = new Int32Array(groupOf.length);
  const [wish, limit] = [new Int32Array(groupOf.length), new Int32Array(groupOf.length)];
  let [placements, commands] = [0, 0];
  /** What a trader does in this step; 0 lots for a cancel. */
  const decide = (trader: number, group: RandomTraderGroup) => {
    wish[trader] = 0;
    if (book.leaves[trader] > 0) return;
    const sign = (draws.nextU32() & 1) === 0 ? 1 : -1;
    limit[trader] = group.lowPrice + draws.below(group.highPrice - group.lowPrice);
    wish[trader] = sign * (group.lowQuantity + draws.below(group.highQuantity - group.lowQuantity));
    placements++;
  };
  const act = (trader: number) => {
    const lots = wish[trader];
    if (lots !== 0) book.enter(trader, lots > 0 ? 0 : 1, limit[trader], Math.abs(lots));
    else if (book.leaves[trader] > 0) book.cancel(trader);
  };
  for (let step = 0; step < steps; step++) {
    let active = 0;
    for (let trader = 0; trader < groupOf.length; trader++) {
      if (draws.nextU32() >= groupOf[trader].activity * 2 ** 32) continue;
      turns[active++] = trader;
      decide(trader, groupOf[trader]);
    }
    commands += active;
    shuffles.shuffle(turns.subarray(0, active));
    for (let turn = 0; turn < active; turn++) act(turns[turn]);
    book.keepLevels();
  }
  const { lots, tape } = book;
  return { placements, cancels: commands - placements, trades: tape.length / 2, lots };
}
