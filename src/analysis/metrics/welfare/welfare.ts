import { BUY } from '../../../core/models/side.ts';
import type { ActorId } from '../../../core/models/units.ts';
import { competitiveEquilibrium, fundamentalEquilibrium } from './competitiveEquilibrium.ts';
import { type InstrumentWelfare, instrumentWelfare } from './instrumentWelfare.ts';
import { TradePrices } from './tradePrices.ts';
import { ValueSchedules } from './valueSchedules.ts';

/**
 * Collects what welfare is measured by: the traders' values, their fills and the prices of the trades. Of an instrument
 * with a fundamental value all of them count as distances from it at their moment, before its first as from that: what
 * all agree on cannot be gained by trading.
 */
export class Welfare {
  readonly #accounts: number;
  readonly #schedules = new ValueSchedules();
  readonly #prices: readonly TradePrices[];
  /** By place: the fundamental value now, `NaN` where there is none. */
  readonly #base: Float64Array;
  /** By place and account: lots, and ticks times lots received less those paid. */
  readonly #bought: Float64Array;
  readonly #sold: Float64Array;
  readonly #cash: Float64Array;

  constructor(accounts: number, instruments: number) {
    this.#accounts = accounts;
    this.#prices = Array.from({ length: instruments }, () => new TradePrices());
    this.#base = new Float64Array(instruments).fill(Number.NaN);
    this.#bought = new Float64Array(accounts * instruments);
    this.#sold = new Float64Array(accounts * instruments);
    this.#cash = new Float64Array(accounts * instruments);
  }

  /** The fundamental value of an instrument from now on, in ticks. */
  fundamental(place: number, value: number): void {
    if (Number.isNaN(this.#base[place])) this.#rebase(place, value);
    this.#base[place] = value;
  }

  assigned(account: ActorId, place: number, side: number, lots: number, value: number): void {
    this.#schedules.assigned(account, place, { side, lots, value: value - this.#baseOf(place) });
  }

  /** A fill that stands, at the price at which it stood in the end. */
  fill(account: ActorId, place: number, side: number, price: number, lots: number): void {
    const cell = place * this.#accounts + account;
    const isBuy = side === BUY;
    const lotsOf = isBuy ? this.#bought : this.#sold;
    lotsOf[cell] += lots;
    this.#cash[cell] += (isBuy ? -lots : lots) * (price - this.#baseOf(place));
  }

  trade(place: number, price: number, lots: number): void {
    const base = this.#baseOf(place);
    this.#prices[place].add(price - base, base, lots);
  }

  /** The welfare of every instrument that anybody values; `marks` are last prices by place, in ticks. */
  finish(marks: Float64Array): InstrumentWelfare[] {
    return this.#schedules.places().map((place) => {
      const schedules = this.#schedules.at(place);
      const first = place * this.#accounts;
      const holdings = Array.from({ length: this.#accounts }, (_, account) => ({
        account,
        bought: this.#bought[first + account],
        sold: this.#sold[first + account],
        cashFlow: this.#cash[first + account],
      })).filter(({ account, bought, sold }) => bought > 0 || sold > 0 || schedules.has(account));
      const hasFundamental = !Number.isNaN(this.#base[place]);
      const mark = hasFundamental ? 0 : marks[place];
      // Who has no values of its own trades at the fundamental, in either direction.
      const isOpen = hasFundamental && holdings.some(({ account }) => !schedules.has(account));
      const find = isOpen ? fundamentalEquilibrium : competitiveEquilibrium;
      const welfare = instrumentWelfare(place, schedules, holdings, this.#prices[place], mark, find);
      return { ...welfare, hasFundamental };
    });
  }

  #baseOf(place: number): number {
    const base = this.#base[place];
    return Number.isNaN(base) ? 0 : base;
  }

  #rebase(place: number, value: number): void {
    this.#schedules.lower(place, value);
    this.#prices[place].rebase(value);
    for (let cell = place * this.#accounts; cell < (place + 1) * this.#accounts; cell++) {
      this.#cash[cell] += value * (this.#bought[cell] - this.#sold[cell]);
    }
  }
}
