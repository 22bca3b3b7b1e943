import { describe, expect, it } from 'vitest';
import { bookSnapshotData } from '../../../../../src/core/models/messages/bookSnapshot.ts';
import {
  BookSnapshot,
  DepthUpdate,
  FEED,
  Subscribe,
} from '../../../../../src/core/models/messages/marketData.ts';
import { BUY } from '../../../../../src/core/models/side.ts';
import { DepthBook } from '../../../../../src/market/exchange/feeds/depthBook.ts';
import { TouchedLevels } from '../../../../../src/market/exchange/feeds/touchedLevels.ts';
import { FakeContext, FakeMessage } from '../../../../support/fakeContext.ts';

const VENUE = 3;
const RETRY = 100;

/** A bid level per update: price 10 + sequence, one lot. */
const update = (sequence: number, instrument = 0) =>
  new FakeMessage(DepthUpdate.id, [instrument, sequence, BUY, 10 + sequence, 1, 1]);
const snapshot = (sequence: number, bids: number[] = [], feed: number = FEED.l2) => {
  const body = { instrument: 0, feed, sequence, bids: Float64Array.from(bids), asks: new Float64Array(0) };
  return new FakeMessage(BookSnapshot.id, [], bookSnapshotData(body));
};

function follow(): { book: DepthBook; ctx: FakeContext; hear: (message: FakeMessage) => string[] } {
  const book = new DepthBook({ venue: VENUE, instrument: 0, retryDelay: RETRY });
  const ctx = new FakeContext(1);
  const hear = (message: FakeMessage) => {
    expect(book.follower.onMessage(ctx, VENUE, message)).toBe(true);
    return ctx.take().map((sent) => sent.message.text);
  };
  return { book, ctx, hear };
}

describe('FeedFollower', () => {
  it('asks for a snapshot at a gap, once per retry delay, and at once again when an answer left a gap', () => {
    const { book, ctx, hear } = follow();
    hear(snapshot(0));
    hear(update(1));
    const request = ['snapshot-request {instrument: 0, feed: 1}'];
    expect(hear(update(3))).toEqual(request);
    expect(hear(update(4))).toEqual([]);
    ctx.now += RETRY;
    expect(hear(update(6))).toEqual(request);
    expect(hear(snapshot(3))).toEqual(request);
    expect(book.follower.sequence).toBe(4);
    expect(hear(update(5))).toEqual([]);
    expect([book.follower.synced, book.follower.sequence]).toEqual([true, 6]);
  });

  it('applies updates that came before their snapshot', () => {
    const { book, hear } = follow();
    hear(update(7));
    hear(update(8));
    expect(book.follower.synced).toBe(false);
    hear(snapshot(7, [50, 3, 2]));
    expect([book.levels(BUY), book.priceAt(BUY, 0), book.priceAt(BUY, 1), book.priceAt(BUY, 2)]).toEqual([
      2, 50, 18, 0,
    ]);
    expect([book.quantityAt(BUY, 50), book.ordersAt(BUY, 50), book.quantityAt(BUY, 17)]).toEqual([3, 2, 0]);
  });

  it('leaves a late snapshot and late updates alone', () => {
    const { book, hear } = follow();
    hear(snapshot(0));
    for (const sequence of [1, 2, 3]) hear(update(sequence));
    hear(snapshot(1, [99, 1, 1]));
    hear(update(2));
    expect([book.follower.sequence, book.levels(BUY), book.priceAt(BUY, 0)]).toEqual([3, 3, 13]);
  });

  it('keeps waiting updates apart from late ones a whole buffer older', () => {
    const { book, hear } = follow();
    hear(snapshot(2000));
    hear(update(2002));
    hear(update(2002 - 1024));
    hear(update(2001));
    expect([book.follower.synced, book.follower.sequence]).toEqual([true, 2002]);
  });

  it('goes on from a snapshot where a gap is wider than its buffer', () => {
    const { book, hear } = follow();
    hear(snapshot(0));
    for (let sequence = 2; sequence <= 1500; sequence++) hear(update(sequence));
    hear(snapshot(1499));
    expect([book.follower.synced, book.follower.sequence]).toEqual([true, 1500]);
  });

  it('subscribes again until the first snapshot has come, and only then is quiet', () => {
    const { book, ctx, hear } = follow();
    const asked = () => {
      book.follower.poll(ctx);
      return ctx.take().map((sent) => sent.message.kind);
    };
    book.follower.subscribe(ctx);
    expect(ctx.take().map((sent) => sent.message.kind)).toEqual([Subscribe.id]);
    expect(asked()).toEqual([]);
    ctx.now += RETRY;
    expect(asked()).toEqual([Subscribe.id]);
    hear(snapshot(0));
    ctx.now += RETRY;
    expect(asked()).toEqual([]);
  });

  it('leaves other senders, instruments, feeds and kinds to others', () => {
    const { book, ctx } = follow();
    expect(book.follower.onMessage(ctx, VENUE + 1, update(1))).toBe(false);
    expect(book.follower.onMessage(ctx, VENUE, update(1, 1))).toBe(false);
    expect(book.follower.onMessage(ctx, VENUE, snapshot(1, [], FEED.l3))).toBe(false);
    expect(book.follower.onMessage(ctx, VENUE, new FakeMessage(Subscribe.id, [0, 1]))).toBe(false);
    expect(book.follower.sequence).toBe(0);
  });
});

describe('TouchedLevels', () => {
  it('tells each price once, in order, however many there are', () => {
    const touched = new TouchedLevels();
    for (let i = 0; i < 300; i++) touched.touch(1 + ((i * 37) % 100));
    const count = touched.settle();
    expect(Array.from({ length: count }, (_, i) => touched.at(i))).toEqual(
      Array.from({ length: 100 }, (_, i) => i + 1),
    );
    touched.clear();
    expect(touched.settle()).toBe(0);
  });
});
