import { describe, expect, it } from 'vitest';
import { LobsterBookRow } from '../../../../../src/core/data/lobster/lobsterBookRow.ts';
import type { LobsterMessage } from '../../../../../src/core/data/lobster/lobsterMessage.ts';
import { LobsterReplay } from '../../../../../src/simulation/scenarios/replay/lobsterReplay.ts';

type Side = readonly (readonly [price: number, size: number])[];

/** A row of as many levels as the longer side has, or `levels`. */
function row(bids: Side, asks: Side, levels = 2): LobsterBookRow {
  const made = new LobsterBookRow(levels);
  bids.forEach(([price, size], i) => {
    made.bidPrice[i] = price;
    made.bidSize[i] = size;
  });
  asks.forEach(([price, size], i) => {
    made.askPrice[i] = price;
    made.askSize[i] = size;
  });
  return made;
}

function message(
  type: number,
  orderId: number,
  size: number,
  price: number,
  direction: number,
): LobsterMessage {
  return { timeNs: 0, type, orderId, size, price, direction };
}

const FIRST = message(1, 1, 5, 100, 1);
const FIRST_ROW = row(
  [
    [100, 10],
    [99, 20],
  ],
  [
    [101, 10],
    [102, 20],
  ],
);

function replayOf(levels = 2): LobsterReplay {
  const replay = new LobsterReplay(levels, { messages: 'm.csv', book: 'b.csv' });
  replay.next(FIRST, FIRST_ROW);
  return replay;
}

