import { createInstrument } from '../../../core/models/createInstrument.ts';
import type { Instrument } from '../../../core/models/instrument.ts';
import { type Decimal, parseDecimal, wholeQuotient } from '../../../core/models/instrumentDecimals.ts';
import type { InstrumentId, PriceTicks } from '../../../core/models/units.ts';
import { badSetting } from './badSetting.ts';
import type { MarketsConfig, VenueSettings } from './settings.ts';

/** An instrument as one venue lists it. */
export interface Listing {
  /** Place in the world's list of instruments. */
  readonly asset: number;
  /** Its number at the venue. */
  readonly id: InstrumentId;
  readonly instrument: Instrument;
  readonly openingPrice: PriceTicks;
  /** Ticks of the instrument's common grid in one tick of this venue. */
  readonly gridTicks: number;
}

/**
 * What each venue lists, by venue.
 *
 * @throws BaseError CONFIG_INVALID_VALUE: a symbol twice or unknown, several currencies, ticks that do not go.
 */
export function listInstruments(config: MarketsConfig): readonly (readonly Listing[])[] {
  const symbols = config.instruments.map(({ symbol }) => symbol);
  checkInstruments(config);
  const listed = config.venues.map((venue, index) => {
    const assets =
      venue.lists.length === 0 ? symbols.map((_, asset) => asset) : listedAssets(venue, index, symbols);
    return assets.map((asset, id) => ({ asset, id, instrument: instrumentAt(config, venue, asset) }));
  });
  return listed.map((listings, index) =>
    listings.map(({ asset, id, instrument }) => {
      const tick = decimal(instrument.tickSize);
      const ticks = listed.flatMap((others) => others.filter((other) => other.asset === asset));
      const grid = ticks.map((other) => decimal(other.instrument.tickSize)).reduce(commonTick);
      const gridTicks = Number(wholeQuotient(tick, grid));
      return { asset, id, instrument, gridTicks, openingPrice: openingPrice(config, index, asset, tick) };
    }),
  );
}

function checkInstruments(config: MarketsConfig): void {
  const [first] = config.instruments;
  for (const [index, { symbol, currency, currencyScale }] of config.instruments.entries()) {
    const path = `instruments.${index}`;
    if (config.instruments.findIndex((other) => other.symbol === symbol) < index) {
      throw badSetting(`${path}.symbol`, symbol, 'there are two of that name');
    }
    if (currency !== first.currency)
      throw badSetting(`${path}.currency`, currency, `the first is in ${first.currency}`);
    if (currencyScale !== first.currencyScale) {
      throw badSetting(`${path}.currencyScale`, currencyScale, `that of the first is ${first.currencyScale}`);
    }
  }
}

function listedAssets(venue: VenueSettings, index: number, symbols: readonly string[]): number[] {
  return venue.lists.map((symbol, place) => {
    const path = `venues.${index}.lists.${place}`;
    const asset = symbols.indexOf(symbol);
    if (asset < 0)
      throw badSetting(path, symbol, `there is no such instrument; there are ${symbols.join(', ')}`);
    if (venue.lists.indexOf(symbol) < place) throw badSetting(path, symbol, 'it is listed twice');
    return asset;
  });
}

function instrumentAt(config: MarketsConfig, venue: VenueSettings, asset: number): Instrument {
  const { symbol, tickSize, lotSize, currency, currencyScale } = config.instruments[asset];
  const own = venue.tickTable.length > 0 ? venue.tickTable : venue.tickSize || tickSize;
  return createInstrument({ symbol, tickSize: own, lotSize, currency, currencyScale });
}

/** The opening price, which is told in ticks of the instrument, in ticks of a venue. */
function openingPrice(config: MarketsConfig, venue: number, asset: number, tick: Decimal): PriceTicks {
  const { openingPrice: ticks, tickSize } = config.instruments[asset];
  const base = decimal(tickSize);
  const count = wholeQuotient({ units: base.units * BigInt(ticks), scale: base.scale }, tick);
  if (count !== undefined) return Number(count);
  const path = `venues.${venue}.tickSize`;
  throw badSetting(path, config.venues[venue].tickSize, 'the opening price is no multiple of it');
}

/** The largest tick of which both are multiples. */
function commonTick(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  let [x, y] = [a, b].map((tick) => tick.units * 10n ** BigInt(scale - tick.scale));
  while (y !== 0n) [x, y] = [y, x % y];
  return { units: x, scale };
}

function decimal(text: string): Decimal {
  return parseDecimal(text)!;
}
