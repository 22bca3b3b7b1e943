import { type Disorder, MergedSource } from '../merge/mergedSource.ts';
import type { FileFeed } from './openFeed.ts';

/** An open file of a merge, with the name that errors show. */
export interface NamedFeed {
  readonly name: string;
  readonly feed: FileFeed;
}

/** Open files as one feed in order of time, in bounded memory: see {@link MergedSource}. Closing it closes them. */
export function mergeFeeds(
  feeds: readonly NamedFeed[],
  disorder: Disorder,
): FileFeed & { readonly source: MergedSource } {
  const source = new MergedSource(
    feeds.map(({ name, feed }) => ({ name, source: feed.source })),
    disorder,
  );
  return {
    format: feeds.map(({ feed }) => feed.format).join('+'),
    startsMidway: feeds.some(({ feed }) => feed.startsMidway),
    source,
    next: () => source.next(),
    async refill() {
      while (source.waiting >= 0) {
        source.supply(await feeds[source.waiting].feed.refill());
        if (source.next()) return true;
      }
      return false;
    },
    async close() {
      for (const { feed } of feeds) await feed.close();
    },
  };
}
