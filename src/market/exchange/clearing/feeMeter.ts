import type { FeeSchedule, FeeTier } from '../../../core/models/account.ts';
import * as executionConstants from '../../../core/models/messages/execution.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { AccountId, CashMinor, QuantityLots } from '../../../core/models/units.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import { feeMinor } from './fees.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { MAKER } = executionConstants;

const SIDES = 2;
const FIRST_TRADES = 256;

/**
 * Fees of a venue's fills. Where the schedule has tiers, each account's lots are counted, and a fill is charged, all of
 * it, at the rates of the highest tier that the account had reached before it. Exchanges count over a month; a run is
 * taken to be one.
 */
export class FeeMeter {
  readonly #schedule: FeeSchedule;
  readonly #tiers: readonly FeeTier[];
  /** Lots traded, by account; empty without tiers. */
  readonly #lots: Float64Array;
  readonly #remembers: boolean;
  /** Rates that trades were charged at, by number and liquidity: a trade that is taken out gets its own fee back. */
  #rates = new Float64Array(0);

  /** `remembers`: trades may be taken out or get another price later. */
  constructor(schedule: FeeSchedule, accounts: number, remembers: boolean) {
    this.#schedule = schedule;
    this.#tiers = schedule.tiers ?? [];
    const rising = this.#tiers.every((tier, i) => i === 0 || tier.fromLots > this.#tiers[i - 1].fromLots);
    assert(rising, 'tiers of a fee schedule stand in order, the fewest lots first');
    this.#lots = new Float64Array(this.isUsed ? accounts : 0);
    this.#remembers = remembers && this.isUsed;
  }

  /** Whether it has a state: not without tiers. */
  get isUsed(): boolean {
    return this.#tiers.length > 0;
  }

  /** Fee of one side of trade `tradeId`, negative for a rebate; counts the lots of it. */
  charge(
    tradeId: number,
    liquidity: number,
    account: AccountId,
    lots: QuantityLots,
    notional: CashMinor,
  ): CashMinor {
    if (this.#tiers.length === 0) return feeMinor(notional, rateOf(this.#schedule, liquidity));
    const rate = rateOf(this.#reached(account), liquidity);
    this.#lots[account] += lots;
    if (this.#remembers) this.#remember(tradeId * SIDES + liquidity, rate);
    return feeMinor(notional, rate);
  }

  /** The same side's fee at another notional: at the rate that it was charged at. */
  again(tradeId: number, liquidity: number, notional: CashMinor): CashMinor {
    const rate = this.#remembers
      ? this.#rates[tradeId * SIDES + liquidity]
      : rateOf(this.#schedule, liquidity);
    return feeMinor(notional, rate);
  }

  /** Lots of a trade that was taken out count for nothing. */
  uncount(account: AccountId, lots: QuantityLots): void {
    if (this.isUsed) this.#lots[account] -= lots;
  }

  #reached(account: AccountId): FeeSchedule | FeeTier {
    const lots = this.#lots[account];
    for (let i = this.#tiers.length - 1; i >= 0; i--)
      if (lots >= this.#tiers[i].fromLots) return this.#tiers[i];
    return this.#schedule;
  }

  #remember(place: number, rate: number): void {
    if (place >= this.#rates.length) {
      const larger = new Float64Array(Math.max(FIRST_TRADES, place + 1, this.#rates.length * 2));
      larger.set(this.#rates);
      this.#rates = larger;
    }
    this.#rates[place] = rate;
  }

  snapshot(): PlainData {
    return { lots: this.#lots.slice(), rates: this.#rates.slice() };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly lots: Float64Array; readonly rates: Float64Array };
    this.#lots.set(saved.lots);
    this.#rates = saved.rates.slice();
  }

  /** Rates of past trades are in the log: they change nothing but what a bust gives back. */
  addTo(hash: Hash64): void {
    hash.addFields(this.#lots, 0, this.#lots.length);
  }
}

function rateOf(rates: FeeSchedule | FeeTier, liquidity: number): number {
  return liquidity === MAKER ? rates.makerPpm : rates.takerPpm;
}
