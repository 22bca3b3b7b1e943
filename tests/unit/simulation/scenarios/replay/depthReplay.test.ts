import { describe, expect, it } from 'vitest';
import type { FeedFormat } from '../../../../../src/core/data/formats/feedFormat.ts';
import { binanceFormat } from '../../../../../src/core/data/l2/binanceFormat.ts';
import { tardisFormat } from '../../../../../src/core/data/l2/tardisFormat.ts';
import { DepthReplay } from '../../../../../src/simulation/scenarios/replay/depthReplay.ts';
import { TickerQueue } from '../../../../../src/simulation/scenarios/replay/tickerQueue.ts';

function replay(format: FeedFormat, text: string, levels?: number) {
  const reader = format.open('feed', {});
  const books = new DepthReplay(reader);
  reader.feed(new TextEncoder().encode(text));
  reader.finish();
  while (reader.next()) books.next();
  return books.result(levels);
}

const level = ([price, quantity]: readonly number[]) => `["${price}","${quantity}"]`;
const update = (first: number, last: number, bids: number[][] = [], asks: number[][] = []) =>
  `{"e":"depthUpdate","s":"X","U":${first},"u":${last},"b":[${bids.map(level)}],"a":[${asks.map(level)}]}\n`;
const snapshot = (id: number, bids: number[][], asks: number[][]) =>
  `{"lastUpdateId":${id},"bids":[${bids.map(level)}],"asks":[${asks.map(level)}]}\n`;
const ticker = (id: number, bid: number, bidQuantity: number, ask: number, askQuantity: number) =>
  `{"u":${id},"s":"X","b":"${bid}","B":"${bidQuantity}","a":"${ask}","A":"${askQuantity}"}\n`;
const START = snapshot(10, [[9, 1]], [[11, 2]]);

describe('DepthReplay: tickers', () => {
  it('are compared with the book of their update id, whichever comes first', () => {
    const text =
      update(10, 11, [[9.5, 3]]) +
      ticker(12, 9.5, 4, 11, 2) +
      START +
      ticker(11, 9.5, 3, 11, 2) +
      update(12, 12, [[9.5, 4]]);
    expect(replay(binanceFormat, text)).toMatchObject({
      comparisons: 2,
      agreements: 2,
      mismatches: 0,
      updates: 2,
    });
  });

  it('are compared with the snapshot and with updates that change nothing', () => {
    const text = START + update(11, 12) + ticker(12, 9, 1, 11, 2) + update(13, 13) + ticker(10, 1, 1, 1, 1);
    expect(replay(binanceFormat, text)).toMatchObject({ comparisons: 1, agreements: 1, updates: 2 });
    expect(replay(binanceFormat, update(5, 6) + ticker(10, 9, 1, 11, 2) + START)).toMatchObject({
      agreements: 1,
    });
  });

  it.each([
    ['bid', ticker(10, 9.1, 1, 11, 2)],
    ["bid's quantity", ticker(10, 9, 1.5, 11, 2)],
    ['ask', ticker(10, 9, 1, 10.9, 2)],
    ["ask's quantity", ticker(10, 9, 1, 11, 3)],
  ])('differ in the %s', (_, text) => {
    const result = replay(binanceFormat, START + update(10, 10) + text);
    expect(result).toMatchObject({ comparisons: 1, agreements: 0, mismatches: 1 });
    expect(result.mismatchPlaces).toMatchObject([
      { line: 3, symbol: 'X', updateId: 10, ours: { bid: ['9', '1'], ask: ['11', '2'] } },
    ]);
  });

  it('agree with a side that is empty', () => {
    const text = START + update(11, 11, [[9, 0]]) + ticker(11, 0, 0, 11, 2);
    expect(replay(binanceFormat, text)).toMatchObject({ comparisons: 1, agreements: 1 });
  });

  it('are not compared between a gap and the next snapshot', () => {
    const text = START + update(15, 15) + ticker(15, 9, 1, 11, 2) + ticker(16, 8, 1, 12, 2) + update(16, 16);
    expect(replay(binanceFormat, text)).toMatchObject({ comparisons: 0, gaps: 1, resyncs: 0 });
    const resynced = replay(binanceFormat, text + snapshot(15, [[8, 1]], [[12, 2]]));
    expect(resynced).toMatchObject({ comparisons: 2, agreements: 1, gaps: 1, resyncs: 1, snapshots: 2 });
    expect(resynced.gapPlaces).toEqual([{ line: 2, symbol: 'X', found: 15, expected: 11 }]);
  });

  it('wait in vain where no snapshot comes, which is told', () => {
    const result = replay(binanceFormat, update(1, 2) + update(3, 4));
    expect(result).toMatchObject({ records: 0, held: 2, symbols: [{ symbol: 'X', inSync: false, held: 2 }] });
  });

  it('told with everything are the first twenty', () => {
    const result = replay(binanceFormat, START + update(11, 11) + ticker(11, 1, 1, 1, 1).repeat(30));
    expect(result.mismatches).toBe(30);
    expect(result.mismatchPlaces).toHaveLength(20);
  });
});

