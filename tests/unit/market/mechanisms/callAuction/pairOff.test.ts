import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { pairOff } from '../../../../../src/market/mechanisms/callAuction/pairOff.ts';
import { type CallOrder, callOrders } from '../../../../support/callAuctionCase.ts';

/** Pairs as `quantity of buy limit with sell limit`, market orders as 0. */
function pairs(buy: string, sell: string, price: number): string[] {
  const told: string[] = [];
  const open = (orders: CallOrder[]) => orders.map((order) => ({ ...order, leaves: order.quantity }));
  pairOff(open(callOrders(BUY, buy)), open(callOrders(SELL, sell)), price, (bought, sold, quantity) => {
    bought.leaves -= quantity;
    sold.leaves -= quantity;
    told.push(`${quantity} of ${bought.price} with ${sold.price}`);
  });
  return told;
}

describe('pairing at an auction price', () => {
  it('goes by priority on both sides and fills the last order of the longer side in part', () => {
    expect(pairs('300@200 300@200', '400@200', 200)).toEqual(['300 of 200 with 200', '100 of 200 with 200']);
  });

  it('takes market orders first', () => {
    expect(pairs('2@market 5@103', '4@market 4@99', 100)).toEqual([
      '2 of 0 with 0',
      '2 of 103 with 0',
      '3 of 103 with 99',
    ]);
  });

  it('leaves out what does not reach the price', () => {
    expect(pairs('1@100 5@99', '1@98 5@101', 100)).toEqual(['1 of 100 with 98']);
    expect(pairs('5@99', '5@101', 100)).toEqual([]);
    expect(pairs('', '5@101', 100)).toEqual([]);
  });
});
