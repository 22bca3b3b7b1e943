import { describe, expect, it } from 'vitest';
import { decodePlain } from '../../../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../../../src/core/data/codec/encode.ts';
import { MatchingEngine } from '../../../../../src/market/exchange/book/matchingEngine.ts';
import { NaiveEngine } from '../../../../../src/market/exchange/book/naiveEngine.ts';
import { BookDesk } from '../../../../support/bookDesk.ts';
import { recorded } from '../../../../support/bookRecorder.ts';

function filledDesk(): BookDesk {
  const desk = new BookDesk();
  for (let i = 0; i < 40; i++) desk.buy(`b${i}`, 10 + i, 100 - (i % 7));
  for (let i = 0; i < 40; i++) desk.sell(`s${i}`, 10 + i, 101 + (i % 9));
  desk.buy('sweep', 150, 103);
  desk.cancel('b3');
  return desk;
}

describe('a snapshot', () => {
  it('restores, from its bytes and into an engine of another size, to the same state and the same slots', () => {
    const { engine } = filledDesk();
    const bytes = encodePlain(engine.snapshot());
    const other = recorded((events) => new MatchingEngine(events, { orders: 5000 })).engine;
    other.restore(decodePlain(bytes));
    other.check();
    expect(other.stateHash()).toBe(engine.stateHash());
    expect(encodePlain(other.snapshot())).toEqual(bytes);
    for (let key = 1; key <= 90; key++) expect(other.slotOf(key)).toBe(engine.slotOf(key));
  });

  it('is of its moment: what happens later does not change it', () => {
    const desk = filledDesk();
    const { engine } = desk;
    const state = engine.snapshot();
    const hash = engine.stateHash();
    desk.buy('later', 500, 110);
    expect(engine.stateHash()).not.toBe(hash);
    engine.restore(state);
    engine.check();
    expect(engine.stateHash()).toBe(hash);
  });

  it('takes the place of whatever the engine held', () => {
    const empty = new BookDesk().engine;
    const { engine } = filledDesk();
    engine.restore(empty.snapshot());
    engine.check();
    expect(engine.liveOrders).toBe(0);
    expect(engine.stateHash()).toBe(empty.stateHash());
  });

  it('of the naive engine restores too', () => {
    const first = recorded((events) => new NaiveEngine(events)).engine;
    first.addInstrument();
    first.submit(1, 0, 0, 0, 0, 0, 100, 5, 0);
    const second = recorded((events) => new NaiveEngine(events)).engine;
    second.restore(decodePlain(encodePlain(first.snapshot())));
    expect(second.stateHash()).toBe(first.stateHash());
    second.reset();
    expect(second.liveOrders).toBe(0);
  });
});

describe('the state hash', () => {
  it('tells quantity, key, queue and owner apart', () => {
    const hashes = new Set<number>();
    const books: readonly ((desk: BookDesk) => void)[] = [
      () => {},
      (desk) => desk.buy('a', 1, 100, { account: 1 }),
      (desk) => desk.buy('a', 2, 100, { account: 1 }),
      (desk) => desk.buy('a', 1, 101, { account: 1 }),
      (desk) => desk.sell('a', 1, 100, { account: 1 }),
      (desk) => desk.buy('a', 1, 100, { account: 2 }),
      (desk) => desk.buy('a', 1, 100, { account: 1, postOnly: true }),
      (desk) => {
        desk.buy('a', 1, 100, { account: 1 });
        desk.replace('a', 'b', 1, 100);
      },
      (desk) => {
        desk.buy('a', 1, 100, { account: 1 });
        desk.buy('b', 1, 100, { account: 1 });
      },
      (desk) => {
        desk.buy('a', 1, 100, { account: 1 });
        desk.buy('b', 1, 100, { account: 1 });
        desk.replace('a', 'a', 2, 100);
        desk.replace('a', 'a', 1, 100);
      },
    ];
    for (const fill of books) {
      const desk = new BookDesk();
      fill(desk);
      hashes.add(desk.engine.stateHash());
    }
    expect(hashes.size).toBe(books.length);
  });
});
