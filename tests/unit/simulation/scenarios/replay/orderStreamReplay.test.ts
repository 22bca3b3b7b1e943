import { describe, expect, it } from 'vitest';
import { OrderBatch, STREAM_TYPE } from '../../../../../src/core/data/orderStream/orderBatch.ts';
import { ReportText } from '../../../../../src/core/data/orderStream/reportText.ts';
import { MatchingEngine } from '../../../../../src/market/exchange/book/matchingEngine.ts';
import { OrderStreamReplay } from '../../../../../src/simulation/scenarios/replay/orderStreamReplay.ts';

const { add, cancel, modify } = STREAM_TYPE;
const BUY = 0;
const SELL = 1;

/** Messages as [type, side, order id, price, quantity, immediate or cancel]; sequence numbers count from 10. */
type Row = readonly [
  type: number,
  side: number,
  orderId: number,
  price?: number,
  quantity?: number,
  ioc?: number,
];

function batchOf(rows: readonly Row[], firstSequence = 10): OrderBatch {
  const batch = new OrderBatch(rows.length);
  rows.forEach(([type, side, orderId, price = 0, quantity = 0, ioc = 0], i) => {
    batch.type[i] = type;
    batch.side[i] = side;
    batch.orderId[i] = orderId;
    batch.price[i] = price;
    batch.quantity[i] = quantity;
    batch.immediateOrCancel[i] = ioc;
    batch.sequence[i] = firstSequence + i;
  });
  batch.count = rows.length;
  return batch;
}

function newReplay(): OrderStreamReplay {
  return new OrderStreamReplay((events) => new MatchingEngine(events), 'flow.bin');
}

function reportsOf(...rows: Row[]): string[] {
  const replay = newReplay();
  replay.apply(batchOf(rows));
  return new TextDecoder().decode(new ReportText().render(replay.reports)).split('\n');
}

describe('OrderStreamReplay', () => {
  it('reports entry and trades in match order, at the makers’ prices', () => {
    expect(
      reportsOf(
        [add, SELL, 1, 101, 5],
        [add, SELL, 2, 100, 5],
        [add, SELL, 3, 100, 5],
        [add, BUY, 4, 101, 12],
      ),
    ).toEqual([
      '0,10,1,1,101,5',
      '0,11,1,2,100,5',
      '0,12,1,3,100,5',
      '0,13,0,4,101,12',
      '1,13,100,5,2,4',
      '1,13,100,5,3,4',
      '1,13,101,2,1,4',
    ]);
  });

  it('reports what is left of an immediate-or-cancel order as cancelled', () => {
    expect(reportsOf([add, SELL, 1, 100, 5], [add, BUY, 2, 100, 8, 1], [cancel, BUY, 2])).toEqual([
      '0,10,1,1,100,5',
      '0,11,0,2,100,8',
      '1,11,100,5,1,2',
      '2,11,0,2,100',
      '4,12,2',
    ]);
  });

  it('modifies by leaving and entering again: priority is lost, also for a smaller quantity', () => {
    expect(
      reportsOf(
        [add, SELL, 1, 100, 5],
        [add, SELL, 2, 100, 5],
        [modify, SELL, 1, 100, 4],
        [add, BUY, 3, 100, 1],
      ),
    ).toEqual(['0,10,1,1,100,5', '0,11,1,2,100,5', '3,12,1,1,100,4', '0,13,0,3,100,1', '1,13,100,1,2,3']);
  });

  it('acknowledges a modify after the trades it makes, with its new price and quantity', () => {
    expect(
      reportsOf([add, SELL, 1, 100, 5], [add, BUY, 2, 99, 7], [modify, BUY, 2, 100, 9], [cancel, BUY, 2]),
    ).toEqual(['0,10,1,1,100,5', '0,11,0,2,99,7', '1,12,100,5,1,2', '3,12,0,2,100,9', '2,13,0,2,100']);
  });

  it('rejects what names no live order', () => {
    expect(
      reportsOf([cancel, BUY, 1], [modify, BUY, 2, 100, 1], [add, BUY, 3, 1, 1], [cancel, BUY, 3]),
    ).toEqual(['4,10,1', '5,11,2', '0,12,0,3,1,1', '2,13,0,3,1']);
  });

  it('lets an id be used again once its order has ended, and refuses that of a live one', () => {
    const replay = newReplay();
    replay.apply(
      batchOf([
        [add, BUY, 1, 100, 1],
        [cancel, BUY, 1],
        [add, BUY, 1, 100, 1],
      ]),
    );
    expect(() => replay.apply(batchOf([[add, SELL, 1, 200, 1]], 13))).toThrow(
      expect.objectContaining({
        code: 'DATA_DUPLICATE_ID',
        facts: expect.objectContaining({ byteOffset: 16 + 3 * 40, message: 4, orderId: 1 }),
      }),
    );
  });

  it('renders across batches as one text', () => {
    const replay = newReplay();
    const text = new ReportText();
    let whole = '';
    for (let i = 0; i < 3; i++) {
      replay.apply(batchOf([[add, BUY, i + 1, 100, 1]], i));
      whole += new TextDecoder().decode(text.render(replay.reports));
      replay.reports.clear();
    }
    expect(whole).toBe('0,0,0,1,100,1\n0,1,0,2,100,1\n0,2,0,3,100,1');
  });

  it('holds as many reports as one message draws', () => {
    const makers = 20_000;
    const rows: Row[] = Array.from({ length: makers }, (_, i) => [add, SELL, i + 1, 100, 1]);
    const replay = newReplay();
    replay.apply(batchOf([...rows, [add, BUY, makers + 1, 100, makers]]));
    expect(replay.trades).toBe(makers);
    const lines = new TextDecoder().decode(new ReportText().render(replay.reports)).split('\n');
    expect(lines).toHaveLength(makers * 2 + 1);
    expect(lines.at(-1)).toBe(`1,${makers + 10},100,1,${makers},${makers + 1}`);
  });

  it('starts again empty', () => {
    const replay = newReplay();
    replay.apply(batchOf([[add, SELL, 1, 100, 1]]));
    replay.restart();
    replay.apply(batchOf([[add, BUY, 1, 100, 1]]));
    expect([replay.messages, replay.trades]).toEqual([1, 0]);
  });
});
