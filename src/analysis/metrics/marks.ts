import type { Listings } from '../../core/models/listings.ts';
import type { InstrumentEntry } from '../../core/models/manifest.ts';
import type { InstrumentId } from '../../core/models/units.ts';
import { priceGrid } from './priceGrid.ts';

/** The listings of one instrument, and how many units of their common grid a tick of each is. */
interface Security {
  readonly places: readonly number[];
  readonly grid: readonly number[];
}

/**
 * What positions are valued at: the middle of the best bid and the best ask over all venues of an instrument, so that what
 * was bought at one venue and sold at another is worth nothing more. Where either side is empty everywhere the mark stays
 * where it was, before the first mid at the first fill.
 */
export class Marks {
  /** In ticks by place in the manifest; `NaN` where there is none. */
  readonly values: Float64Array;
  readonly #securities: readonly Security[];
  readonly #bids: Float64Array;
  readonly #asks: Float64Array;

  constructor(instruments: readonly InstrumentEntry[], listings: Listings) {
    this.values = new Float64Array(instruments.length).fill(Number.NaN);
    this.#bids = new Float64Array(instruments.length);
    this.#asks = new Float64Array(instruments.length);
    this.#securities = instruments.map((_, place) => {
      const places = listings.alike(place);
      return { places, grid: priceGrid(places.map((each) => instruments[each])) };
    });
  }

  /** A fill at `price`: a mark where there was none. */
  fill(place: InstrumentId, price: number): void {
    if (Number.isNaN(this.values[place])) this.#set(place, price * this.#unitOf(place));
  }

  /** What the instrument turned out to be worth: it has no quotes after this. */
  settled(place: InstrumentId, price: number): void {
    this.#set(place, price * this.#unitOf(place));
  }

  /** A venue's new best prices, 0 for none. */
  quote(place: InstrumentId, bid: number, ask: number): void {
    this.#bids[place] = bid;
    this.#asks[place] = ask;
    const { places, grid } = this.#securities[place];
    let best = 0;
    let least = 0;
    for (let i = 0; i < places.length; i++) {
      const bidHere = this.#bids[places[i]] * grid[i];
      const askHere = this.#asks[places[i]] * grid[i];
      if (bidHere > best) best = bidHere;
      if (askHere > 0 && (least === 0 || askHere < least)) least = askHere;
    }
    if (best > 0 && least > 0) this.#set(place, (best + least) / 2);
  }

  #unitOf(place: InstrumentId): number {
    const { places, grid } = this.#securities[place];
    return grid[places.indexOf(place)];
  }

  #set(place: InstrumentId, value: number): void {
    const { places, grid } = this.#securities[place];
    for (let i = 0; i < places.length; i++) this.values[places[i]] = value / grid[i];
  }
}
