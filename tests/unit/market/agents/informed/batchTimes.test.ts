import { describe, expect, it } from 'vitest';
import { auctionAt, nextOrderTime } from '../../../../../src/market/agents/informed/batchTimes.ts';
import { oneRound, roundAt } from '../../../../../src/market/agents/informed/rounds.ts';

/** Two rounds of three auctions, a batch every 10 units. */
const times = { rounds: { first: 4, count: 2, length: 30 }, auctions: 3, interval: 10 };

describe('times of batches', () => {
  it('lets orders leave in the middle between two ends', () => {
    expect([0, 4, 5, 14, 15].map((now) => nextOrderTime(times, now))).toEqual([5, 5, 15, 15, 25]);
  });

  it('counts the auctions of each round from 0, and knows when all is over', () => {
    expect([5, 15, 25, 35, 55].map((time) => auctionAt(times, time))).toEqual([0, 1, 2, 0, 2]);
    expect(auctionAt(times, 60)).toBe(-1);
    expect(auctionAt({ ...times, auctions: 2 }, 25)).toBe(-1);
  });

  it('has one round for all time where there are no rounds', () => {
    expect(roundAt(oneRound(3), 2 ** 52)).toBe(0);
  });
});
