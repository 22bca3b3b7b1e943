import { type Instrument, stepAt } from '../../../core/models/instrument.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { type InstrumentId, MAX_TICKS, type PriceTicks } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

/** A venue's instruments in columns, with what moves with the market: last price and price band. */
export class InstrumentTable {
  readonly instruments: readonly Instrument[];
  readonly count: number;
  readonly tickValueMinor: Float64Array;
  /** Last traded price; the reference price before the first trade; else 0. */
  readonly lastPrice: Int32Array;
  /** Lowest and highest limit price that is taken. */
  readonly bandLow: Int32Array;
  readonly bandHigh: Int32Array;
  readonly #followsTrades: Uint8Array;

  constructor(instruments: readonly Instrument[]) {
    this.instruments = instruments;
    this.count = instruments.length;
    this.tickValueMinor = Float64Array.from(instruments, (instrument) => instrument.tickValueMinor);
    this.lastPrice = Int32Array.from(instruments, (instrument) => instrument.referencePrice);
    this.bandLow = new Int32Array(this.count);
    this.bandHigh = new Int32Array(this.count);
    this.#followsTrades = Uint8Array.from(instruments, (instrument) =>
      instrument.priceBand.kind === 'lastTrade' ? 1 : 0,
    );
    for (let id = 0; id < this.count; id++) this.#setBand(id);
  }

  /** The valid multiple, in smallest ticks, at `price`. */
  tickAt(id: InstrumentId, price: PriceTicks): number {
    const instrument = this.instruments[id];
    return stepAt(instrument.tickFrom, instrument.tickStep, price);
  }

  /** The valid multiple, in smallest lots, at `price`. */
  lotAt(id: InstrumentId, price: PriceTicks): number {
    const instrument = this.instruments[id];
    return stepAt(instrument.lotFrom, instrument.lotStep, price);
  }

  traded(id: InstrumentId, price: PriceTicks): void {
    if (this.lastPrice[id] === price) return;
    this.lastPrice[id] = price;
    if (this.#followsTrades[id] === 1) this.#setBand(id);
  }

  #setBand(id: InstrumentId): void {
    const { priceBand, referencePrice } = this.instruments[id];
    const centre = priceBand.kind === 'lastTrade' ? this.lastPrice[id] : referencePrice;
    const around = priceBand.kind === 'lastTrade' || priceBand.kind === 'reference';
    if (!around || centre === 0) {
      this.bandLow[id] = priceBand.low;
      this.bandHigh[id] = priceBand.high;
      return;
    }
    const width = Math.floor((centre * priceBand.percentPpm) / 1_000_000);
    this.bandLow[id] = Math.max(1, centre - width);
    this.bandHigh[id] = Math.min(MAX_TICKS, centre + width);
  }

  snapshot(): PlainData {
    return this.lastPrice.slice();
  }

  restore(state: PlainData): void {
    this.lastPrice.set(state as Int32Array);
    for (let id = 0; id < this.count; id++) this.#setBand(id);
  }

  addTo(hash: Hash64): void {
    for (let id = 0; id < this.count; id++) hash.addInt(this.lastPrice[id]);
  }
}
