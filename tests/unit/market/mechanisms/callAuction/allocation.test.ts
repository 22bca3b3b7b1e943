import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { allotSurplus } from '../../../../../src/market/mechanisms/callAuction/allotSurplus.ts';
import { clearingPrice } from '../../../../../src/market/mechanisms/callAuction/clearingPrice.ts';
import { pairOff } from '../../../../../src/market/mechanisms/callAuction/pairOff.ts';
import { xetra } from '../../../../../src/market/mechanisms/callAuction/presets.ts';
import { EVERY_TICK } from '../../../../../src/market/mechanisms/callAuction/tickGrid.ts';
import { type CallOrder, callInterest, callOrders } from '../../../../support/callAuctionCase.ts';

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

function resultOf(buy: string, sell: string) {
  const orders = [...callOrders(BUY, buy), ...callOrders(SELL, sell)];
  return clearingPrice(callInterest(orders), xetra, EVERY_TICK, 0);
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

describe('imbalance-only orders', () => {
  it('take up the surplus of the other side in their priority, and no more', () => {
    const found = resultOf('10@100', '4@100');
    expect(found).toMatchObject({ price: 100, surplus: 6, surplusSide: BUY });
    expect(allotSurplus(found, offsetting('4@99 4@100 4@market'))).toEqual([4, 2, 0]);
  });

  it('get nothing beyond their limit, on the side of the surplus, or without a surplus', () => {
    const found = resultOf('10@100', '4@100');
    expect(allotSurplus(found, offsetting('4@101'))).toEqual([0]);
    expect(allotSurplus(found, [{ side: BUY, price: 110, leaves: 5 }])).toEqual([0]);
    expect(allotSurplus(resultOf('4@100', '4@100'), offsetting('4@90'))).toEqual([0]);
    const sellers = resultOf('4@100', '10@100');
    expect(allotSurplus(sellers, [{ side: BUY, price: 99, leaves: 5 }])).toEqual([0]);
    expect(allotSurplus(sellers, [{ side: BUY, price: 0, leaves: 9 }])).toEqual([6]);
  });
});

function offsetting(text: string) {
  return callOrders(SELL, text).map(({ side, price, quantity }) => ({ side, price, leaves: quantity }));
}
