import type { LogEntry } from '../../core/models/logEntry.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import { FundamentalChanged, ValueAssigned } from '../../core/models/messages/economics.ts';
import type { ActorId } from '../../core/models/units.ts';
import { BaseError } from '../../core/utils/errors.ts';
import { ForecastScore } from './discovery/forecastScore.ts';
import { type Discovery, PriceDiscovery } from './discovery/priceDiscovery.ts';
import type { FactGuard } from './factGuard.ts';
import { priceGrid } from './priceGrid.ts';
import type { SnipingRent } from './quality/snipingRent.ts';
import type { RunSurvey } from './runSurvey.ts';
import type { InstrumentWelfare } from './welfare/instrumentWelfare.ts';
import { Welfare } from './welfare/welfare.ts';

/** Holds the market against what things are worth: values of traders, the fundamental, the other venues' prices. */
export class EconomicsProjection {
  readonly #guard: FactGuard;
  readonly #instrument: number;
  readonly #sniping: SnipingRent;
  readonly #discovery: PriceDiscovery;
  readonly #welfare: Welfare;
  readonly #forecast: ForecastScore;

  constructor(
    manifest: RunManifest,
    { start, end }: RunSurvey,
    guard: FactGuard,
    instrument: number,
    sniping: SnipingRent,
  ) {
    const { instruments, timeResolutionNs } = manifest;
    const places = guard.listings.alike(instrument);
    const ticks = priceGrid(places.map((place) => instruments[place]));
    this.#guard = guard;
    this.#instrument = instrument;
    this.#sniping = sniping;
    this.#discovery = new PriceDiscovery(places, ticks, instrument, { start, end, timeResolutionNs });
    this.#welfare = new Welfare(manifest.actors.length, instruments.length);
    this.#forecast = new ForecastScore(instruments.length);
  }

  quote(place: number, time: number, bid: number, ask: number): void {
    this.#discovery.quote(place, time, bid, ask);
  }

  /** One side of a trade that stands, at the price at which it stood in the end. */
  fill(account: ActorId, place: number, side: number, price: number, lots: number): void {
    this.#welfare.fill(account, place, side, price, lots);
  }

  trade(place: number, price: number, lots: number): void {
    this.#welfare.trade(place, price, lots);
    this.#forecast.trade(place, price);
  }

  settled(place: number, price: number): void {
    this.#forecast.settled(place, price);
  }

  /** Who knows the fundamental value is no venue: it speaks of an instrument by the number that venues give it. */
  fundamental(entry: LogEntry): void {
    const { listings } = this.#guard;
    const number = entry.get(FundamentalChanged.instrument);
    const value = entry.get(FundamentalChanged.value);
    for (let place = 0; place < listings.count; place++) {
      if (listings.numberOf(place) === number) this.#welfare.fundamental(place, value);
    }
    if (number !== listings.numberOf(this.#instrument)) return;
    this.#sniping.changed(entry.time, entry.events, value);
    this.#discovery.fundamental(entry.time, value);
  }

  /** @throws BaseError `DATA_INVALID_FIELD` for an instrument that the manifest does not list. */
  assigned(entry: LogEntry): void {
    const found = entry.get(ValueAssigned.instrument);
    const place = this.#guard.listings.placeOf(entry.get(ValueAssigned.venue), found);
    if (place < 0) {
      const message = `the log's event ${entry.events} names values of instrument ${found}, which the manifest does not list`;
      throw new BaseError('DATA_INVALID_FIELD', message, {
        facts: { event: entry.events, field: 'instrument', found },
        advice: 'Keep log and manifest of one run together.',
      });
    }
    const lots = entry.get(ValueAssigned.quantity);
    this.#welfare.assigned(
      entry.from,
      place,
      entry.get(ValueAssigned.side),
      lots,
      entry.get(ValueAssigned.value),
    );
  }

  finish(marks: Float64Array): {
    readonly discovery: Discovery;
    readonly welfare: readonly InstrumentWelfare[];
    readonly brierScore: number;
  } {
    const discovery = this.#discovery.finish();
    return { discovery, welfare: this.#welfare.finish(marks), brierScore: this.#forecast.finish() };
  }
}
