import type { ActorId } from '../../../core/models/units.ts';
import type { Ledger } from '../ledger.ts';
import { type InstrumentWelfare, instrumentWelfare } from './instrumentWelfare.ts';
import { TradePrices } from './tradePrices.ts';
import { ValueSchedules } from './valueSchedules.ts';

/** Collects what welfare is measured by: the traders' values and the prices of the trades. */
export class Welfare {
  readonly #schedules = new ValueSchedules();
  readonly #prices: readonly TradePrices[];

  constructor(instruments: number) {
    this.#prices = Array.from({ length: instruments }, () => new TradePrices());
  }

  assigned(account: ActorId, place: number, side: number, lots: number, value: number): void {
    this.#schedules.assigned(account, place, { side, lots, value });
  }

  trade(place: number, price: number): void {
    this.#prices[place].add(price);
  }

  /** The welfare of every instrument that anybody values, from the accounts as they ended and the last marks. */
  finish(ledger: Ledger, marks: Float64Array): InstrumentWelfare[] {
    return this.#schedules.places().map((place) => {
      const schedules = this.#schedules.at(place);
      const holdings = Array.from({ length: ledger.accounts }, (_, account) => ({
        account,
        bought: ledger.bought(account, place),
        cashFlow: ledger.cashFlow(account, place),
      })).filter(({ account, bought, cashFlow }) => bought !== 0 || cashFlow !== 0 || schedules.has(account));
      return instrumentWelfare(place, schedules, holdings, this.#prices[place], marks[place]);
    });
  }
}
