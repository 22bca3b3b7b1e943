import { BUY } from '../../core/models/side.ts';
import type { ActorId, InstrumentId } from '../../core/models/units.ts';
import { assert } from '../../core/utils/assert.ts';
import type { InstrumentScale } from './instrumentScale.ts';
import type { KindIndex } from './kindIndex.ts';

/**
 * Who pays whom: what each kind of agent gains from its trades with each other kind, all lots marked at the end.
 *
 * A trade of q lots at price p gives its buyer (M - p) q and its seller the opposite, where M is the mark. Summed over
 * the trades between two kinds this is a whole number of half ticks times lots, as a mark is a mid price; so what one
 * gains is exactly what the other loses, a kind gains nothing from itself, and all gains add up to nothing. A kind's
 * gains from all kinds, less its fees, are its profit in the `Ledger`.
 */
export class ProfitFlows {
  readonly #kinds: KindIndex;
  readonly #cells: number;
  readonly #value: Float64Array;
  /** Lots that kind `row` bought from kind `column`, less those it sold to it; per instrument. */
  readonly #lots: Float64Array;
  /** Ticks times lots it received for them, less what it paid. */
  readonly #flow: Float64Array;
  readonly #fees: Float64Array;
  #makerTrade = -1;
  #maker = -1;

  /** Instruments in another currency than `currency` count for nothing, as in the `Ledger`. */
  constructor(kinds: KindIndex, scales: readonly InstrumentScale[], currency: string) {
    this.#kinds = kinds;
    this.#cells = kinds.count * kinds.count;
    this.#value = Float64Array.from(scales, (s) => (s.currency === currency ? s.minorPerTickLot : 0));
    this.#lots = new Float64Array(this.#cells * scales.length);
    this.#flow = new Float64Array(this.#cells * scales.length);
    this.#fees = new Float64Array(kinds.count);
  }

  /** The maker's line of a trade; the taker's follows within the same event. */
  maker(account: ActorId, trade: number): void {
    this.#maker = account;
    this.#makerTrade = trade;
  }

  /** The taker's line of a trade; `side` is the taker's. */
  taker(
    account: ActorId,
    trade: number,
    instrument: InstrumentId,
    side: number,
    price: number,
    quantity: number,
  ): void {
    if (trade !== this.#makerTrade) return;
    const maker = this.#kinds.of(this.#maker);
    const taker = this.#kinds.of(account);
    this.#makerTrade = -1;
    if (maker < 0 || taker < 0 || maker === taker) return;
    const bought = side === BUY ? quantity : -quantity;
    this.#exchange(instrument, taker, maker, bought, price);
    this.#exchange(instrument, maker, taker, -bought, price);
  }

  #exchange(instrument: InstrumentId, who: number, from: number, bought: number, price: number): void {
    const cell = instrument * this.#cells + who * this.#kinds.count + from;
    this.#lots[cell] += bought;
    this.#flow[cell] -= bought * price;
    assert(Math.abs(this.#flow[cell]) <= Number.MAX_SAFE_INTEGER, 'a flow of profit leaves exact integers');
  }

  fee(account: ActorId, instrument: InstrumentId, fee: number): void {
    const kind = this.#kinds.of(account);
    if (kind >= 0 && this.#value[instrument] !== 0) this.#fees[kind] += fee;
  }

  /** What kind `who` gained from kind `from`, in minor units, instrument `i` at `marks[i]` ticks. */
  gain(who: number, from: number, marks: Float64Array): number {
    let gain = 0;
    for (let i = 0; i < this.#value.length; i++) {
      const cell = i * this.#cells + who * this.#kinds.count + from;
      const lots = this.#lots[cell];
      gain += this.#value[i] * (this.#flow[cell] + (lots === 0 ? 0 : lots * marks[i]));
    }
    return gain;
  }

  /** Fees that a kind paid, in minor units. */
  fees(kind: number): number {
    return this.#fees[kind];
  }

  /** Gains from all kinds less fees, in minor units. */
  profit(who: number, marks: Float64Array): number {
    let sum = -this.#fees[who];
    for (let from = 0; from < this.#kinds.count; from++) sum += this.gain(who, from, marks);
    return sum;
  }
}
