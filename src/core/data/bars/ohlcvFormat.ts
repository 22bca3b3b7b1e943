import { BaseError } from '../../utils/errors.ts';
import type { FeedFormat, FeedSample } from '../formats/feedFormat.ts';
import { sampleNames, timePlaces } from '../text/columnNames.ts';
import { barPlaces, tickHint } from './barColumns.ts';
import { OhlcvReader } from './ohlcvReader.ts';

/** Bars as text with named columns: what Yahoo, Stooq, MetaTrader, pandas and many others write. */
export const ohlcvFormat: FeedFormat = {
  name: 'ohlcv',
  title: 'bars as text: open, high, low, close, volume',
  ruledOut: whyNot,
  open: (file, options) => new OhlcvReader(file, options),
};

function whyNot(sample: FeedSample): string | undefined {
  try {
    const names = sampleNames(sample);
    if (names === undefined) return 'it has no whole line';
    if (timePlaces(names) === undefined) return 'its first row names no column of time';
    const places = barPlaces(names);
    if (typeof places === 'string') return `its first row has ${places}`;
    return tickHint(names, places);
  } catch (error) {
    if (!(error instanceof BaseError)) throw error;
    return `it is no table: ${error.message}`;
  }
}
