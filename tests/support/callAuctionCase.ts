import { BUY, SELL, type Side } from '../../src/core/models/side.ts';
import { CallInterest } from '../../src/market/mechanisms/callAuction/callInterest.ts';

export interface CallOrder {
  readonly side: Side;
  /** 0 for a market order. */
  readonly price: number;
  readonly quantity: number;
}

/** `200@202 50@market` as orders of one side. */
export function callOrders(side: Side, text: string): CallOrder[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [quantity, price] = word.split('@');
      return { side, price: price === 'market' ? 0 : Number(price), quantity: Number(quantity) };
    });
}

/** The same orders summed by limit. */
export function callInterest(orders: readonly CallOrder[]): CallInterest {
  const interest = new CallInterest();
  for (const side of [BUY, SELL]) {
    const own = orders.filter((order) => order.side === side);
    const prices = [...new Set(own.map(({ price }) => price))].sort((a, b) => (side === BUY ? b - a : a - b));
    for (const price of prices) {
      const total = own
        .filter((order) => order.price === price)
        .reduce((sum, { quantity }) => sum + quantity, 0);
      if (price === 0) interest.addMarket(side, total);
      else interest.addLevel(side, price, total);
    }
  }
  return interest;
}
