import { BaseError } from '../../utils/errors.ts';
import type { FeedFormat, FeedSample } from '../formats/feedFormat.ts';
import { leanName } from './leanName.ts';
import { LeanReader } from './leanReader.ts';

/** Any day: a sample is read for its shape. */
const SOME_DAY = 0;

/** Bars and ticks in the layout of the LEAN engine's data folder; the names of folder and file say what they are. */
export const leanFormat: FeedFormat = {
  name: 'lean',
  title: 'bars or ticks of the LEAN engine: zips without a header row',
  ruledOut: whyNot,
  open: (file, options) => new LeanReader(file, options),
};

/** The folders are not in a sample, so a file of one day must say in its name what it holds. */
function whyNot(sample: FeedSample): string | undefined {
  const { day } = leanName(sample.name);
  const firstCell = String.fromCharCode(...sample.head.subarray(0, 15));
  const isDated = /^\d{8} \d\d:\d\d,/.test(firstCell);
  if (!isDated && (day === undefined || !/_(trade|quote)\./.test(`${sample.name}.`))) {
    return 'its first row does not begin with a time as 20131007 00:00, nor is its name as 20131007_trade';
  }
  const reader = new LeanReader(sample.name, { day: SOME_DAY });
  reader.feed(sample.head);
  if (sample.whole) reader.finish();
  try {
    return reader.next() ? undefined : 'it has no whole line';
  } catch (error) {
    if (!(error instanceof BaseError)) throw error;
    return `its first line is no bar: ${error.message}`;
  }
}
