import { BaseError } from '../utils/errors.ts';
import type { ActorEntry, InstrumentEntry } from './manifest.ts';
import type { ActorId, InstrumentId } from './units.ts';

/** What of a manifest says where its instruments are traded. */
export interface ListedWorld {
  readonly actors: readonly ActorEntry[];
  readonly instruments: readonly InstrumentEntry[];
}

const NONE = -1;

/**
 * Which instrument of the manifest a line of the log is about. Every venue numbers its instruments from 0, so in a world
 * of several venues it takes the venue that wrote the line and its number; in a world of one venue the numbers are the
 * places in the manifest, whoever wrote the line.
 */
export class Listings {
  /** Names as people give them: the symbol, with `@venue` behind it where it is listed more than once. */
  readonly names: readonly string[];
  /** Ids of the venues that the manifest names, in the order of its instruments; empty in a world of one venue. */
  readonly venues: readonly ActorId[];
  readonly #world: ListedWorld;
  /** By venue: the place of its instruments' places in `#places`; `NONE` for any other actor. */
  readonly #first: Int32Array;
  readonly #counts: Int32Array;
  readonly #places: Int32Array;

  constructor(world: ListedWorld) {
    const { actors, instruments } = world;
    this.#world = world;
    this.venues = [...new Set(instruments.flatMap(({ venue }) => venue ?? []))];
    this.#first = new Int32Array(actors.length).fill(NONE);
    this.#counts = new Int32Array(actors.length);
    for (const { venue, venueInstrument = 0 } of instruments) {
      if (venue !== undefined) this.#counts[venue] = Math.max(this.#counts[venue], venueInstrument + 1);
    }
    let places = 0;
    for (const venue of this.venues) {
      this.#first[venue] = places;
      places += this.#counts[venue];
    }
    this.#places = new Int32Array(places).fill(NONE);
    instruments.forEach(({ venue, venueInstrument = 0 }, place) => {
      if (venue !== undefined) this.#places[this.#first[venue] + venueInstrument] = place;
    });
    this.names = instruments.map(({ symbol, venue }) => {
      const isListedTwice = instruments.filter((other) => other.symbol === symbol).length > 1;
      return venue !== undefined && isListedTwice ? `${symbol}@${actors[venue].name}` : symbol;
    });
  }

  get count(): number {
    return this.#world.instruments.length;
  }

  /** Place in the manifest of an instrument as the venue that wrote a line numbers it; -1 where it lists none. */
  placeOf(venue: ActorId, instrument: InstrumentId): number {
    if (this.venues.length === 0) return this.#whole(instrument, this.count) ? instrument : NONE;
    if (!this.#whole(venue, this.#first.length) || !this.#whole(instrument, this.#counts[venue])) return NONE;
    return this.#places[this.#first[venue] + instrument];
  }

  /** Whether an instrument of the manifest is traded at that actor; in a world of one venue at whoever is asked about. */
  isAt(place: number, venue: ActorId): boolean {
    const listed = this.#world.instruments[place].venue;
    return listed === undefined || listed === venue;
  }

  /** The instrument's number at its venue. */
  numberOf(place: number): InstrumentId {
    const { venue, venueInstrument = 0 } = this.#world.instruments[place];
    return venue === undefined ? place : venueInstrument;
  }

  /** Places of the same symbol in the same currency, wherever it is listed, in the order of the manifest. */
  alike(place: number): readonly number[] {
    const { instruments } = this.#world;
    const { symbol, currency, venue } = instruments[place];
    if (venue === undefined) return [place];
    return instruments.flatMap((other, i) =>
      other.symbol === symbol && other.currency === currency ? [i] : [],
    );
  }

  /**
   * The place of the instrument that people call `name`: `ABC`, or `ABC@venue`, which also names one listed once.
   * `option` is what they wrote it behind and `run` what the run is called, for the message.
   *
   * @throws BaseError USAGE where there is none of that name, or more than one.
   */
  named(name: string, option: string, run: string): number {
    const { actors, instruments } = this.#world;
    const found = instruments.flatMap(({ symbol, venue }, place) => {
      const full = venue === undefined ? symbol : `${symbol}@${actors[venue].name}`;
      return name === symbol || name === full ? [place] : [];
    });
    if (found.length === 1) return found[0];
    if (found.length === 0) {
      throw new BaseError('USAGE', `${option} ${name}: ${run} has no such instrument`, {
        advice: `Name one of ${this.names.join(', ')}.`,
        facts: { instrument: name, dir: run },
      });
    }
    const choices = found.map((place) => this.names[place]).join(', ');
    throw new BaseError('USAGE', `${option} ${name}: ${run} lists it at ${found.length} venues`, {
      advice: `Name one of ${choices}.`,
      facts: { instrument: name, dir: run, venues: found.length },
    });
  }

  #whole(value: number, below: number): boolean {
    return Number.isInteger(value) && value >= 0 && value < below;
  }
}
