import { describe, expect, it } from 'vitest';
import {
  FEED,
  SnapshotRequest,
  Subscribe,
  Unsubscribe,
} from '../../../../../src/core/models/messages/marketData.ts';
import { ALL_INSTRUMENTS } from '../../../../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { FakeMessage } from '../../../../support/fakeContext.ts';
import { share, VenueBench } from '../../../../support/venueBench.ts';

const READER = 7;
const forReader = (lines: string[]) =>
  lines.filter((line) => line.startsWith(`${READER}:`)).map((line) => line.slice(3));

function benchWith(feed: number): VenueBench {
  const bench = new VenueBench({ instruments: [share(), share({ symbol: 'OTHER' })] });
  bench.order(1, 1, SELL, 101, 5);
  bench.order(1, 2, SELL, 102, 5);
  bench.order(1, 3, SELL, 102, 6);
  bench.send(READER, Subscribe.id, 0, feed);
  return bench;
}

describe('feeds', () => {
  it('L1 tells the present quote to one that subscribes, then each change', () => {
    const bench = new VenueBench();
    bench.order(1, 1, BUY, 100, 5);
    expect(bench.send(READER, Subscribe.id, 0, FEED.l1)).toEqual([
      '7: quote {instrument: 0, sequence: 1, bidPrice: 100, bidQuantity: 5, askPrice: 0, askQuantity: 0}',
    ]);
    expect(forReader(bench.order(1, 2, BUY, 99, 5))).toEqual([]);
    expect(forReader(bench.cancel(1, 1))).toEqual([
      'quote {instrument: 0, sequence: 2, bidPrice: 99, bidQuantity: 5, askPrice: 0, askQuantity: 0}',
    ]);
  });

  it('L2 tells each level that a command changed once, bids first, best first, after the executions', () => {
    const bench = benchWith(FEED.l2);
    const lines = bench.order(2, 1, BUY, 102, 20);
    expect(lines.slice(-3)).toEqual([
      '7: depth-update {instrument: 0, sequence: 1, side: 0, price: 102, quantity: 4, orders: 1}',
      '7: depth-update {instrument: 0, sequence: 2, side: 1, price: 101, quantity: 0, orders: 0}',
      '7: depth-update {instrument: 0, sequence: 3, side: 1, price: 102, quantity: 0, orders: 0}',
    ]);
    expect(forReader(lines)).toHaveLength(3);
  });

  it('L3 tells adds, executions, reductions and removals as they happen', () => {
    const bench = benchWith(FEED.l3);
    const told = (lines: string[]) =>
      forReader(lines).map((line) =>
        line.replace(/.*action: (\d), orderId: (\d+).*price: (\d+), quantity: (\d+)}/, '$1 #$2 $4@$3'),
      );
    expect(told(bench.order(2, 1, BUY, 101, 7))).toEqual(['1 #1 0@101', '0 #4 2@101']);
    expect(told(bench.replace(1, 4, 3, 102, 4))).toEqual(['2 #3 4@102']);
    expect(told(bench.replace(1, 5, 4, 103, 4))).toEqual(['3 #3 0@102', '0 #3 4@103']);
    expect(told(bench.cancel(1, 2))).toEqual(['3 #2 0@102']);
  });

  it('snapshots hold the whole book with its sequence', () => {
    const bench = benchWith(FEED.l2);
    bench.order(2, 1, BUY, 99, 3);
    bench.venue.receive(bench.ctx, READER, new FakeMessage(SnapshotRequest.id, [0, FEED.l2]));
    bench.venue.receive(bench.ctx, READER, new FakeMessage(SnapshotRequest.id, [0, FEED.l3]));
    const [l2, l3] = bench.ctx.take().map(({ message }) => message.data);
    expect(l2).toEqual({
      instrument: 0,
      feed: FEED.l2,
      sequence: 1,
      bids: Float64Array.of(99, 3, 1),
      asks: Float64Array.of(101, 5, 1, 102, 11, 2),
    });
    expect(l3).toMatchObject({ sequence: 0, asks: Float64Array.of(1, 101, 5, 2, 102, 5, 3, 102, 6) });
  });

  it('trades are told once each, and to nobody after unsubscribing', () => {
    const bench = benchWith(FEED.trades);
    expect(forReader(bench.order(2, 1, BUY, 101, 1))).toEqual([
      'trade {instrument: 0, sequence: 1, tradeId: 1, price: 101, quantity: 1, aggressor: 0}',
    ]);
    bench.send(READER, Unsubscribe.id, 0, FEED.trades);
    expect(forReader(bench.order(2, 2, BUY, 101, 1))).toEqual([]);
  });

  it('cover all instruments at once, and a second subscription changes nothing but brings the image again', () => {
    const bench = new VenueBench({ instruments: [share(), share({ symbol: 'OTHER' })] });
    expect(bench.send(READER, Subscribe.id, ALL_INSTRUMENTS, FEED.l1)).toHaveLength(2);
    expect(bench.send(READER, Subscribe.id, 1, FEED.l1)).toHaveLength(1);
    expect(forReader(bench.order(1, 1, BUY, 5, 1, { instrument: 1 }))).toHaveLength(1);
    for (let actor = 10; actor < 16; actor++) bench.send(actor, Subscribe.id, 1, FEED.l1);
    bench.send(12, Unsubscribe.id, ALL_INSTRUMENTS, FEED.l1);
    const told = bench.order(1, 2, BUY, 6, 1, { instrument: 1 }).filter((line) => line.includes('quote'));
    expect(told.map((line) => Number.parseInt(line, 10))).toEqual([READER, 10, 11, 13, 14, 15]);
  });

  it.each([
    [Subscribe.id, 2, FEED.l1, 1],
    [Subscribe.id, 0.5, FEED.l1, 1],
    [Subscribe.id, 0, 5, 17],
    [Unsubscribe.id, -2, FEED.l1, 1],
    [SnapshotRequest.id, ALL_INSTRUMENTS, FEED.l2, 1],
    [SnapshotRequest.id, 0, FEED.trades, 17],
    [SnapshotRequest.id, 0, FEED.dropCopy, 17],
  ])('refuse request %i for instrument %d and feed %d with code %i', (kind, instrument, feed, code) => {
    const bench = new VenueBench({ instruments: [share(), share({ symbol: 'OTHER' })] });
    expect(bench.send(READER, kind, instrument, feed)).toEqual([
      `7: subscription-rejected {instrument: ${instrument}, feed: ${feed}, code: ${code}}`,
    ]);
  });
});
