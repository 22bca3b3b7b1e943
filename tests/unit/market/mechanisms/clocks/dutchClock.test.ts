import { describe, expect, it } from 'vitest';
import { TIME_IN_FORCE } from '../../../../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { dutchClock } from '../../../../../src/market/mechanisms/clocks/dutchClock.ts';
import { MechanismDesk } from '../../../../support/mechanismDesk.ts';

/** From 100 down by 10 every 10 ns. */
function desk(): MechanismDesk {
  const settings = { start: 100, step: 10, interval: '10ns' };
  return new MechanismDesk(dutchClock.create(settings, { instruments: 1, seed: 1 }));
}

describe('the Dutch clock', () => {
  it('falls until somebody takes at its price', () => {
    const auction = desk();
    auction.enter(SELL, 1, 40);
    auction.advance(35);
    // 100, 90, 80, 70: whoever would pay 95 has waited until 70.
    auction.enter(BUY, 1, 95, { time: 35 });
    expect(auction.told()).toEqual(['1 1@70', '2 1@70']);
    expect(auction.mechanism.nextTime()).toBeNull();
  });

  it('takes for those who wait when it reaches their limits, the highest first', () => {
    const auction = desk();
    auction.enter(BUY, 1, 63);
    auction.enter(BUY, 1, 68);
    auction.enter(SELL, 1, 40);
    expect(auction.advance(39)).toEqual([]);
    expect(auction.advance(40)).toEqual(['2 1@60', '3 1@60']);
  });

  it('goes on for the lots that are left', () => {
    const auction = desk();
    auction.enter(SELL, 5, 40);
    auction.enter(BUY, 2, 90);
    auction.enter(BUY, 2, 70);
    expect(auction.advance(10)).toEqual(['1 2@90', '2 2@90']);
    expect(auction.advance(30)).toEqual(['1 2@70', '3 2@70']);
    auction.advance(44);
    auction.enter(BUY, 4, 100, { time: 45 });
    expect(auction.told()).toEqual(['1 1@60', '4 1@60']);
  });

  it('stands at the reserve for one interval, and then withdraws what was not sold', () => {
    const auction = desk();
    auction.enter(SELL, 2, 75);
    auction.enter(BUY, 1, 76);
    // 100, 90, 80, and 75 in place of 70.
    expect(auction.advance(30)).toEqual(['1 1@75', '2 1@75']);
    expect(auction.advance(40)).toEqual(['1 cancelled 1 for 11']);
    auction.enter(BUY, 1, 99, { time: 41 });
    expect(auction.advance(1000)).toEqual([]);
  });

  it('starts at a reserve above its start, and passes offers by whose reserve is higher than its price', () => {
    const auction = desk();
    auction.enter(SELL, 1, 120);
    auction.enter(SELL, 1, 30);
    expect(auction.advance(10)).toEqual(['1 cancelled 1 for 11']);
    auction.advance(30);
    // 120, 110, 100, 90.
    auction.enter(SELL, 1, 95, { time: 31 });
    expect(auction.told()).toEqual(['3 cancelled 1 for 11']);
  });

  it('does not let immediate-or-cancel orders wait', () => {
    const auction = desk();
    auction.enter(SELL, 1, 40, { timeInForce: TIME_IN_FORCE.ioc });
    expect(auction.told()).toEqual(['1 cancelled 1 for 1']);
    auction.enter(SELL, 1, 40);
    auction.enter(BUY, 1, 50, { timeInForce: TIME_IN_FORCE.ioc });
    expect(auction.told()).toEqual(['3 cancelled 1 for 1']);
  });

  it('starts afresh when its seller has gone', () => {
    const auction = desk();
    const first = auction.enter(SELL, 1, 40);
    auction.advance(30);
    auction.cancel(first, 31);
    auction.enter(SELL, 1, 40, { time: 32 });
    auction.enter(BUY, 1, 100, { time: 33 });
    expect(auction.told()).toEqual(['1 cancelled 1 for 0', '2 1@100', '3 1@100']);
  });
});
