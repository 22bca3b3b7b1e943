import { wholeShare } from '../../../core/utils/wholeShare.ts';
import type { AllocationRules, LeadMarketMaker } from './allocationRules.ts';
import { timeShare } from './sizeShares.ts';

const FIRST_CAPACITY = 64;
const PER_CENT = 100;

/**
 * Shares an incoming order among the orders of one price, which are more than it: top order, lead market makers, by
 * time, by size, levelling, and the rest by time (CME Group Client Systems Wiki, CME Globex Matching Algorithm Steps).
 * The orders are put in by time; `gets` says then what each of them trades.
 */
export class LevelShares {
  readonly #rules: AllocationRules;
  readonly #isPlain: boolean;
  slots = new Int32Array(FIRST_CAPACITY);
  gets = new Int32Array(FIRST_CAPACITY);
  count = 0;
  #sizes = new Int32Array(FIRST_CAPACITY);
  #accounts = new Int32Array(FIRST_CAPACITY);
  /** 1 for an order that has no share by size. */
  #zero = new Uint8Array(FIRST_CAPACITY);
  #total = 0;
  #left = 0;

  constructor(rules: AllocationRules) {
    this.#rules = rules;
    this.#isPlain = !rules.topOrder && rules.leadMarketMakers.length === 0 && rules.fifoPercent === 0;
  }

  clear(): void {
    this.count = 0;
    this.#total = 0;
  }

  add(slot: number, size: number, account: number): void {
    const { count } = this;
    if (count === this.slots.length) this.#grow();
    this.slots[count] = slot;
    this.#sizes[count] = size;
    this.#accounts[count] = account;
    this.gets[count] = 0;
    this.#total += size;
    this.count = count + 1;
  }

  /**
   * Shares `wanted`. `top` is the slot of the top order, or -1, and `topLots` what it may get before the others.
   * Gives what the top order got as such.
   */
  share(wanted: number, top: number, topLots: number): number {
    this.#left = wanted;
    let first = 0;
    if (!this.#isPlain) {
      first = this.#serveTop(top, topLots);
      const base = this.#left;
      for (const maker of this.#rules.leadMarketMakers) this.#serveMaker(maker, base, top);
      const byTime = wholeShare(this.#left, this.#rules.fifoPercent, PER_CENT);
      this.#left -= byTime;
      this.#serveByTime(byTime);
    }
    if (this.#left > 0) this.#serveBySize();
    if (this.#left > 0 && this.#rules.leveling) this.#level();
    if (this.#left > 0) this.#serveByTime(this.#left);
    return first;
  }

  #give(place: number, lots: number): void {
    this.gets[place] += lots;
    this.#sizes[place] -= lots;
    this.#total -= lots;
  }

  #serveTop(top: number, topLots: number): number {
    if (top < 0) return 0;
    const most = Math.min(topLots, wholeShare(this.#left, this.#rules.topPercent, PER_CENT));
    const place = this.slots.indexOf(top);
    const lots = Math.min(most, this.#sizes[place]);
    this.#give(place, lots);
    this.#left -= lots;
    return lots;
  }

  /** Its orders in the order of time, the top order left out (CME, LMM algorithm with TOP order functionality). */
  #serveMaker({ account, percent }: LeadMarketMaker, base: number, top: number): void {
    let due = Math.min(this.#left, wholeShare(base, percent, PER_CENT));
    for (let place = 0; place < this.count && due > 0; place++) {
      if (this.#accounts[place] !== account || this.slots[place] === top) continue;
      const lots = Math.min(due, this.#sizes[place]);
      this.#give(place, lots);
      this.#left -= lots;
      due -= lots;
    }
  }

  #serveByTime(wanted: number): void {
    let due = wanted;
    for (let place = 0; place < this.count && due > 0; place++) {
      const lots = Math.min(due, this.#sizes[place]);
      this.#give(place, lots);
      due -= lots;
    }
  }

  #serveBySize(): void {
    const { minimumAllocation, timeExponent } = this.#rules;
    const wanted = this.#left;
    const total = this.#total;
    let behind = total;
    for (let place = 0; place < this.count; place++) {
      const size = this.#sizes[place];
      behind -= size;
      const share = timeShare(wanted, size, behind, total, timeExponent);
      const lots = share < minimumAllocation ? 0 : share;
      this.#zero[place] = lots === 0 ? 1 : 0;
      this.#give(place, lots);
      this.#left -= lots;
    }
  }

  #level(): void {
    for (let place = 0; place < this.count && this.#left > 0; place++) {
      if (this.#zero[place] === 0 || this.#sizes[place] === 0) continue;
      this.#give(place, 1);
      this.#left -= 1;
    }
  }

  #grow(): void {
    const { slots, gets } = this;
    const length = slots.length * 2;
    const [sizes, accounts] = [this.#sizes, this.#accounts];
    this.slots = new Int32Array(length);
    this.gets = new Int32Array(length);
    this.#sizes = new Int32Array(length);
    this.#accounts = new Int32Array(length);
    this.#zero = new Uint8Array(length);
    this.slots.set(slots);
    this.gets.set(gets);
    this.#sizes.set(sizes);
    this.#accounts.set(accounts);
  }
}
