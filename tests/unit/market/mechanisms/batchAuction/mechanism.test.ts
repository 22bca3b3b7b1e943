import { describe, expect, it } from 'vitest';
import { NOTICE } from '../../../../../src/core/models/messages/marketNotice.ts';
import type { EventSink, Notice } from '../../../../../src/core/models/ports/mechanism.ts';
import { BUY, SELL, type Side } from '../../../../../src/core/models/side.ts';
import { createRng } from '../../../../../src/core/utils/rng.ts';
import { batchAuction } from '../../../../../src/market/mechanisms/batchAuction/batchAuction.ts';
import { atRandom } from '../../../../../src/market/mechanisms/batchAuction/rationing/atRandom.ts';
import { proRata } from '../../../../../src/market/mechanisms/batchAuction/rationing/proRata.ts';

const INTERVAL = 100;
const MARKET = 0;

/** A batch auction by hand: what each order has filled, by its key, and what was announced. */
class Desk {
  readonly #mechanism;
  #key = 0;
  #fills = new Map<number, number>();
  readonly prices = new Set<number>();
  readonly ended: number[] = [];
  readonly notices: Notice[] = [];
  readonly #sink: EventSink = {
    rejected: (key, code) => expect.fail(`order ${key} is refused for ${code}`),
    accepted: () => {},
    rested: () => {},
    reduced: () => {},
    replaced: () => {},
    cancelled: (key) => this.ended.push(key),
    filled: (key, _trade, price, quantity) => {
      this.prices.add(price);
      this.#fills.set(key, (this.#fills.get(key) ?? 0) + quantity);
    },
    announced: (notice) => this.notices.push(notice),
  };

  constructor(rationing = 'pro-rata', seed = 1) {
    const values = { interval: `${INTERVAL}ns`, rationing };
    this.#mechanism = batchAuction.create(values, { instruments: 1, seed });
  }

  enter(now: number, side: Side, price: number, quantity: number, timeInForce = 0): number {
    const key = ++this.#key;
    const orderType = price === MARKET ? 1 : 0;
    const order = { side, price, quantity, timeInForce, orderType, account: key, instrument: 0, flags: 0 };
    this.#mechanism.apply(now, { kind: 'enter', key, ...order }, this.#sink);
    return key;
  }

  batch(): void {
    this.#mechanism.advance(this.next ?? 0, this.#sink);
  }

  get next(): number | null {
    return this.#mechanism.nextTime();
  }

  get depth() {
    return this.#mechanism.depth(0);
  }

  filled(...keys: number[]): number[] {
    return keys.map((key) => this.#fills.get(key) ?? 0);
  }
}

