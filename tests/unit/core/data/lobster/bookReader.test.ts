import { describe, expect, it } from 'vitest';
import { LobsterBookReader } from '../../../../../src/core/data/lobster/bookReader.ts';

function read(text: string): number[][] {
  const reader = new LobsterBookReader('book.csv');
  reader.feed(new TextEncoder().encode(text));
  reader.finish();
  const rows: number[][] = [];
  while (reader.next()) {
    const { askPrice, askSize, bidPrice, bidSize } = reader.row;
    rows.push([...askPrice, ...askSize, ...bidPrice, ...bidSize]);
  }
  return rows;
}

describe('LobsterBookReader', () => {
  it('reads levels and dummy levels', () => {
    expect(read('101,5,99,7,102,1,-9999999999,0\n')).toEqual([[101, 102, 5, 1, 99, -9_999_999_999, 7, 0]]);
    expect(read('9999999999,0,-9999999999,0')).toEqual([[9_999_999_999, 0, -9_999_999_999, 0]]);
  });

  it.each([
    ['a number of columns that is not four per level', '101,5,99\n', /book.csv:1: the line has 3 columns/],
    [
      'a row with fewer levels than the first',
      '101,5,99,7,102,1,98,2\n101,5,99,7\n',
      /book.csv:2: .*'ask price' is missing/,
    ],
    [
      'a row with more levels than the first',
      '101,5,99,7\n101,5,99,7,102,1,98,2\n',
      /book.csv:2: the line has 8 columns, not 4/,
    ],
    [
      'asks out of order',
      '101,5,99,7,100,1,98,2\n',
      /column 5 \(ask price\) of level 2 is not behind level 1: found '100'/,
    ],
    [
      'bids out of order',
      '101,5,99,7,102,1,99,2\n',
      /column 7 \(bid price\) of level 2 is not behind level 1/,
    ],
    [
      'a level behind a dummy',
      '101,5,-9999999999,0,102,1,98,2\n',
      /column 7 \(bid price\) of level 2 is not behind/,
    ],
    [
      'a dummy with a volume',
      '9999999999,5,99,7\n',
      /column 2 \(ask size\) of a level that does not exist is not 0/,
    ],
    ['a level without volume', '101,0,99,7\n', /column 2 \(ask size\) is not positive/],
    ['the dummy of the other side', '101,5,9999999998,0\n', /column 4 \(bid size\) is not positive/],
    ['a negative price', '-101,5,99,7\n', /column 1 \(ask price\) is not positive/],
    ['an end inside a row', '101,5,99,7,102,1,98,2\n101,5,99,7,102,1', /ends without a line end/],
  ])('refuses %s', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
