import type { PlainData } from '../../../core/models/plainData.ts';
import type { CashMinor, InstrumentId, QuantityLots } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

/**
 * The other side of every cash settlement: it takes the lots and pays for them. What accounts bought from each other
 * adds up to nothing here; what is left is what they held before the market opened, as if its issuer redeemed it.
 */
export class SettlementHouse {
  readonly lots: Float64Array;
  /** One cell; negative where it paid more than it received. */
  readonly cash = new Float64Array(1);

  constructor(instruments: number) {
    this.lots = new Float64Array(instruments);
  }

  take(instrument: InstrumentId, lots: QuantityLots, value: CashMinor): void {
    this.lots[instrument] += lots;
    this.cash[0] -= value;
  }

  snapshot(): PlainData {
    return { lots: this.lots.slice(), cash: this.cash[0] };
  }

  restore(state: PlainData): void {
    const saved = state as unknown as { readonly lots: Float64Array; readonly cash: number };
    this.lots.set(saved.lots);
    this.cash[0] = saved.cash;
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.lots, 0, this.lots.length);
    hash.addNumber(this.cash[0]);
  }
}
