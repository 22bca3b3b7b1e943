import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MergedSource } from '../../../../src/core/data/merge/mergedSource.ts';
import { mergeFeeds } from '../../../../src/core/data/node/mergeFeeds.ts';
import type { FileFeed } from '../../../../src/core/data/node/openFeed.ts';
import { FEED_RECORD } from '../../../../src/core/models/feedRecord.ts';
import { ToyFeed } from '../../../support/toyFeed.ts';

interface Stamped {
  readonly day: number;
  readonly timeNs: number;
  readonly lane: number;
  readonly place: number;
}

const byTime = (a: Stamped, b: Stamped): number => a.day - b.day || a.timeNs - b.timeNs;
const stamp = fc.record({ day: fc.integer({ min: 0, max: 2 }), timeNs: fc.integer({ min: 0, max: 5 }) });
const lanes = fc.array(fc.array(stamp, { maxLength: 12 }), { maxLength: 6 }).map((all) =>
  all.map((stamps, lane) =>
    stamps
      .map(({ day, timeNs }) => ({ day, timeNs, lane, place: 0 }))
      .sort(byTime)
      .map((each, place) => ({ ...each, place })),
  ),
);

const feedOf = (stamps: readonly Stamped[]): ToyFeed =>
  new ToyFeed(
    stamps.map(({ day, timeNs, lane, place }) => ({
      kind: FEED_RECORD.trade,
      day,
      timeNs,
      id: lane,
      otherId: place,
    })),
  );

const stamped = ({ record: { day, timeNs, id, otherId } }: MergedSource): Stamped => ({
  day,
  timeNs,
  lane: id,
  place: otherId,
});

/** A file that has its records in pieces: `next` says no at the end of each. */
function inPieces(stamps: readonly Stamped[], pieces: readonly number[]): FileFeed {
  const source = feedOf(stamps);
  let turn = 0;
  let room = 0;
  let left = stamps.length;
  return {
    format: 'toy',
    startsMidway: false,
    source: Object.assign(Object.create(source), {
      record: source.record,
      symbols: source.symbols,
      next: () => room > 0 && left > 0 && take(),
      where: () => source.where(),
    }),
    next: () => false,
    refill: async () => {
      room = pieces[turn++ % pieces.length]!;
      return left > 0 && take();
    },
    close: async () => {},
  };
  function take(): boolean {
    room--;
    left--;
    return source.next();
  }
}

describe('a merge of sources', () => {
  it('is the stable sort of all their records by time', () => {
    fc.assert(
      fc.property(lanes, (all) => {
        const merged = new MergedSource(
          all.map((stamps, i) => ({ name: `f${i}`, source: feedOf(stamps) })),
          'refuse',
        );
        const got: Stamped[] = [];
        for (;;) {
          if (merged.next()) got.push(stamped(merged));
          else if (merged.waiting >= 0) merged.supply(false);
          else break;
        }
        expect(got).toEqual(all.flat().sort((a, b) => byTime(a, b) || a.lane - b.lane || a.place - b.place));
      }),
    );
  });

  it('is the same where files give their records in pieces', async () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(lanes, pieces, async (all, sizes) => {
        const feeds = all.map((stamps, i) => ({ name: `f${i}`, feed: inPieces(stamps, sizes) }));
        const merged = mergeFeeds(feeds, 'refuse');
        const got: Stamped[] = [];
        while (merged.next() || (await merged.refill())) got.push(stamped(merged.source));
        await merged.close();
        expect(got).toEqual(all.flat().sort((a, b) => byTime(a, b) || a.lane - b.lane || a.place - b.place));
      }),
    );
  });
});
