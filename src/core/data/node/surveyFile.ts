import { BaseError } from '../../utils/errors.ts';
import { FeedChecks, type FeedSurvey } from '../checks/feedChecks.ts';
import { type OpenOptions, openFeed } from './openFeed.ts';

/** What a file holds and what is wrong with it. */
export interface FileSurvey extends FeedSurvey {
  /** Name of the file's format. */
  readonly format: string;
}

/** Failures that say something about the data, not about the machine or the user's will. */
const DATA_CODES = /^DATA_/;

/**
 * Reads a file of market data from its beginning to its end and looks at every record. A record that cannot be
 * read ends the reading, and is a finding.
 *
 * @throws BaseError those of `openFeed`; IO_FAILED; whatever `onProgress` throws.
 */
export async function surveyFile(path: string, options: OpenOptions = {}): Promise<FileSurvey> {
  const feed = await openFeed(path, options);
  try {
    const checks = new FeedChecks(feed.source, feed.startsMidway);
    try {
      while (feed.next() || (await feed.refill())) checks.see();
    } catch (error) {
      if (!(error instanceof BaseError) || !DATA_CODES.test(error.code)) throw error;
      checks.fail(error);
    }
    return { format: feed.format, ...checks.survey() };
  } finally {
    await feed.close();
  }
}
