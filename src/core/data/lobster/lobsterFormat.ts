import { parseCivilDate } from '../../utils/civilDay.ts';
import { BaseError } from '../../utils/errors.ts';
import type { FeedFormat, FeedSample } from '../formats/feedFormat.ts';
import { LobsterFeed } from './lobsterFeed.ts';
import { LobsterMessageReader } from './messageReader.ts';

/** `MSFT_2012-06-21_34200000_37800000_message_50.csv`: symbol and date. */
const FILE_NAME = /([^_/\\]+)_(\d{4}-\d{2}-\d{2})_[^/\\]*$/;

/** LOBSTER message files (lobsterdata.com, "Data structure"): six whole numbers in a row, no header. */
export const lobsterFormat: FeedFormat = {
  name: 'lobster',
  title: 'LOBSTER message file: orders of one stock and day',
  startsMidway: true,
  ruledOut: (sample) => whyNot(sample),
  open(file, options) {
    const [, symbol, date] = FILE_NAME.exec(file) ?? [];
    const day = date === undefined ? Number.NaN : parseCivilDate(date);
    return new LobsterFeed(
      file,
      options.symbol ?? symbol ?? '',
      options.day ?? (Number.isNaN(day) ? 0 : day),
    );
  },
};

/** Reads the sample's whole rows. A bad row after good ones is a damaged file of the format, not another format. */
function whyNot(sample: FeedSample): string | undefined {
  const reader = new LobsterMessageReader(sample.name);
  reader.feed(sample.head);
  if (sample.whole) reader.finish();
  try {
    return reader.next() ? undefined : 'it has no whole line';
  } catch (error) {
    if (!(error instanceof BaseError)) throw error;
    return `its first line is not a message: ${error.message}`;
  }
}
