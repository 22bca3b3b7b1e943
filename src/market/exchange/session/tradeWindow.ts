import type { PlainData } from '../../../core/models/plainData.ts';
import type { DelayNs, PriceTicks, SimTime } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

const FIRST_CAPACITY = 64;

/** Prices of the trades of the last `span` in a ring, with their sum: the mean costs the same at any length. */
export class TradeWindow {
  readonly #span: DelayNs;
  #times = new Float64Array(FIRST_CAPACITY);
  #prices = new Int32Array(FIRST_CAPACITY);
  #first = 0;
  #count = 0;
  #sum = 0;

  constructor(span: DelayNs) {
    this.#span = span;
  }

  add(now: SimTime, price: PriceTicks): void {
    if (this.#count === this.#prices.length) this.#grow();
    const place = (this.#first + this.#count) % this.#prices.length;
    this.#times[place] = now;
    this.#prices[place] = price;
    this.#count += 1;
    this.#sum += price;
  }

  /** Mean price, rounded to a tick; 0 where nothing traded within the span. */
  mean(now: SimTime): PriceTicks {
    while (this.#count > 0 && this.#times[this.#first] <= now - this.#span) {
      this.#sum -= this.#prices[this.#first];
      this.#first = (this.#first + 1) % this.#prices.length;
      this.#count -= 1;
    }
    return this.#count === 0 ? 0 : Math.round(this.#sum / this.#count);
  }

  clear(): void {
    this.#first = 0;
    this.#count = 0;
    this.#sum = 0;
  }

  #grow(): void {
    const saved = this.snapshot() as { readonly times: Float64Array; readonly prices: Int32Array };
    this.#times = new Float64Array(this.#count * 2);
    this.#prices = new Int32Array(this.#count * 2);
    this.#times.set(saved.times);
    this.#prices.set(saved.prices);
    this.#first = 0;
  }

  snapshot(): PlainData {
    const at = (place: number) => (this.#first + place) % this.#prices.length;
    return {
      times: Float64Array.from({ length: this.#count }, (_, place) => this.#times[at(place)]),
      prices: Int32Array.from({ length: this.#count }, (_, place) => this.#prices[at(place)]),
    };
  }

  restore(state: PlainData): void {
    const { times, prices } = state as { readonly times: Float64Array; readonly prices: Int32Array };
    this.clear();
    for (let place = 0; place < times.length; place++) this.add(times[place], prices[place]);
  }

  addTo(hash: Hash64): void {
    hash.addInt(this.#count);
    for (let i = 0; i < this.#count; i++) {
      const place = (this.#first + i) % this.#prices.length;
      hash.addNumber(this.#times[place]);
      hash.addInt(this.#prices[place]);
    }
  }
}
