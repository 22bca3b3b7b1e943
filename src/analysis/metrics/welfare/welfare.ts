import { BUY } from '../../../core/models/side.ts';
import type { ActorId } from '../../../core/models/units.ts';
import { competitiveEquilibrium, fundamentalEquilibrium } from './competitiveEquilibrium.ts';
import { type InstrumentWelfare, instrumentWelfare } from './instrumentWelfare.ts';
import { TradePrices } from './tradePrices.ts';
import type { Holding } from './traderSurplus.ts';
import { ValueSchedules, type ValueStep } from './valueSchedules.ts';

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
  /** By place: what accounts traded on values that have lapsed. */
  readonly #past = new Map<number, Holding[]>();

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

  /** No lots: what the account was given before has lapsed, as units of an experiment do at the end of a period. */
  assigned(account: ActorId, place: number, side: number, lots: number, value: number): void {
    if (lots === 0) this.#lapse(account, place);
    else this.#schedules.assigned(account, place, { side, lots, value: value - this.#baseOf(place) });
  }

  #lapse(account: ActorId, place: number): void {
    const lapsed = this.#schedules.lapse(account, place);
    if (lapsed.length === 0) return;
    const past = this.#past.get(place) ?? [];
    past.push({ ...this.#holding(account, place), lapsed });
    this.#past.set(place, past);
    const cell = place * this.#accounts + account;
    this.#bought[cell] = 0;
    this.#sold[cell] = 0;
    this.#cash[cell] = 0;
  }

  #holding(account: ActorId, place: number): Holding {
    const cell = place * this.#accounts + account;
    const [bought, sold, cashFlow] = [this.#bought[cell], this.#sold[cell], this.#cash[cell]];
    return { account, bought, sold, cashFlow };
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
      const present = Array.from({ length: this.#accounts }, (_, account) => this.#holding(account, place));
      const active = present.filter(
        ({ account, bought, sold }) => bought > 0 || sold > 0 || schedules.has(account),
      );
      const holdings = [...(this.#past.get(place) ?? []), ...active];
      const hasFundamental = !Number.isNaN(this.#base[place]);
      const mark = hasFundamental ? 0 : marks[place];
      // Who has no values of its own trades at the fundamental, in either direction.
      const isOpen = hasFundamental && active.some(({ account }) => !schedules.has(account));
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
    const past = this.#past.get(place) ?? [];
    const lower = (step: ValueStep) => ({ ...step, value: step.value - value });
    this.#past.set(
      place,
      past.map((holding) => ({
        ...holding,
        cashFlow: holding.cashFlow + value * (holding.bought - holding.sold),
        lapsed: holding.lapsed?.map(lower),
      })),
    );
    for (let cell = place * this.#accounts; cell < (place + 1) * this.#accounts; cell++) {
      this.#cash[cell] += value * (this.#bought[cell] - this.#sold[cell]);
    }
  }
}
