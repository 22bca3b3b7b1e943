import { describe, expect, it } from 'vitest';
import { ORDER_TYPE, TIME_IN_FORCE } from '../../../../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { darkMidpoint } from '../../../../../src/market/mechanisms/darkMidpoint/darkMidpoint.ts';
import { MechanismDesk } from '../../../../support/mechanismDesk.ts';

function desk(settings: Record<string, string> = {}, bid = 0, ask = 0): MechanismDesk {
  const made = new MechanismDesk(darkMidpoint.create(settings, { instruments: 1, seed: 1 }));
  made.reference(bid, ask);
  return made;
}

const MARKET = { orderType: ORDER_TYPE.market, price: 0 };
const IOC = { timeInForce: TIME_IN_FORCE.ioc };

describe('the dark midpoint book', () => {
  it('trades at the middle of the prices elsewhere, whatever the limits are', () => {
    const book = desk({}, 100, 104);
    book.enter(SELL, 5, 90);
    book.enter(BUY, 8, 110);
    expect(book.told()).toEqual(['1 5@102', '2 5@102']);
    expect(book.mechanism.depth(0)).toEqual({ bids: [], asks: [] });
  });

  it('waits until the middle lies within both limits', () => {
    const book = desk({}, 100, 104);
    book.enter(SELL, 5, 103);
    book.enter(BUY, 5, 110);
    expect(book.told()).toEqual([]);
    expect(book.reference(101, 105)).toEqual(['1 5@103', '2 5@103']);
  });

  it('lets orders without a limit wait, unless they are for now only', () => {
    const book = desk({}, 100, 104);
    book.enter(BUY, 5, 0, MARKET);
    book.enter(BUY, 3, 0, { ...MARKET, ...IOC });
    expect(book.told()).toEqual(['2 cancelled 3 for 1']);
    book.enter(SELL, 9, 0, { ...MARKET, ...IOC });
    expect(book.told()).toEqual(['1 5@102', '3 5@102', '3 cancelled 4 for 1']);
  });

  it.each([
    ['normal', 100, 100, []],
    ['locked', 100, 100, ['1 5@100', '2 5@100']],
    ['locked', 102, 100, []],
    ['crossed', 102, 100, ['1 5@101', '2 5@101']],
    ['crossed', 0, 100, []],
    ['crossed', 100, 0, []],
  ])('trades in a reference that is %s at worst: %d bid, %d asked', (worstReference, bid, ask, told) => {
    const book = desk({ worstReference });
    book.enter(SELL, 5, 90);
    book.enter(BUY, 5, 110);
    expect(book.reference(bid, ask)).toEqual(told);
  });

  it.each([
    ['no-trade', []],
    ['down', ['1 5@100', '2 5@100']],
    ['up', ['1 5@101', '2 5@101']],
  ])('does with a middle between two ticks what it is told: %s', (oddMidpoint, told) => {
    const book = desk({ oddMidpoint });
    book.enter(SELL, 5, 90);
    book.enter(BUY, 5, 110);
    expect(book.reference(100, 101)).toEqual(told);
  });

  it('serves who came first, or who is largest', () => {
    const fills = (priority: string) => {
      const book = desk({ priority }, 100, 104);
      book.enter(SELL, 2, 90);
      book.enter(SELL, 7, 102);
      book.enter(SELL, 7, 95);
      book.enter(BUY, 8, 110);
      return book.told();
    };
    expect(fills('time')).toEqual(['1 2@102', '4 2@102', '2 6@102', '4 6@102']);
    expect(fills('size')).toEqual(['2 7@102', '4 7@102', '3 1@102', '4 1@102']);
  });
});

describe('minimum quantities', () => {
  it('pass over who brings too little, and count one counterparty or all', () => {
    const fills = (minimum: string) => {
      const book = desk({ minimum }, 100, 104);
      book.enter(SELL, 3, 90);
      book.enter(SELL, 4, 90);
      book.enter(BUY, 10, 110, { minimumQuantity: 6 });
      return book.told();
    };
    expect(fills('single')).toEqual([]);
    expect(fills('aggregate')).toEqual(['1 3@102', '3 3@102', '2 4@102', '3 4@102']);
  });

  it('of an order that waits are met by one order that comes, also where those that come count together', () => {
    const book = desk({ minimum: 'aggregate' }, 100, 104);
    book.enter(BUY, 10, 110, { minimumQuantity: 6 });
    book.enter(SELL, 5, 90, IOC);
    expect(book.told()).toEqual(['2 cancelled 5 for 1']);
    book.enter(SELL, 6, 90, IOC);
    expect(book.told()).toEqual(['1 6@102', '3 6@102']);
  });

  it('shrink to what is left, and let those trade that were passed over', () => {
    const book = desk({}, 100, 104);
    book.enter(BUY, 10, 110, { minimumQuantity: 8 });
    book.enter(SELL, 5, 90);
    expect(book.told()).toEqual([]);
    book.enter(SELL, 8, 90);
    expect(book.told()).toEqual(['1 8@102', '3 8@102', '1 2@102', '2 2@102']);
  });

  it('are refused above the quantity', () => {
    const book = desk();
    book.enter(BUY, 5, 100, { minimumQuantity: 6 });
    expect(book.told()).toEqual(['1 rejected 26']);
  });
});
