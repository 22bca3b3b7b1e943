import { describe, expect, it } from 'vitest';
import { NOTICE } from '../../../../../src/core/models/messages/marketNotice.ts';
import { ORDER_TYPE } from '../../../../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { requestForQuote } from '../../../../../src/market/mechanisms/requestForQuote/requestForQuote.ts';
import { MechanismDesk } from '../../../../support/mechanismDesk.ts';

const MARKET = { orderType: ORDER_TYPE.market };

/** Windows of ten time units for answers; accounts are the orders' own keys unless said otherwise. */
function desk(settings: Record<string, string | number | number[]> = {}): MechanismDesk {
  const all = { responseWindow: '10ns', ...settings };
  return new MechanismDesk(requestForQuote.create(all, { instruments: 1, seed: 1 }));
}

describe('a request for quote', () => {
  it('is told to who listens, and trades with the best quote when the window ends', () => {
    const venue = desk();
    const request = venue.enter(BUY, 10, 105);
    expect(venue.notices).toEqual([
      {
        instrument: 0,
        account: -1,
        code: NOTICE.requestForQuote,
        order: 1,
        side: BUY,
        price: 0,
        quantity: 10,
        until: 10,
      },
    ]);
    venue.enter(SELL, 10, 103, { counterOrder: request, time: 3 });
    venue.enter(SELL, 10, 102, { counterOrder: request, time: 5 });
    venue.enter(SELL, 10, 102, { counterOrder: request, time: 6 });
    expect(venue.advance(9)).toEqual([]);
    expect(venue.advance(10)).toEqual([
      '3 10@102',
      '1 10@102',
      '2 cancelled 10 for 9',
      '4 cancelled 10 for 9',
    ]);
    expect(venue.mechanism.nextTime()).toBeNull();
  });

  it('goes on to the next-best quotes, or not', () => {
    const fills = (how: string) => {
      const venue = desk({ fills: how });
      const request = venue.enter(SELL, 10, 0, MARKET);
      venue.enter(BUY, 4, 99, { counterOrder: request });
      venue.enter(BUY, 7, 98, { counterOrder: request });
      return venue.advance(10);
    };
    expect(fills('several')).toEqual(['2 4@99', '1 4@99', '3 6@98', '1 6@98', '3 cancelled 1 for 9']);
    expect(fills('single')).toEqual(['2 4@99', '1 4@99', '1 cancelled 6 for 4', '3 cancelled 7 for 9']);
  });

  it('ends without a trade where no quote is within its limit, or too few dealers have one', () => {
    const venue = desk({ minimumDealers: 2 });
    const request = venue.enter(BUY, 10, 101);
    venue.enter(SELL, 10, 102, { counterOrder: request });
    venue.enter(SELL, 10, 101, { counterOrder: request, account: 7 });
    venue.enter(SELL, 10, 100, { counterOrder: request, account: 7 });
    expect(venue.advance(10)).toEqual([
      '1 cancelled 10 for 4',
      '2 cancelled 10 for 9',
      '3 cancelled 10 for 9',
      '4 cancelled 10 for 9',
    ]);
  });

  it('may hide its side: dealers then quote both, and the other quote is not used', () => {
    const venue = desk({ show: 'two-way' });
    const request = venue.enter(BUY, 5, 0, MARKET);
    expect(venue.notices[0].side).toBe(-1);
    venue.enter(BUY, 5, 98, { counterOrder: request });
    venue.enter(SELL, 5, 102, { counterOrder: request });
    expect(venue.advance(10)).toEqual(['3 5@102', '1 5@102', '2 cancelled 5 for 9']);
  });

  it('is told to the dealers of the venue only, and answered by them only', () => {
    const venue = desk({ dealers: [7, 8] });
    const request = venue.enter(BUY, 5, 0, { ...MARKET, account: 1 });
    expect(venue.notices.map(({ account }) => account)).toEqual([7, 8]);
    const answer = { counterOrder: request };
    venue.enter(SELL, 5, 102, { ...answer, account: 1 });
    venue.enter(SELL, 5, 102, { ...answer, account: 9 });
    venue.enter(BUY, 5, 98, { ...answer, account: 7 });
    venue.enter(SELL, 5, 0, { ...answer, ...MARKET, account: 7 });
    venue.enter(SELL, 5, 102, { ...answer, account: 8 });
    venue.enter(SELL, 5, 102, { counterOrder: 6, account: 8 });
    venue.enter(SELL, 5, 102, { counterOrder: 99, account: 8 });
    expect(venue.told()).toEqual([
      '2 rejected 90',
      '3 rejected 90',
      '4 rejected 2',
      '5 rejected 5',
      '7 rejected 88',
      '8 rejected 88',
    ]);
  });

  it('can be taken back within the window, and its quotes end with it', () => {
    const venue = desk();
    const request = venue.enter(BUY, 5, 105);
    venue.enter(SELL, 5, 102, { counterOrder: request });
    venue.cancel(request, 9);
    expect(venue.told()).toEqual(['1 cancelled 5 for 0', '2 cancelled 5 for 9']);
  });
});

describe('last look', () => {
  const withThree = () => {
    const venue = desk({ lastLook: '4ns' });
    const request = venue.enter(BUY, 5, 105, { account: 1 });
    for (const price of [101, 102, 106]) venue.enter(SELL, 5, price, { counterOrder: request });
    return venue;
  };

  it('tells the dealer of the best quote, and lets it trade where nothing is said', () => {
    const venue = withThree();
    expect(venue.advance(10)).toEqual([]);
    expect(venue.notices[1]).toMatchObject({
      account: 2,
      code: NOTICE.awarded,
      order: 2,
      price: 101,
      quantity: 5,
      until: 14,
    });
    expect(venue.advance(14)).toEqual(['2 5@101', '1 5@101', '3 cancelled 5 for 9', '4 cancelled 5 for 9']);
  });

  it('lets the dealer refuse, tries the next best, and ends the request where none is left', () => {
    const venue = withThree();
    venue.advance(10);
    venue.cancel(2, 12);
    expect(venue.told()).toEqual(['2 cancelled 5 for 0']);
    expect(venue.notices.slice(2)).toMatchObject([
      { account: 1, code: NOTICE.lastLookRejected, order: 2, quantity: 1 },
      { account: 3, code: NOTICE.awarded, order: 3, price: 102, until: 16 },
    ]);
    venue.cancel(3, 13);
    expect(venue.told()).toEqual(['3 cancelled 5 for 0', '1 cancelled 5 for 4', '4 cancelled 5 for 9']);
    expect(venue.notices.at(-1)).toMatchObject({ code: NOTICE.lastLookRejected, quantity: 2 });
  });

  it('holds the client to its request, takes no more quotes, and lets other dealers go', () => {
    const venue = withThree();
    venue.advance(10);
    venue.cancel(1, 11);
    venue.enter(SELL, 5, 100, { counterOrder: 1, time: 11 });
    venue.cancel(3, 11);
    expect(venue.told()).toEqual(['1 rejected 15', '5 rejected 89', '3 cancelled 5 for 0']);
  });
});
