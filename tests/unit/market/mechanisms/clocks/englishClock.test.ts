import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { englishClock } from '../../../../../src/market/mechanisms/clocks/englishClock.ts';
import { MechanismDesk } from '../../../../support/mechanismDesk.ts';

/** Bidders gather for 100 ns; then the price rises every 10 ns. */
function desk(step = 1): MechanismDesk {
  const settings = { opening: '100ns', step, interval: '10ns' };
  return new MechanismDesk(englishClock.create(settings, { instruments: 1, seed: 1 }));
}

describe('the English clock', () => {
  it('sells to the one who stays, at the price at which the last but one left', () => {
    const auction = desk();
    auction.enter(SELL, 1, 40);
    for (const limit of [50, 90, 70]) auction.enter(BUY, 1, limit, { time: 20 });
    // At 70 two are in, at 71 one.
    expect(auction.advance(390)).toEqual([]);
    expect(auction.advance(400)).toEqual(['1 1@70', '3 1@70']);
    expect(auction.mechanism.nextTime()).toBeNull();
  });

  it('sells at the reserve where one bidder alone has come, and not where nobody has', () => {
    const auction = desk();
    auction.enter(SELL, 1, 40);
    auction.enter(BUY, 1, 90);
    expect(auction.advance(100)).toEqual(['1 1@40', '2 1@40']);
    auction.enter(SELL, 1, 40, { time: 200 });
    auction.enter(BUY, 1, 39, { time: 201 });
    expect(auction.advance(300)).toEqual(['3 cancelled 1 for 11']);
  });

  it('counts who cancels as gone, at the price at which it stands', () => {
    const auction = desk();
    auction.enter(SELL, 1, 40);
    const first = auction.enter(BUY, 1, 90);
    auction.enter(BUY, 1, 80);
    auction.advance(150);
    auction.cancel(first, 155);
    expect(auction.advance(160)).toEqual(['2 cancelled 1 for 0', '1 1@46', '3 1@46']);
  });

  it('gives lots that those who stay leave to those who left last, the earlier of equals first', () => {
    const auction = desk(10);
    auction.enter(SELL, 3, 40);
    auction.enter(BUY, 2, 90);
    auction.enter(BUY, 2, 67);
    auction.enter(BUY, 2, 65);
    // 6 lots are wanted at 60, 2 at 70: all are sold at 60.
    expect(auction.advance(1000)).toEqual(['1 2@60', '2 2@60', '1 1@60', '3 1@60']);
  });

  it('sells at the higher price where that step brings in more sellers', () => {
    const auction = desk(10);
    auction.enter(SELL, 1, 40);
    auction.enter(SELL, 2, 65);
    auction.enter(BUY, 3, 90);
    // At 60 one lot is on offer and three are wanted; at 70 three.
    expect(auction.advance(1000)).toEqual(['1 1@70', '3 1@70', '2 2@70', '3 2@70']);
  });

  it('has one price for all lots', () => {
    const auction = desk();
    auction.enter(SELL, 2, 10);
    for (const limit of [30, 25, 20, 15]) auction.enter(BUY, 1, limit);
    expect(auction.advance(1000)).toEqual(['1 1@20', '2 1@20', '1 1@20', '3 1@20']);
  });
});
