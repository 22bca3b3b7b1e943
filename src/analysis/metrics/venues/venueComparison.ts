import type { Listings } from '../../../core/models/listings.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import { BUY } from '../../../core/models/side.ts';
import type { SimTime } from '../../../core/models/units.ts';
import { tradesContinuously } from '../phaseKinds.ts';
import { priceGrid } from '../priceGrid.ts';

/** What one venue was to the instrument shown. Prices in ticks of the venue, quantities in its lots, fees in minor units. */
export interface VenueStatistics {
  /** Place in the manifest of the instrument as this venue lists it. */
  readonly place: number;
  readonly trades: number;
  readonly volume: number;
  /** Fees less rebates, of both sides. */
  readonly fees: number;
  /** Time-weighted, while it quoted both sides; `NaN` where it never did. */
  readonly meanSpread: number;
  /** Shares of the run's time in which it quoted both sides, and had the best bid or the best offer of all venues. */
  readonly quotedShare: number;
  readonly bestShare: number;
  /** Trades, and lots, at a worse price for who took than another venue quoted at that moment. */
  readonly tradeThroughs: number;
  readonly throughVolume: number;
}

interface VenueSums {
  readonly place: number;
  /** Units of the common grid in a tick. */
  readonly grid: number;
  bid: number;
  ask: number;
  isOpen: boolean;
  trades: number;
  volume: number;
  fees: number;
  spread: number;
  quoted: number;
  best: number;
  throughs: number;
  throughVolume: number;
}

/**
 * Holds the venues of one instrument against each other, from the quotes and trades that they recorded: what was true at
 * the time, whoever knew it. A trade-through is a trade of continuous trading at a price worse than the best quote of
 * another venue, as Rule 611 of Regulation NMS has it; those of intermarket sweep orders are counted too.
 */
export class VenueComparison {
  readonly #byPlace = new Map<number, VenueSums>();
  readonly #venues: readonly VenueSums[];
  readonly #start: SimTime;
  #since: SimTime;

  /** `shown` is the place in the manifest of any listing of the instrument. */
  constructor({ instruments }: RunManifest, listings: Listings, shown: number, start: SimTime) {
    const places = listings.alike(shown);
    const grid = priceGrid(places.map((place) => instruments[place]));
    this.#venues = places.map((place, i) => ({ ...noSums(), place, grid: grid[i] }));
    for (const venue of this.#venues) this.#byPlace.set(venue.place, venue);
    this.#start = start;
    this.#since = start;
  }

  /** Best prices of a venue from now on, 0 for none. */
  quote(place: number, time: SimTime, bid: number, ask: number): void {
    const venue = this.#several(place);
    if (venue === undefined) return;
    this.#stand(time);
    venue.bid = bid;
    venue.ask = ask;
  }

  phase(place: number, phase: number): void {
    const venue = this.#several(place);
    if (venue !== undefined) venue.isOpen = tradesContinuously(phase);
  }

  trade(place: number, price: number, lots: number, aggressor: number): void {
    const venue = this.#several(place);
    if (venue === undefined) return;
    venue.trades++;
    venue.volume += lots;
    if (!venue.isOpen || !this.#isThrough(venue, price * venue.grid, aggressor)) return;
    venue.throughs++;
    venue.throughVolume += lots;
  }

  fee(place: number, fee: number): void {
    const venue = this.#several(place);
    if (venue !== undefined) venue.fees += fee;
  }

  /** Nothing where the instrument is traded at one venue only. */
  finish(end: SimTime): VenueStatistics[] {
    this.#stand(end);
    const span = end - this.#start;
    if (this.#venues.length === 1) return [];
    return this.#venues.map(
      ({ place, trades, volume, fees, spread, quoted, best, throughs, throughVolume }) => ({
        place,
        trades,
        volume,
        fees,
        meanSpread: quoted > 0 ? spread / quoted : Number.NaN,
        quotedShare: span > 0 ? quoted / span : Number.NaN,
        bestShare: span > 0 ? best / (2 * span) : Number.NaN,
        tradeThroughs: throughs,
        throughVolume,
      }),
    );
  }

  /** The venue of a listing of the instrument, where there is more than one. */
  #several(place: number): VenueSums | undefined {
    return this.#venues.length === 1 ? undefined : this.#byPlace.get(place);
  }

  #isThrough(venue: VenueSums, price: number, aggressor: number): boolean {
    for (const other of this.#venues) {
      if (other === venue || !other.isOpen) continue;
      if (
        aggressor === BUY ? other.ask > 0 && price > other.ask * other.grid : price < other.bid * other.grid
      )
        return true;
    }
    return false;
  }

  /** Lets the quotes stand until `time`. */
  #stand(time: SimTime): void {
    const lasted = time - this.#since;
    this.#since = time;
    if (lasted <= 0) return;
    const bestBid = Math.max(...this.#venues.map(({ bid, grid }) => bid * grid));
    const asks = this.#venues.flatMap(({ ask, grid }) => (ask > 0 ? [ask * grid] : []));
    const bestAsk = Math.min(...asks);
    for (const venue of this.#venues) {
      const { bid, ask, grid } = venue;
      if (bid > 0 && bid * grid === bestBid) venue.best += lasted;
      if (ask > 0 && ask * grid === bestAsk) venue.best += lasted;
      if (bid === 0 || ask === 0) continue;
      venue.quoted += lasted;
      venue.spread += (ask - bid) * lasted;
    }
  }
}

function noSums(): Omit<VenueSums, 'place' | 'grid'> {
  const quotes = { bid: 0, ask: 0, isOpen: true };
  const trades = { trades: 0, volume: 0, fees: 0, throughs: 0, throughVolume: 0 };
  return { ...quotes, ...trades, spread: 0, quoted: 0, best: 0 };
}