describe('a frequent batch auction', () => {
  it('trades at the middle of the prices at which supply meets demand', () => {
    const desk = new Desk();
    desk.enter(1, BUY, 110, 10);
    desk.enter(2, SELL, 101, 10);
    desk.batch();
    expect([...desk.prices]).toEqual([106]);
  });

  it('counts a limit that is just not needed among those prices, where least surplus drops it', () => {
    const desk = new Desk();
    desk.enter(1, BUY, 105, 5);
    desk.enter(1, BUY, 102, 5);
    desk.enter(2, SELL, 100, 5);
    desk.batch();
    // Supply meets demand from 102 to 105; without any surplus it is from 103.
    expect([...desk.prices]).toEqual([104]);
  });

  it('goes to the limit of the side that is too large', () => {
    const desk = new Desk();
    const [first, second] = [desk.enter(1, BUY, 105, 10), desk.enter(1, BUY, 107, 2)];
    const sell = desk.enter(2, SELL, 100, 5);
    desk.batch();
    expect([...desk.prices]).toEqual([105]);
    expect(desk.filled(first, second, sell)).toEqual([3, 2, 5]);
  });

  it('shows nothing of an order before its batch, and what is left of it afterwards', () => {
    const desk = new Desk();
    desk.enter(1, BUY, 100, 10);
    desk.enter(5, SELL, 100, 4);
    expect(desk.depth).toEqual({ bids: [], asks: [] });
    desk.batch();
    expect(desk.depth).toEqual({ bids: [{ price: 100, quantity: 6, orders: 1 }], asks: [] });
    desk.enter(INTERVAL + 1, SELL, 99, 20);
    expect(desk.depth.asks).toEqual([]);
  });

  it.each(['pro-rata', 'random', 'time'])(
    'serves earlier batches before later ones at one price (%s)',
    (rationing) => {
      const desk = new Desk(rationing);
      const early = desk.enter(1, BUY, 100, 10);
      desk.batch();
      const late = desk.enter(INTERVAL + 1, BUY, 100, 1000);
      desk.enter(INTERVAL + 2, SELL, 100, 12);
      desk.batch();
      expect(desk.filled(early, late)).toEqual([10, 2]);
    },
  );

  it('serves orders of one batch by time only where that is asked for', () => {
    const desk = new Desk('time');
    const orders = [1, 2, 3].map((now) => desk.enter(now, BUY, 100, 10));
    desk.enter(4, SELL, 100, 15);
    desk.batch();
    expect(desk.filled(...orders)).toEqual([10, 5, 0]);
  });

  it('shares by size within a batch, to the lot or one more', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const desk = new Desk('pro-rata', seed);
      const orders = [30, 10, 10].map((quantity) => desk.enter(1, BUY, 100, quantity));
      desk.enter(4, SELL, 100, 17);
      desk.batch();
      const [large, small, other] = desk.filled(...orders);
      expect(large + small + other).toBe(17);
      // Shares of 10.2, 3.4 and 3.4.
      expect([10, 11]).toContain(large);
      expect([3, 4]).toContain(small);
      expect([3, 4]).toContain(other);
    }
  });

  it('ends market and immediate-or-cancel orders with their first batch', () => {
    const desk = new Desk();
    const market = desk.enter(1, BUY, MARKET, 10);
    const immediate = desk.enter(1, BUY, 100, 10, 1);
    const waiting = desk.enter(1, BUY, 99, 10);
    desk.enter(1, SELL, 95, 12);
    desk.batch();
    expect(desk.filled(market, immediate, waiting)).toEqual([10, 2, 0]);
    expect(desk.ended).toEqual([immediate]);
    expect(desk.depth.bids).toEqual([{ price: 99, quantity: 10, orders: 1 }]);
  });

  it('announces price and volume of each batch, and 0 where nothing trades', () => {
    const desk = new Desk();
    desk.enter(1, BUY, 100, 10);
    desk.batch();
    desk.enter(INTERVAL + 1, SELL, 98, 4);
    desk.batch();
    const told = desk.notices.map(({ code, price, quantity }) => [code, price, quantity]);
    expect(told).toEqual([
      [NOTICE.batchCleared, 0, 0],
      [NOTICE.batchCleared, 100, 4],
    ]);
  });

  it('ends its batches at whole intervals, an order of that very time included, and rests while nobody waits', () => {
    const desk = new Desk();
    expect(desk.next).toBeNull();
    desk.enter(INTERVAL, BUY, 100, 1);
    expect(desk.next).toBe(INTERVAL);
    desk.batch();
    expect(desk.next).toBeNull();
    desk.enter(INTERVAL, BUY, 100, 1);
    expect(desk.next).toBe(2 * INTERVAL);
    desk.batch();
    desk.enter(7 * INTERVAL + 1, BUY, 100, 1);
    expect(desk.next).toBe(8 * INTERVAL);
  });
});

describe('rationing', () => {
  it.each([proRata, atRandom])('by $name expects the exact share for each of equal orders', (rationing) => {
    const rng = createRng(1, 'rationing');
    const sums = [0, 0, 0, 0, 0];
    const ROUNDS = 4000;
    for (let round = 0; round < ROUNDS; round++) {
      const lots = Int32Array.from(sums, () => 3);
      rationing.ration(lots, 0, lots.length, 15, 7, rng);
      expect(lots.reduce((sum, size) => sum + size, 0)).toBe(7);
      for (const [i, size] of lots.entries()) sums[i] += size;
    }
    // 1.4 lots each; three standard errors of the mean at a deviation of at most 1.4 lots.
    for (const sum of sums) expect(Math.abs(sum / ROUNDS - 1.4)).toBeLessThan(0.067);
  });
});
