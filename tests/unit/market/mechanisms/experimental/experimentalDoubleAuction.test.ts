import { describe, expect, it } from 'vitest';
import { CANCEL_REASON } from '../../../../../src/core/models/messages/execution.ts';
import { TIME_IN_FORCE } from '../../../../../src/core/models/messages/orderEntry.ts';
import { REJECT_CODE } from '../../../../../src/core/models/rejectCodes.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { experimentalDoubleAuction } from '../../../../../src/market/mechanisms/experimental/experimentalDoubleAuction.ts';
import { MechanismDesk } from '../../../../support/mechanismDesk.ts';

const OVER = `for ${CANCEL_REASON.auctionOver}`;
const NOT_BETTER = `rejected ${REJECT_CODE.shoutNotBetter}`;

function desk(settings: Record<string, unknown> = {}): MechanismDesk {
  return new MechanismDesk(experimentalDoubleAuction.create(settings as never, { instruments: 1, seed: 1 }));
}

describe('the experimental double auction', () => {
  it('lets a better shout take the place of the one that stands, and refuses any other', () => {
    const floor = desk();
    floor.enter(BUY, 1, 90);
    floor.enter(BUY, 1, 90);
    floor.enter(BUY, 1, 95);
    floor.enter(SELL, 1, 120);
    floor.enter(SELL, 1, 121);
    expect(floor.told()).toEqual([`2 ${NOT_BETTER}`, `1 cancelled 1 ${OVER}`, `5 ${NOT_BETTER}`]);
    expect(floor.mechanism.depth(0)).toEqual({
      bids: [{ price: 95, quantity: 1, orders: 1 }],
      asks: [{ price: 120, quantity: 1, orders: 1 }],
    });
  });

  it('trades at the price of the earlier shout, and ends all others', () => {
    const floor = desk();
    floor.enter(SELL, 1, 120);
    floor.enter(BUY, 2, 100);
    floor.enter(SELL, 1, 80);
    expect(floor.told()).toEqual(['2 1@100', '3 1@100', `2 cancelled 1 ${OVER}`, `1 cancelled 1 ${OVER}`]);
    expect(floor.mechanism.depth(0)).toEqual({ bids: [], asks: [] });
  });

  it('ends what is left of the shout that came, too', () => {
    const floor = desk();
    floor.enter(BUY, 1, 100);
    floor.enter(SELL, 3, 100);
    expect(floor.told()).toEqual(['1 1@100', '2 1@100', `2 cancelled 2 ${OVER}`]);
  });

  it('goes on as a book where no trade ends anything and all shouts wait', () => {
    const book = desk({ standing: 'all', clearAtTrade: false });
    book.enter(BUY, 1, 90);
    book.enter(BUY, 1, 95);
    book.enter(BUY, 1, 95);
    book.enter(SELL, 4, 90);
    expect(book.told()).toEqual(['2 1@95', '4 1@95', '3 1@95', '4 1@95', '1 1@90', '4 1@90']);
  });

  it('lets any shout take the place of the last, where the last stands', () => {
    const floor = desk({ standing: 'last' });
    floor.enter(BUY, 1, 95);
    floor.enter(BUY, 1, 90);
    expect(floor.told()).toEqual([`1 cancelled 1 ${OVER}`]);
    floor.enter(SELL, 1, 85);
    expect(floor.told()).toEqual(['2 1@90', '3 1@90']);
  });

  it('lets an order that does not stay take nobody’s place', () => {
    const floor = desk();
    floor.enter(BUY, 1, 90);
    floor.enter(BUY, 1, 95, { timeInForce: TIME_IN_FORCE.ioc });
    expect(floor.told()).toEqual([`2 cancelled 1 for ${CANCEL_REASON.immediateOrCancel}`]);
    expect(floor.mechanism.depth(0).bids).toEqual([{ price: 90, quantity: 1, orders: 1 }]);
  });

  it('ends every shout when a period begins', () => {
    const floor = desk({ period: '100ns' });
    floor.enter(BUY, 1, 90, { time: 10 });
    floor.enter(SELL, 1, 95, { time: 99 });
    expect(floor.advance(99)).toEqual([]);
    expect(floor.advance(100)).toEqual([`1 cancelled 1 ${OVER}`, `2 cancelled 1 ${OVER}`]);
    floor.enter(SELL, 1, 99, { time: 150 });
    expect(floor.advance(350)).toEqual([`3 cancelled 1 ${OVER}`]);
  });
});
