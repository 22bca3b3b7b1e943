import type { NaiveOrder } from '../../../src/market/exchange/book/naiveBook.ts';

type Interest = readonly Pick<NaiveOrder, 'price' | 'leaves'>[];

function lots(orders: Interest, reaches: (price: number) => boolean): number {
  return orders
    .filter(({ price }) => price === 0 || reaches(price))
    .reduce((sum, order) => sum + order.leaves, 0);
}

/**
 * Price and volume of a batch, tried out at every limit. A price clears the market where the buyers above it find
 * sellers at it or below, and the sellers below it buyers at it or above.
 */
export function naivePrice(
  bids: Interest,
  asks: Interest,
  reference: number,
): { price: number; volume: number } {
  const demand = (price: number) => lots(bids, (limit) => limit >= price);
  const supply = (price: number) => lots(asks, (limit) => limit <= price);
  const limits = [...bids, ...asks].map(({ price }) => price).filter((price) => price > 0);
  if (limits.length === 0) {
    const volume = Math.min(demand(1), supply(1));
    return volume === 0 || reference === 0 ? { price: 0, volume: 0 } : { price: reference, volume };
  }
  if (!limits.some((price) => demand(price) > 0 && supply(price) > 0)) return { price: 0, volume: 0 };
  const lowest = Math.min(...limits);
  const highest = Math.max(...limits);
  const low = limits.filter((price) => lots(bids, (limit) => limit > price) <= supply(price));
  const high = limits.filter((price) => lots(asks, (limit) => limit < price) <= demand(price));
  const from = low.length === 0 ? highest : Math.min(...low);
  const to = high.length === 0 ? lowest : Math.max(...high);
  const price = Math.ceil((from + to) / 2);
  return { price, volume: Math.min(demand(price), supply(price)) };
}
