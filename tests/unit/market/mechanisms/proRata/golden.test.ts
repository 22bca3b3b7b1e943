import { describe, expect, it } from 'vitest';
import { shared } from '../../../../support/proRata/shared.ts';

const sizes = (...list: number[]) => list.map((size) => ({ size }));

describe('published examples of futures exchanges', () => {
  // CME Globex Advisory Notice 020705-1, 7 February 2005, Eurodollar futures: sell 60 at 97.04.
  it('CME allocation: top order first, shares of one lot dropped, the rest by time', () => {
    const orders = sizes(10, 5, 20, 50, 75);
    expect(shared({ preset: 'cme-allocation' }, orders, 60, true)).toEqual([10, 3, 6, 16, 25]);
  });

  // CME Group Client Systems Wiki, CME Globex Matching Algorithm Steps, Pro Rata Example: sell 50, minimum 2.
  it('CME pro rata with a minimum of two lots', () => {
    const rules = { preset: 'cme-pro-rata', minimumAllocation: 2 };
    // The step alone gives 0, 0, 7, 0, 3 and 37; three lots are left, and go by time.
    expect(shared(rules, sizes(5, 9, 57, 4, 28, 300), 50)).toEqual([3, 0, 7, 0, 3, 37]);
  });

  // CME Group Client Systems Wiki, Complex Match Example (SOFR futures, algorithm A).
  it('CME complex match, source 1: a top order of 100, then 191 lots', () => {
    const gets = shared({ preset: 'cme-allocation' }, sizes(100, 200, 300, 400), 291, true);
    expect(gets).toEqual([100, 44, 63, 84]);
    expect([200, 300, 400].map((size, i) => size - gets[i + 1])).toEqual([156, 237, 316]);
  });

  it('CME complex match, source 2: no top order, two lots left for the first', () => {
    const gets = shared({ preset: 'cme-allocation' }, sizes(50, 25, 75, 50), 42);
    expect([50, 25, 75, 50].map((size, i) => size - gets[i])).toEqual([38, 20, 60, 40]);
  });

  it('CME complex match, source 5: a top order of 10, then 11 lots', () => {
    expect(shared({ preset: 'cme-allocation' }, sizes(10, 40, 20, 30), 21, true)).toEqual([10, 6, 2, 3]);
  });

  // ATAS, CME Order Matching Algorithms, part 3: corn options; a top order of 150 gets no more than 100 as such.
  it('CME threshold: a top order is served up to its maximum, and shares the rest with the others', () => {
    const rules = { preset: 'cme-threshold' };
    expect(shared(rules, sizes(150, 8, 160), 100, true)).toEqual([100, 0, 0]);
    // 50 more: 50, 8 and 160 of 218 have shares of 11.47, 1.83 and 36.70.
    expect(shared(rules, sizes(150, 8, 160), 150, true)).toEqual([100 + 11 + 2, 1, 36]);
    // Nine lots are too few for a top order: 9, 150 and 160 of 319 share 100.
    expect(shared(rules, sizes(9, 150, 160), 100, true)).toEqual([2 + 1, 47, 50]);
  });
});

describe('rules without a published example', () => {
  it('a lead market maker has its part of what the top order leaves, its orders by time, the top order apart', () => {
    const leadMarketMakers = [{ account: 7, percent: 40 }];
    const orders = [
      { size: 20, account: 7 },
      { size: 30 },
      { size: 10, account: 7 },
      { size: 40, account: 7 },
    ];
    const byTime = { preset: 'cme-fifo', topOrder: true, leadMarketMakers };
    // 20 for the top order; 40 % of 40 are 16, ten and six; the 24 left go by time.
    expect(shared(byTime, orders, 60, true)).toEqual([20, 24, 10, 6]);
  });

  it('what a top order has beyond its maximum is no part of its lead market maker', () => {
    const leadMarketMakers = [{ account: 7, percent: 50 }];
    const orders = [{ size: 20, account: 7 }, { size: 30 }, { size: 10, account: 7 }];
    const rules = { preset: 'cme-fifo', topOrder: true, topMaximum: 5, leadMarketMakers };
    // Five for the top order; half of 15 are seven, all of the third order; the eight left go by time.
    expect(shared(rules, orders, 20, true)).toEqual([5 + 8, 0, 7]);
  });

  it('a split gives its part by time and shares the other among what is left', () => {
    const rules = { fifoPercent: 40, minimumAllocation: 2 };
    // 20 of 50 by time fill the first order and ten of the second; 20, 30 and 40 of 90 share 30.
    expect(shared(rules, sizes(10, 30, 30, 40), 50)).toEqual([10, 10 + 6 + 1, 10, 13]);
  });

  it('levelling gives a lot to those whose share was zero before the rest goes by time', () => {
    const orders = sizes(100, 3, 2, 50);
    // Shares of 31: 20.0, 0.6, 0.4 and 10.0.
    expect(shared({}, orders, 31)).toEqual([21, 0, 0, 10]);
    expect(shared({ leveling: true }, orders, 31)).toEqual([20, 1, 0, 10]);
  });

  it('a time exponent moves shares from late orders to early ones', () => {
    const orders = sizes(25, 25, 25, 25);
    expect(shared({ preset: 'ice-time-pro-rata' }, orders, 16)).toEqual([7, 5, 3, 1]);
    expect(shared({ timeExponent: 4 }, orders, 16)).toEqual([12, 4, 0, 0]);
  });

  it('per cent of an incoming order bounds what a top order gets as such', () => {
    const rules = { topOrder: true, topPercent: 25 };
    expect(shared(rules, sizes(100, 100), 40, true)).toEqual([10 + 14 + 1, 15]);
  });

  it('whoever takes all of a price meets it by time and goes on', () => {
    expect(shared({ topOrder: true }, sizes(4, 5), 20, true)).toEqual([4, 5]);
  });
});
