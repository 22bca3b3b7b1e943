import type { SimTime } from '../../core/models/units.ts';
import type { AgentChoice } from './chooseAgents.ts';
import type { Ledger } from './ledger.ts';
import { BAND_SHARES, quantileOfSorted } from './quantiles.ts';
import type { ShownHoldings } from './shownHoldings.ts';
import type { TimeBuckets } from './timeBuckets.ts';

/** One value per sampling time: of each named agent, and the quantiles of the rest. */
export interface AgentLines {
  /** `[agent][sample]`, agents as in {@link AgentChoice.named}. */
  readonly named: readonly Float64Array[];
  /** `[band][sample]`, bands as in `BAND_SHARES`; `NaN` where there is no rest. */
  readonly bands: readonly Float64Array[];
}

/**
 * Samples position and profit of all agents at the end of each time bucket, from a ledger that others fill.
 * Call {@link advance} before the ledger takes in anything that happened at `time`.
 */
export class AgentSeries {
  /** Lots of the instrument shown, over all its venues. */
  readonly position: AgentLines;
  /** Minor units of currency. */
  readonly profit: AgentLines;
  readonly #buckets: TimeBuckets;
  readonly #ledger: Ledger;
  readonly #choice: AgentChoice;
  readonly #holdings: ShownHoldings;
  readonly #marks: Float64Array;
  readonly #sorted: Float64Array;
  #sampled = 0;

  /** `marks` holds the price of every instrument in ticks and is kept up to date by the caller. */
  constructor(
    buckets: TimeBuckets,
    ledger: Ledger,
    choice: AgentChoice,
    holdings: ShownHoldings,
    marks: Float64Array,
  ) {
    this.#buckets = buckets;
    this.#ledger = ledger;
    this.#choice = choice;
    this.#holdings = holdings;
    this.#marks = marks;
    this.#sorted = new Float64Array(choice.rest.length);
    this.position = emptyLines(choice.named.length, buckets.count);
    this.profit = emptyLines(choice.named.length, buckets.count);
  }

  advance(time: SimTime): void {
    while (this.#sampled < this.#buckets.count && time > this.#buckets.endOf(this.#sampled)) this.#sample();
  }

  finish(): void {
    while (this.#sampled < this.#buckets.count) this.#sample();
  }

  #sample(): void {
    const at = this.#sampled++;
    const ledger = this.#ledger;
    this.#fill(this.position, at, (account) => this.#holdings.position(account));
    this.#fill(this.profit, at, (account) => ledger.profit(account, this.#marks));
  }

  #fill(lines: AgentLines, at: number, measure: (account: number) => number): void {
    const { named, rest } = this.#choice;
    for (let i = 0; i < named.length; i++) lines.named[i][at] = measure(named[i]);
    const sorted = this.#sorted;
    for (let i = 0; i < rest.length; i++) sorted[i] = measure(rest[i]);
    sorted.sort();
    for (let b = 0; b < BAND_SHARES.length; b++)
      lines.bands[b][at] = quantileOfSorted(sorted, BAND_SHARES[b]);
  }
}

function emptyLines(named: number, samples: number): AgentLines {
  const line = () => new Float64Array(samples);
  return { named: Array.from({ length: named }, line), bands: BAND_SHARES.map(line) };
}
