import { civilDay } from '../../utils/civilDay.ts';
import { BaseError } from '../../utils/errors.ts';
import type { FeedFormat, FeedSample } from '../formats/feedFormat.ts';
import { ItchFeed } from './itchFeed.ts';
import { ItchReader } from './itchReader.ts';

/** NASDAQ names its files by month, day and year: `01302020.NASDAQ_ITCH50`, `S071321-v50.txt`. */
const FILE_NAMES = [/(\d{2})(\d{2})(\d{4})\.[A-Z]+_ITCH/, /S(\d{2})(\d{2})(\d{2})-v50/];
/** So many messages in a row are no accident: text, too, begins with letters of message types. */
const MESSAGES_ASKED = 8;

/** NASDAQ TotalView-ITCH 5.0, in any of its framings. */
export const itchFormat: FeedFormat = {
  name: 'itch',
  title: 'NASDAQ TotalView-ITCH 5.0: every order of a day',
  ruledOut: whyNot,
  open: (file, options) => new ItchFeed(file, options.day ?? dayOfName(file)),
};

/** Days since 1970-01-01 of the date in a file's name, 0 where there is none. */
function dayOfName(file: string): number {
  for (const name of FILE_NAMES) {
    const found = name.exec(file);
    if (found === null) continue;
    const [month, day, year] = found.slice(1).map(Number);
    const date = civilDay(year < 100 ? 2000 + year : year, month, day);
    if (!Number.isNaN(date)) return date;
  }
  return 0;
}

/** Reads the first messages. A bad one after good ones is a damaged file of the format, not another format. */
function whyNot(sample: FeedSample): string | undefined {
  if (sample.head.length === 0) return 'it is empty';
  const reader = new ItchReader(sample.name);
  reader.feed(sample.head);
  if (sample.whole) reader.finish();
  try {
    while (reader.messages < MESSAGES_ASKED && reader.next());
  } catch (error) {
    if (!(error instanceof BaseError)) throw error;
    const cut = error.code === 'DATA_TRUNCATED' && reader.messages > 0;
    return cut ? undefined : `message ${reader.messages + 1} is none of ITCH 5.0: ${error.message}`;
  }
  return undefined;
}
