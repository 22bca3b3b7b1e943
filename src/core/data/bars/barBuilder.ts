import type { Bar } from '../../models/bar.ts';
import type { BarRule } from '../../models/barRule.ts';
import { assert } from '../../utils/assert.ts';
import { BaseError } from '../../utils/errors.ts';
import { BuiltBar } from './builtBar.ts';
import { type DayTime, Intervals } from './intervals.ts';

/** A bar that is part of a longer one. */
export type BarPiece = Pick<Bar, 'day' | 'timeNs' | 'open' | 'high' | 'low' | 'close' | 'volume'>;

/** More empty intervals in a row than anyone draws: the interval is too short for the data. */
const MAX_FLAT_BARS = 10_000_000n;

/**
 * Builds bars from trades, as they come: time bars, tick bars, volume bars and notional ("dollar") bars. The latter sample
 * by activity instead of by the clock (M. López de Prado, Advances in Financial Machine Learning, 2018, section 2.3.1).
 *
 * A bar is whole when it *reaches* its count, quantity or notional; the trade that brings it there belongs to it entirely,
 * so that no trade is in two bars, and the next bar begins empty: bars may be larger than asked for. Volume bars with
 * `split` divide that trade instead: each bar has exactly the quantity, and the divided trade counts in every bar that
 * it is in. `finish` gives the last bar, which may be smaller.
 */
export class BarBuilder {
  /** The bar handed to `onBar`, valid during the call. */
  readonly #bar = new BuiltBar();
  readonly #rule: BarRule;
  readonly #onBar: (bar: BuiltBar) => void;
  readonly #intervals: Intervals | undefined;
  /** Number of the open bar's interval, and where the next one begins. */
  #interval = 0n;
  #endDay = 0;
  #endTimeNs = 0;
  #hasClose = false;
  /** What rounding took off the sums so far (Neumaier 1974): they stay right beyond 2^53. */
  #volumeCarry = 0;
  #notionalCarry = 0;

  /** Throws `BaseError` USAGE where the rule's size is not a positive safe integer. */
  constructor(rule: BarRule, onBar: (bar: BuiltBar) => void) {
    this.#rule = rule;
    this.#onBar = onBar;
    this.#intervals = rule.kind === 'time' ? new Intervals(rule.everyNs, rule.originNs) : undefined;
    const size = sizeOf(rule);
    if (!(size > 0 && (rule.kind === 'notional' || Number.isSafeInteger(size)))) {
      throw new BaseError('USAGE', `${rule.kind} bars of ${size}: must be a whole number above zero`);
    }
  }

