import type { SimTime } from '../../core/models/units.ts';
import type { KindIndex } from './kindIndex.ts';
import type { Ledger } from './ledger.ts';
import type { ShownHoldings } from './shownHoldings.ts';
import type { TimeBuckets } from './timeBuckets.ts';

/**
 * What all agents of a kind hold and have earned together at the end of each time bucket, from a ledger that others
 * fill. Call {@link advance} before the ledger takes in anything that happened at `time`.
 */
export class KindSeries {
  /** `[kind][sample]`: lots of the instrument shown, bought since the start less sold; over all kinds they add up to 0. */
  readonly inventory: readonly Float64Array[];
  /** `[kind][sample]`: minor units. */
  readonly profit: readonly Float64Array[];
  readonly #buckets: TimeBuckets;
  readonly #ledger: Ledger;
  readonly #kinds: KindIndex;
  readonly #holdings: ShownHoldings;
  readonly #marks: Float64Array;
  #sampled = 0;

  constructor(
    buckets: TimeBuckets,
    ledger: Ledger,
    kinds: KindIndex,
    holdings: ShownHoldings,
    marks: Float64Array,
  ) {
    this.#buckets = buckets;
    this.#ledger = ledger;
    this.#kinds = kinds;
    this.#holdings = holdings;
    this.#marks = marks;
    this.inventory = kinds.names.map(() => new Float64Array(buckets.count));
    this.profit = kinds.names.map(() => new Float64Array(buckets.count));
  }

  advance(time: SimTime): void {
    while (this.#sampled < this.#buckets.count && time > this.#buckets.endOf(this.#sampled)) this.#sample();
  }

  finish(): void {
    while (this.#sampled < this.#buckets.count) this.#sample();
  }

  #sample(): void {
    const at = this.#sampled++;
    for (let account = 0; account < this.#ledger.accounts; account++) {
      const kind = this.#kinds.of(account);
      if (kind < 0) continue;
      this.inventory[kind][at] += this.#holdings.bought(account);
      this.profit[kind][at] += this.#ledger.profit(account, this.#marks);
    }
  }
}
