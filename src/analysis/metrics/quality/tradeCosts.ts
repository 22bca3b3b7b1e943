import { BUY } from '../../../core/models/side.ts';
import type { SimTime } from '../../../core/models/units.ts';
import { CostSums } from './costSums.ts';
import { WaitingTrades } from './waitingTrades.ts';

/** Costs of the trades that had a two-sided quote both when they were made and at one horizon. */
export class HorizonCosts {
  /** After the trade, in units of simulated time. */
  readonly horizon: number;
  readonly all = new CostSums();
  /** By kind of agent, as in `KindIndex`: of its fills as maker, and as taker. */
  readonly byMaker: readonly CostSums[];
  readonly byTaker: readonly CostSums[];
  /** Trades left out: the book had no mid at the horizon, or the log ended before it. */
  withoutQuote = 0;
  beyondEnd = 0;
  /** The oldest trade that waits. */
  first = 0;

  constructor(horizon: number, kinds: number) {
    this.horizon = horizon;
    this.byMaker = Array.from({ length: kinds }, () => new CostSums());
    this.byTaker = Array.from({ length: kinds }, () => new CostSums());
  }
}

/**
 * What trades cost and where it went, per trade and size-weighted, after Huang and Stoll (1996) and Bessembinder and
 * Kaufman (1997): with D = 1 for a taker that buys and -1 for one that sells, price p, mid m at the trade and m' at the
 * horizon, effective spread 2 D (p - m), realised spread 2 D (p - m'), price impact 2 D (m' - m).
 *
 * The mid of a trade is that of the last quote before it; the mid at a horizon is the one that stands at that time, with
 * all that happened at it. A trade without a quote of both sides at either end is left out of all three.
 */
export class TradeCosts {
  readonly horizons: readonly HorizonCosts[];
  /** Effective spreads alone, of all trades that had a quote. */
  readonly atTrade = new CostSums();
  /** Trades without a quote of both sides when they were made. */
  withoutQuote = 0;
  readonly #waiting = new WaitingTrades();
  readonly #end: SimTime;
  /** Twice the mid; 0 while a side is empty. */
  #mid2 = 0;
  #due = Number.POSITIVE_INFINITY;

  /** `end` is the last time of the log, `kinds` the number of kinds of agent. */
  constructor(horizons: readonly number[], kinds: number, end: SimTime) {
    this.horizons = horizons.map((horizon) => new HorizonCosts(horizon, kinds));
    this.#end = end;
  }

  /** Best prices from `time` on; 0 is an empty side. */
  quote(time: SimTime, bid: number, ask: number): void {
    if (time > this.#due) this.#settle(time);
    this.#mid2 = bid > 0 && ask > 0 ? bid + ask : 0;
  }

  /** `side` is the taker's; `maker` and `taker` are kinds of agent, -1 where unknown. */
  trade(time: SimTime, price: number, lots: number, side: number, maker: number, taker: number): void {
    const mid2 = this.#mid2;
    if (mid2 === 0) {
      this.withoutQuote++;
      return;
    }
    const sign = side === BUY ? 1 : -1;
    this.atTrade.add(sign, price, lots, mid2, mid2);
    let first = this.#waiting.end;
    for (const horizon of this.horizons) {
      first = Math.min(first, horizon.first);
      this.#due = Math.min(this.#due, time + horizon.horizon);
    }
    this.#waiting.push(first, time, sign, price, lots, mid2, maker, taker);
  }

  /** What still waits is settled by the last quote, up to the end of the log. */
  finish(): void {
    this.#settle(this.#end + 1);
    for (const horizon of this.horizons) {
      horizon.beyondEnd += this.#waiting.end - horizon.first;
      horizon.first = this.#waiting.end;
    }
  }

  /** Settles every trade whose horizon lies before `time`, by the quote that stood until then. */
  #settle(time: SimTime): void {
    const { times } = this.#waiting;
    this.#due = Number.POSITIVE_INFINITY;
    for (const costs of this.horizons) {
      const latest = time - costs.horizon;
      let n = costs.first;
      while (n < this.#waiting.end && times[this.#waiting.slot(n)] < latest) this.#settleOne(costs, n++);
      costs.first = n;
      if (n < this.#waiting.end) {
        this.#due = Math.min(this.#due, times[this.#waiting.slot(n)] + costs.horizon);
      }
    }
  }

  #settleOne(costs: HorizonCosts, n: number): void {
    const { signs, prices, lots, mids2, makers, takers } = this.#waiting;
    const later2 = this.#mid2;
    if (later2 === 0) {
      costs.withoutQuote++;
      return;
    }
    const slot = this.#waiting.slot(n);
    const [sign, price, quantity, mid2] = [signs[slot], prices[slot], lots[slot], mids2[slot]];
    costs.all.add(sign, price, quantity, mid2, later2);
    costs.byMaker[makers[slot]]?.add(sign, price, quantity, mid2, later2);
    costs.byTaker[takers[slot]]?.add(sign, price, quantity, mid2, later2);
  }
}
