import { describe, expect, it } from 'vitest';
import { CancelOrder } from '../../../../src/core/models/messages/orderEntry.ts';
import { BUY } from '../../../../src/core/models/side.ts';
import { DarkSeeker } from '../../../../src/market/agents/darkSeeker.ts';
import { darkMidpoint } from '../../../../src/market/mechanisms/darkMidpoint/darkMidpoint.ts';
import { TwoMarkets } from '../../../support/twoMarkets.ts';

const ARRIVAL = 0;
const config = { meanGap: 1000, quantity: 10, patience: 500 };

/** The lit venue is actor 0 with a tick of two grid ticks, the dark one actor 1 with one. */
function desk(darkShare: number): TwoMarkets {
  const second = darkMidpoint.capabilities;
  const markets = new TwoMarkets((place) => new DarkSeeker({ ...config, darkShare }, place), { second });
  expect(markets.said()).toEqual(['0: subscribe']);
  return markets;
}

describe('a dark-seeker', () => {
  it('waits in the dark at the lit price, and takes that of the lit market when its patience is over', () => {
    const markets = desk(1);
    markets.quote(0, 99, 5, 101, 5);
    const [order] = markets.wake(ARRIVAL);
    const isBuy = order === '1: buy 10 @ 101';
    if (!isBuy) expect(order).toBe('1: sell 10 @ 99');
    expect(markets.ctx.wakes.at(-1)).toEqual({ time: 500, tag: 1 });
    const side = isBuy ? BUY : 1 - BUY;
    markets.accept(1, 1, side, 100, 10);
    markets.fill(1, 1, side, 100, 4, 6);
    expect(markets.wake(1)).toEqual([`1: ${CancelOrder.name} {clientOrderId: 1}`]);
    expect(markets.cancelled(1, 1, side, 6)).toEqual([`0: ${isBuy ? 'buy' : 'sell'} 6 @ market`]);
  });

  it('asks for nothing more where all of it traded', () => {
    const markets = desk(1);
    markets.quote(0, 99, 5, 101, 5);
    const isBuy = markets.wake(ARRIVAL)[0].includes('buy');
    expect(markets.fill(1, 1, isBuy ? BUY : 1 - BUY, 100, 10, 0)).toEqual([]);
    expect(markets.wake(1)).toEqual([]);
  });

  it('waits without a limit as long as it knows no lit price', () => {
    expect(desk(1).wake(ARRIVAL)[0]).toMatch(/^1: (buy|sell) 10 @ market$/);
  });

  it('goes to the lit market at once with the rest of its orders', () => {
    const markets = desk(0);
    for (let i = 0; i < 5; i++) expect(markets.wake(ARRIVAL)[0]).toMatch(/^0: (buy|sell) 10 @ market$/);
  });
});