describe('LobsterReplay', () => {
  it('compares nothing with the first row, which seeds the book', () => {
    expect(replayOf().result()).toEqual({
      messages: 1,
      rowsCompared: 0,
      mismatches: [0, 0],
      executions: 0,
      executionsOfKnownOrders: 0,
      makerMatches: 0,
      revealed: 0,
      crossedAdds: 0,
    });
  });

  it('takes orders older than the file from the anonymous quantity of their level', () => {
    const replay = replayOf();
    replay.next(
      message(2, 7, 4, 100, 1),
      row(
        [
          [100, 6],
          [99, 20],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    replay.next(
      message(3, 1, 5, 100, 1),
      row(
        [
          [100, 1],
          [99, 20],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    replay.next(
      message(4, 9, 1, 100, 1),
      row(
        [
          [99, 20],
          [97, 3],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    expect(replay.result()).toMatchObject({
      mismatches: [0, 0],
      executions: 1,
      executionsOfKnownOrders: 0,
      makerMatches: 0,
      revealed: 1,
    });
  });

  it('fills the named order even where another one is first, and says so', () => {
    const replay = replayOf();
    replay.next(
      message(1, 50, 5, 100, 1),
      row(
        [
          [100, 15],
          [99, 20],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    replay.next(
      message(4, 50, 2, 100, 1),
      row(
        [
          [100, 13],
          [99, 20],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    expect(replay.result()).toMatchObject({
      executionsOfKnownOrders: 1,
      makerMatches: 0,
      mismatches: [0, 0],
    });
    replay.next(
      message(4, 7, 10, 100, 1),
      row(
        [
          [100, 3],
          [99, 20],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    replay.next(
      message(4, 50, 3, 100, 1),
      row(
        [
          [99, 20],
          [98, 1],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    expect(replay.result()).toMatchObject({
      executions: 3,
      executionsOfKnownOrders: 2,
      makerMatches: 1,
      mismatches: [0, 0],
      revealed: 1,
    });
  });

  it('leaves the visible book alone on hidden executions, crosses and halts', () => {
    const replay = replayOf();
    replay.next(message(5, 0, 500, 100, 1), FIRST_ROW);
    replay.next(message(6, -1, 500, 100, -1), FIRST_ROW);
    replay.next(message(7, 0, 0, -1, -1), FIRST_ROW);
    expect(replay.result()).toMatchObject({ rowsCompared: 3, mismatches: [0, 0], executions: 0 });
  });

  it('lets a crossing order rest, and counts it; a locking one too', () => {
    const replay = replayOf();
    replay.next(
      message(1, 50, 5, 103, 1),
      row(
        [
          [103, 5],
          [100, 10],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    replay.next(
      message(1, 51, 5, 103, -1),
      row(
        [
          [103, 5],
          [100, 10],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    expect(replay.result()).toMatchObject({ crossedAdds: 2, mismatches: [0, 0] });
  });

  it('counts each row in which a level differs', () => {
    const replay = replayOf();
    replay.next(
      message(5, 0, 1, 100, 1),
      row(
        [
          [100, 11],
          [99, 20],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    replay.next(
      message(5, 0, 1, 100, 1),
      row(
        [
          [100, 10],
          [99, 20],
        ],
        [[101, 10]],
      ),
    );
    replay.next(
      message(5, 0, 1, 100, 1),
      row(
        [
          [100, 10],
          [99, 21],
        ],
        [
          [101, 10],
          [102, 21],
        ],
      ),
    );
    expect(replay.result().mismatches).toEqual([1, 2]);
  });

  it('does not adopt a change inside of what was shown', () => {
    const replay = replayOf();
    replay.next(
      message(3, 7, 10, 100, 1),
      row(
        [
          [99, 20],
          [98, 5],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    expect(replay.result()).toMatchObject({ revealed: 1, mismatches: [0, 0] });
    replay.next(
      message(5, 0, 1, 100, 1),
      row(
        [
          [99, 25],
          [98, 9],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    expect(replay.result()).toMatchObject({ revealed: 1, mismatches: [1, 1] });
  });

  it('takes a new deepest level from its own message, whose size the row must confirm', () => {
    const replay = new LobsterReplay(2, { messages: 'm.csv', book: 'b.csv' });
    replay.next(FIRST, row([[100, 10]], []));
    replay.next(
      message(1, 50, 5, 90, 1),
      row(
        [
          [100, 10],
          [90, 5],
        ],
        [],
      ),
    );
    expect(replay.result()).toMatchObject({ revealed: 0, mismatches: [0, 0] });
    replay.next(
      message(1, 51, 5, 120, -1),
      row(
        [
          [100, 10],
          [90, 5],
        ],
        [[120, 6]],
      ),
    );
    expect(replay.result()).toMatchObject({ revealed: 0, mismatches: [1, 0] });
  });

  it('survives messages that take more than there is', () => {
    const replay = replayOf();
    replay.next(
      message(2, 7, 500, 100, 1),
      row(
        [
          [99, 20],
          [98, 1],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    replay.next(
      message(4, 7, 500, 100, 1),
      row(
        [
          [99, 20],
          [98, 1],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    replay.next(
      message(3, 7, 500, 55, 1),
      row(
        [
          [99, 20],
          [98, 1],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    expect(replay.result()).toMatchObject({ mismatches: [0, 0], executions: 1 });
  });

  it('compares at most the levels that the file has', () => {
    expect(replayOf(10).result().mismatches).toHaveLength(2);
    expect(replayOf(1).result().mismatches).toHaveLength(1);
  });

  it('refuses a live id and numbers beyond the range of a book', () => {
    const replay = replayOf();
    replay.next(
      message(1, 50, 5, 100, 1),
      row(
        [
          [100, 15],
          [99, 20],
        ],
        [
          [101, 10],
          [102, 20],
        ],
      ),
    );
    expect(() => replay.next(message(1, 50, 5, 100, 1), FIRST_ROW)).toThrow(
      expect.objectContaining({
        code: 'DATA_DUPLICATE_ID',
        message: 'm.csv:3: order id 50 is that of a live order',
      }),
    );
    expect(() => replay.next(message(1, 51, 2 ** 31, 100, 1), FIRST_ROW)).toThrow(
      /m.csv:4: size 2147483648 is larger/,
    );
    expect(() => replay.next(message(1, 51, 1, 2 ** 31, 1), FIRST_ROW)).toThrow(
      /m.csv:5: price 2147483648 is larger/,
    );
    const tooDear = row([[100, 15]], [[2 ** 31, 3]]);
    expect(() => replay.next(message(5, 0, 1, 5, 1), tooDear)).toThrow(/b.csv:6: price 2147483648 is larger/);
  });
});