describe('DepthReplay: snapshots', () => {
  const row = (flag: boolean, time: number, side: string, price: number, amount: number) =>
    `a,X,${time},${time},${flag},${side},${price},${amount}\n`;
  const HEADER = 'exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount\n';
  const BOOK = HEADER + row(true, 1, 'bid', 9, 1) + row(true, 1, 'ask', 11, 2);

  it('without numbers are compared with the book before them', () => {
    const text = BOOK + row(false, 2, 'bid', 10, 5);
    const same = row(true, 3, 'bid', 10, 5) + row(true, 3, 'ask', 11, 2);
    expect(replay(tardisFormat, text + same)).toMatchObject({ snapshots: 2, comparisons: 1, agreements: 1 });
    const other = replay(tardisFormat, text + row(true, 3, 'bid', 10, 4) + row(true, 3, 'ask', 11, 2));
    expect(other).toMatchObject({ comparisons: 1, mismatches: 1 });
    expect(other.mismatchPlaces).toMatchObject([
      { line: 6, ours: { bid: ['10', '5'] }, recorded: { bid: ['10', '4'] } },
    ]);
  });

  it('with numbers are compared only at the number that the book has reached', () => {
    const text = START + update(11, 12, [[9, 3]]);
    expect(replay(binanceFormat, text + snapshot(12, [[9, 3]], [[11, 2]]))).toMatchObject({ agreements: 1 });
    expect(replay(binanceFormat, text + snapshot(13, [[9, 4]], [[11, 2]]))).toMatchObject({ comparisons: 0 });
  });

  it('leave the moments at which a book became crossed or locked', () => {
    const text =
      BOOK +
      row(false, 2, 'bid', 11, 5) +
      row(false, 3, 'bid', 11, 6) +
      row(false, 4, 'bid', 12, 1) +
      row(false, 5, 'bid', 12, 0);
    expect(replay(tardisFormat, text)).toMatchObject({ crossed: 1, locked: 2, updates: 4 });
  });

  it('of more levels than any market has are refused with their line', () => {
    const reader = tardisFormat.open('feed', {});
    const books = new DepthReplay(reader);
    const feedAll = () => {
      for (let from = 1; from < 2_000_000; from += 10_000) {
        const rows = Array.from({ length: 10_000 }, (_, i) => row(false, 1, 'bid', from + i, 1)).join('');
        reader.feed(new TextEncoder().encode((from === 1 ? HEADER : '') + rows));
        while (reader.next()) books.next();
      }
    };
    expect(feedAll).toThrow(/^line 5\d{5}: a book has more than 5\d{5} price levels on one side$/);
  });

  it('leave the best levels at the end', () => {
    const text = BOOK + row(false, 2, 'bid', 8.5, 5) + row(false, 2, 'ask', 12, 1);
    expect(replay(tardisFormat, text).symbols).toMatchObject([
      {
        symbol: 'X',
        inSync: true,
        bidLevels: 2,
        askLevels: 2,
        bids: [
          ['9', '1'],
          ['8.5', '5'],
        ],
        asks: [
          ['11', '2'],
          ['12', '1'],
        ],
      },
    ]);
    expect(replay(tardisFormat, text, 1).symbols).toMatchObject([
      { bids: [['9', '1']], asks: [['11', '2']] },
    ]);
  });
});

describe('TickerQueue', () => {
  it('keeps the newest in order, as a plain list does', () => {
    const queue = new TickerQueue();
    const list: number[] = [];
    let dropped = 0;
    for (let id = 1; id <= 10_000; id++) {
      const kept = queue.push(id, id, 0, 0, 0, 0);
      list.push(id);
      if (!kept) dropped += list.shift() === undefined ? 0 : 1;
      if (id % 3 === 0) {
        queue.drop();
        list.shift();
      }
      expect(queue.oldestId).toBe(list[0]);
      expect(queue.count).toBe(list.length);
    }
    expect(dropped).toBeGreaterThan(0);
    expect(queue.count).toBeLessThanOrEqual(4096);
  });
});
