import { FEED_RECORD, FeedRecord } from './feedRecord.ts';

/** A bar with what some files say beyond open, high, low, close and volume; NaN where a file does not. */
export class Bar extends FeedRecord {
  override kind: number = FEED_RECORD.bar;
  /** Close after splits and dividends, as the file's maker computed it. */
  adjustedClose = Number.NaN;
  openInterest = Number.NaN;
}
