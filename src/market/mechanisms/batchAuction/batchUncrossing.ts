import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import type { Rng } from '../../../core/utils/rng.ts';
import type { BookEvents } from '../../exchange/book/bookEngine.ts';
import * as levelLayout from '../../exchange/book/levelLayout.ts';
import * as orderLayout from '../../exchange/book/orderLayout.ts';
import * as ranks from '../../exchange/book/rank.ts';
import { CallInterest } from '../callAuction/callInterest.ts';
import { PriceFinder } from '../callAuction/clearingPrice.ts';
import { EVERY_TICK } from '../callAuction/tickGrid.ts';
import { BatchBook } from './batchBook.ts';
import { Fills } from './fills.ts';
import type { Rationing } from './rationing/rationing.ts';
import { BATCH_RULES } from './supplyMeetsDemand.ts';

const { HEAD, NO_LEVEL, PRICE, TOTAL_OFFSET } = levelLayout;
const { LEAVES, LEVEL, NEXT, NO_SLOT, ORDER_SHIFT } = orderLayout;
const { bookOf, DARK, rankOf } = ranks;

/** What a batch came to. */
export interface Cleared {
  /** 0 where nothing traded. */
  readonly price: number;
  readonly volume: number;
}

/** Clears one instrument: finds the price, says who trades how much, and tells the trades. */
export class BatchUncrossing extends BatchBook {
  readonly events: BookEvents;
  readonly #rationing: Rationing;
  readonly #rng: Rng;
  readonly #interest = new CallInterest();
  readonly #finder = new PriceFinder(BATCH_RULES, EVERY_TICK);
  readonly #buys = new Fills();
  readonly #sells = new Fills();
  /** Where the run of equal orders begins in the fills, and what they sum to. */
  #runStart = 0;
  #runTotal = 0;
  #left = 0;

  constructor(events: BookEvents, orders: number, rationing: Rationing, rng: Rng) {
    super(orders);
    this.events = events;
    this.#rationing = rationing;
    this.#rng = rng;
  }

  /** `reference` is the price of orders without a limit where nobody has one; 0 for none. */
  protected clear(instrument: number, reference: number): Cleared {
    const interest = this.#interest;
    interest.clear();
    this.collect(instrument, BUY, interest);
    this.collect(instrument, SELL, interest);
    const { price, volume } = this.#finder.find(interest, reference);
    if (price === 0) return { price, volume };
    this.#fill(instrument, BUY, price, volume, this.#buys);
    this.#fill(instrument, SELL, price, volume, this.#sells);
    this.#pairOff(price);
    return { price, volume };
  }

  /**
   * Who trades: market orders, then by limit; at one limit what earlier batches left, the oldest first, then this one's.
   * Orders of one batch at one limit are equal: of them the rationing chooses where they are too many.
   */
  #fill(instrument: number, side: Side, price: number, volume: number, fills: Fills): void {
    const shown = bookOf(instrument, side);
    fills.clear();
    this.#left = volume;
    this.#runStart = 0;
    this.#runTotal = 0;
    if (this.#takeQueue(this.levelAt(instrument, side, 0), fills)) return;
    const limitRank = rankOf(shown, price);
    let a = this.bestLevel(shown);
    let b = this.bestLevel(shown | DARK);
    while (a !== NO_LEVEL || b !== NO_LEVEL) {
      const next = this.betterPrice(shown, a, b);
      if (rankOf(shown, next) < limitRank) return;
      if (a !== NO_LEVEL && this.levelWords[a + PRICE] === next) {
        if (this.#takeQueue(a, fills)) return;
        a = this.levelAfter(a, shown);
      }
      if (b !== NO_LEVEL && this.levelWords[b + PRICE] === next) {
        if (this.#takeQueue(b, fills)) return;
        b = this.levelAfter(b, shown | DARK);
      }
    }
  }

  /** Takes the orders of a level, batch by batch; true where the volume is used up. */
  #takeQueue(level: number, fills: Fills): boolean {
    if (level === NO_LEVEL) return false;
    let batch = -1;
    for (let slot = this.levelWords[level + HEAD]; slot !== NO_SLOT; ) {
      if (this.batchOf[slot] !== batch) {
        if (this.#endRun(fills)) return true;
        batch = this.batchOf[slot];
      }
      const at = slot << ORDER_SHIFT;
      const leaves = this.orderWords[at + LEAVES];
      fills.add(slot, leaves);
      this.#runTotal += leaves;
      slot = this.orderWords[at + NEXT];
    }
    return this.#endRun(fills);
  }

  #endRun(fills: Fills): boolean {
    const total = this.#runTotal;
    const left = this.#left;
    if (total > left) {
      this.#rationing.ration(fills.lots, this.#runStart, fills.count, total, left, this.#rng);
    }
    this.#left = Math.max(0, left - total);
    this.#runStart = fills.count;
    this.#runTotal = 0;
    return this.#left === 0;
  }

  /** Pairs buyers and sellers, both in the order of their priority, and tells each pair. */
  #pairOff(price: number): void {
    const buys = this.#buys;
    const sells = this.#sells;
    let sell = 0;
    for (let buy = 0; buy < buys.count; buy++) {
      while (buys.lots[buy] > 0) {
        while (sells.lots[sell] === 0) sell++;
        const quantity = Math.min(buys.lots[buy], sells.lots[sell]);
        buys.lots[buy] -= quantity;
        sells.lots[sell] -= quantity;
        this.#trade(buys.slots[buy], sells.slots[sell], price, quantity);
      }
    }
  }

  #trade(buy: number, sell: number, price: number, quantity: number): void {
    this.#takeFrom(buy, quantity);
    this.#takeFrom(sell, quantity);
    const buyFirst = this.orderIds[buy] < this.orderIds[sell];
    if (buyFirst) this.events.crossed?.(buy, sell, price, quantity);
    else this.events.crossed?.(sell, buy, price, quantity);
    if (this.leavesOf(buy) === 0) this.#drop(buy);
    if (this.leavesOf(sell) === 0) this.#drop(sell);
  }

  #takeFrom(slot: number, quantity: number): void {
    const at = slot << ORDER_SHIFT;
    this.orderWords[at + LEAVES] -= quantity;
    this.levelTotals[(this.orderWords[at + LEVEL] >> 1) + TOTAL_OFFSET] -= quantity;
  }

  #drop(slot: number): void {
    this.withdrawOrder(this.keyOf(slot));
    this.unlink(slot);
    this.releaseSlot(slot);
  }
}
