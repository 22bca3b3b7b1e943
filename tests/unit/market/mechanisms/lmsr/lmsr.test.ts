import { describe, expect, it } from 'vitest';
import { ORDER_TYPE, TIME_IN_FORCE } from '../../../../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { MAX_TICKS } from '../../../../../src/core/models/units.ts';
import { lmsr } from '../../../../../src/market/mechanisms/lmsr/lmsr.ts';
import { MechanismDesk } from '../../../../support/mechanismDesk.ts';

const LOTS = 1_000_000;
/** The sponsor's orders of each outcome come first: keys 1 and 2, then 3 and 4. */
const SPONSOR = 9;

/** Two outcomes, b = 100 lots, a payout of 10 000 ticks. */
function desk(settings: Record<string, number> = {}): MechanismDesk {
  const values = { liquidity: 100, ...settings };
  const market = new MechanismDesk(lmsr.create(values, { instruments: 2, seed: 1 }));
  for (const instrument of [0, 1]) {
    market.enter(SELL, LOTS, 1, { account: SPONSOR, instrument });
    market.enter(BUY, LOTS, MAX_TICKS >> 10, { account: SPONSOR, instrument });
  }
  market.advance(0);
  return market;
}

describe('the scoring rule in the market', () => {
  it('asks the difference in cost, rounded up to one tick of one lot', () => {
    const market = desk();
    // 100 ln((e^0.5 + 1) / 2) = 28.0929...: 280 930 ticks for 50 lots, 30 of them at a tick more.
    market.enter(BUY, 50, 10_000);
    expect(market.told()).toEqual(['1 20@5618', '5 20@5618', '1 30@5619', '5 30@5619']);
    expect(market.paid.get(5)).toBe(280_930);
  });

  it('pays the difference in cost, rounded down, and never earns a trader a round trip', () => {
    const market = desk();
    market.enter(BUY, 50, 10_000);
    market.enter(SELL, 50, 1, { time: 1 });
    expect(market.paid.get(6)).toBe(-280_929);
    // The twin outcome is worth the rest of the payout.
    market.enter(SELL, 50, 1, { instrument: 1, time: 2 });
    expect(market.paid.get(7)).toBe(-219_070);
  });

  it('trades as many lots as the limit allows, and lets the rest wait', () => {
    const market = desk();
    // p = 0.6 after 100 ln 1.5 = 40.55 lots: the 41st lot costs 5999 ticks, the next one 6023.
    const order = market.enter(BUY, 100, 6000);
    expect(market.told().filter((line) => line.startsWith('5 '))).toEqual(['5 2@5508', '5 39@5509']);
    market.enter(SELL, 20, 5000, { time: 10 });
    expect(market.told().some((line) => line.startsWith('6 '))).toBe(true);
    // The price came back, and the order that waits trades what was sold.
    expect(market.advance(11).filter((line) => line.startsWith(`${order} `))).not.toEqual([]);
    market.cancel(order, 20);
    expect(market.told()).toEqual([`${order} cancelled 39 for 0`]);
  });

  it('lets an order wait until the price of its outcome has been moved from another one', () => {
    const market = desk();
    const order = market.enter(BUY, 10, 4000);
    expect(market.told()).toEqual([]);
    market.enter(BUY, 60, 10_000, { instrument: 1, time: 5 });
    expect(market.told().some((line) => line.startsWith(`${order} `))).toBe(false);
    expect(market.mechanism.nextTime()).toBe(5);
    expect(market.advance(5).filter((line) => line.startsWith(`${order} `))).not.toEqual([]);
  });

  it('cancels the rest of immediate-or-cancel orders, and fills market orders at any price', () => {
    const market = desk();
    market.enter(BUY, 100, 6000, { timeInForce: TIME_IN_FORCE.ioc });
    expect(market.told().at(-1)).toBe('5 cancelled 59 for 1');
    market.enter(SELL, 300, 0, { orderType: ORDER_TYPE.market, timeInForce: TIME_IN_FORCE.ioc });
    expect(market.told().filter((line) => line.includes('cancelled'))).toEqual([]);
  });

  it('trades as far as the sponsor commits, and not with anybody else', () => {
    const values = { liquidity: 100, sponsor: SPONSOR };
    const market = new MechanismDesk(lmsr.create(values, { instruments: 1, seed: 1 }));
    market.enter(BUY, 10, 9000);
    market.enter(SELL, 10, 1000);
    expect(market.told()).toEqual([]);
    market.enter(SELL, 4, 5100, { account: SPONSOR });
    // The first four lots cost 5050 each, and the sponsor wants 5100; the next four are dear enough.
    expect(market.advance(0)).toEqual([]);
    market.enter(SELL, 4, 5000, { account: SPONSOR });
    expect(market.advance(0)).toEqual(['4 4@5050', '1 4@5050', '3 4@5150', '1 4@5150']);
  });

  it('does not take fewer outcomes than instruments', () => {
    const create = () => lmsr.create({ outcomes: 2 }, { instruments: 3, seed: 1 });
    expect(create).toThrow('outcomes is 2: must be 3 or more, or 0');
  });
});
