import type { PlainData } from '../../../core/models/plainData.ts';
import type { Side } from '../../../core/models/side.ts';
import type { DelayNs, QuantityLots, SimTime } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

const FIRST_CAPACITY = 256;

/** Lots that takers of each side have traded within the last `span`, in a ring with their sums. */
export class VolumeWindow {
  readonly #span: DelayNs;
  #times = new Float64Array(FIRST_CAPACITY);
  #quantities = new Float64Array(FIRST_CAPACITY);
  #sides = new Uint8Array(FIRST_CAPACITY);
  #first = 0;
  #count = 0;
  readonly #sums = new Float64Array(2);

  constructor(span: DelayNs) {
    this.#span = span;
  }

  add(now: SimTime, aggressor: Side, quantity: QuantityLots): void {
    if (this.#count === this.#times.length) this.#grow();
    const place = (this.#first + this.#count++) & (this.#times.length - 1);
    this.#times[place] = now;
    this.#quantities[place] = quantity;
    this.#sides[place] = aggressor;
    this.#sums[aggressor] += quantity;
  }

  /** Forgets what is older than the span; `volume` counts what is left. */
  moveTo(now: SimTime): void {
    while (this.#count > 0 && this.#times[this.#first] < now - this.#span) {
      this.#sums[this.#sides[this.#first]] -= this.#quantities[this.#first];
      this.#first = (this.#first + 1) & (this.#times.length - 1);
      this.#count--;
    }
  }

  volume(aggressor: Side): QuantityLots {
    return this.#sums[aggressor];
  }

  #grow(): void {
    const size = this.#times.length;
    const order = Array.from({ length: this.#count }, (_, i) => (this.#first + i) & (size - 1));
    const [times, quantities, sides] = [this.#times, this.#quantities, this.#sides];
    this.#times = new Float64Array(2 * size);
    this.#quantities = new Float64Array(2 * size);
    this.#sides = new Uint8Array(2 * size);
    for (const [i, place] of order.entries()) {
      this.#times[i] = times[place];
      this.#quantities[i] = quantities[place];
      this.#sides[i] = sides[place];
    }
    this.#first = 0;
  }

  snapshot(): PlainData {
    const rows = new Float64Array(3 * this.#count);
    for (let i = 0; i < this.#count; i++) {
      const place = (this.#first + i) & (this.#times.length - 1);
      rows.set([this.#times[place], this.#sides[place], this.#quantities[place]], 3 * i);
    }
    return rows;
  }

  restore(state: PlainData): void {
    const rows = state as Float64Array;
    this.#first = 0;
    this.#count = 0;
    this.#sums.fill(0);
    for (let i = 0; i < rows.length; i += 3) this.add(rows[i], rows[i + 1] as Side, rows[i + 2]);
  }

  addTo(hash: Hash64): void {
    const rows = this.snapshot() as Float64Array;
    hash.addInt(this.#count);
    hash.addFields(rows, 0, rows.length);
  }
}