  /**
   * Takes a trade: whole `price` and `quantity` in any unit, `quantity` 1 or more. False, with nothing done, where a trade
   * is earlier than the interval of the bar that is open: bars never overlap.
   */
  trade(day: number, timeNs: number, price: number, quantity: number): boolean {
    assert(quantity > 0, 'a trade has a quantity');
    if (this.#intervals !== undefined && !this.#toInterval(this.#intervals, day, timeNs)) return false;
    let left = quantity;
    const rule = this.#rule;
    if (rule.kind === 'volume' && rule.split === true) {
      for (let room = rule.quantity - this.#bar.volume; left > room; room = rule.quantity) {
        this.#add(day, timeNs, price, room);
        this.#close();
        left -= room;
      }
    }
    this.#add(day, timeNs, price, left);
    if (this.#isWhole()) this.#close();
    return true;
  }

  /**
   * Takes a shorter bar as a piece of a time bar, which then counts pieces instead of trades and has no notional. The
   * piece lies where it begins. False as for `trade`.
   */
  piece(piece: BarPiece): boolean {
    assert(this.#intervals !== undefined, 'only time bars are made of bars');
    if (!this.#toInterval(this.#intervals, piece.day, piece.timeNs)) return false;
    const bar = this.#bar;
    const { volume } = bar;
    this.#add(piece.day, piece.timeNs, piece.open, 0);
    if (piece.high > bar.high) bar.high = piece.high;
    if (piece.low < bar.low) bar.low = piece.low;
    bar.close = piece.close;
    bar.volume = volume + piece.volume;
    bar.notional = Number.NaN;
    return true;
  }

  /** No more trades: gives the bar that is open. */
  finish(): void {
    if (this.#bar.trades > 0) this.#close();
  }

  #isWhole(): boolean {
    const rule = this.#rule;
    if (rule.kind === 'ticks') return this.#bar.trades >= rule.trades;
    if (rule.kind === 'volume') return this.#bar.volume >= rule.quantity;
    return rule.kind === 'notional' && this.#bar.notional >= rule.notional;
  }

  #add(day: number, timeNs: number, price: number, quantity: number): void {
    const bar = this.#bar;
    if (bar.trades === 0) {
      if (this.#intervals === undefined) {
        bar.day = day;
        bar.timeNs = timeNs;
      }
      bar.open = price;
      bar.high = price;
      bar.low = price;
    } else if (price > bar.high) bar.high = price;
    else if (price < bar.low) bar.low = price;
    bar.close = price;
    bar.lastDay = day;
    bar.lastTimeNs = timeNs;
    const notional = price * quantity;
    this.#volumeCarry += lostBySum(bar.volume, quantity);
    this.#notionalCarry += lostBySum(bar.notional, notional);
    bar.volume += quantity;
    bar.notional += notional;
    bar.trades++;
    this.#hasClose = true;
  }

  #close(): void {
    const bar = this.#bar;
    bar.volume += this.#volumeCarry;
    bar.notional += this.#notionalCarry;
    this.#volumeCarry = 0;
    this.#notionalCarry = 0;
    this.#onBar(bar);
    bar.volume = 0;
    bar.notional = 0;
    bar.trades = 0;
  }

  /** Closes the open bar where the trade lies beyond its interval; false where it lies before. */
  #toInterval(intervals: Intervals, day: number, timeNs: number): boolean {
    const bar = this.#bar;
    if (this.#hasClose) {
      if (day < bar.day || (day === bar.day && timeNs < bar.timeNs)) return false;
      if (day < this.#endDay || (day === this.#endDay && timeNs < this.#endTimeNs)) return true;
      if (bar.trades > 0) this.#close();
    }
    const index = intervals.indexOf(day, timeNs);
    if (this.#hasClose && this.#rule.kind === 'time' && this.#rule.empty === 'flat') {
      this.#fill(intervals, this.#interval + 1n, index);
    }
    this.#open(intervals, index);
    return true;
  }

  #open(intervals: Intervals, index: bigint): void {
    this.#interval = index;
    const begin: DayTime = intervals.beginOf(index);
    const end = intervals.beginOf(index + 1n);
    this.#bar.day = begin.day;
    this.#bar.timeNs = begin.timeNs;
    this.#endDay = end.day;
    this.#endTimeNs = end.timeNs;
  }

  /** Flat bars at the last close for the intervals from `from` up to, and without, `to`. */
  #fill(intervals: Intervals, from: bigint, to: bigint): void {
    if (to - from > MAX_FLAT_BARS) {
      throw new BaseError(
        'USAGE',
        `${to - from} intervals in a row have no trade: choose longer ones, or none empty`,
      );
    }
    const bar = this.#bar;
    bar.open = bar.close;
    bar.high = bar.close;
    bar.low = bar.close;
    for (let index = from; index < to; index++) {
      this.#open(intervals, index);
      bar.lastDay = bar.day;
      bar.lastTimeNs = bar.timeNs;
      this.#close();
    }
  }
}

/** The exact `a + b` less the sum as a double, for `a` and `b` of one sign. */
function lostBySum(a: number, b: number): number {
  const sum = a + b;
  return a >= b ? b - (sum - a) : a - (sum - b);
}

function sizeOf(rule: BarRule): number {
  if (rule.kind === 'time') return rule.everyNs;
  if (rule.kind === 'ticks') return rule.trades;
  return rule.kind === 'volume' ? rule.quantity : rule.notional;
}
