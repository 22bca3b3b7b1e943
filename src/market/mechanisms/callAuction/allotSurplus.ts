import { BUY, opposite, type Side } from '../../../core/models/side.ts';
import type { PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { ClearingPrice } from './clearingPrice.ts';

/** An imbalance-only order as far as an auction looks at it. */
export interface OffsettingOrder {
  readonly side: Side;
  /** 0 for one without a limit. */
  readonly price: PriceTicks;
  readonly leaves: QuantityLots;
}

/**
 * What imbalance-only orders trade in an auction: they have no say in the price, stand back behind every other order,
 * and take up what is left over on the other side, no more (Nasdaq Rule 4702(b)(11) and (13); NYSE Rule 7.31(c)(2)(D)).
 *
 * @param orders in the order of their priority; those of the surplus side or beyond their limit get nothing.
 * @returns lots for each order, in the same order.
 */
export function allotSurplus(found: ClearingPrice, orders: readonly OffsettingOrder[]): QuantityLots[] {
  const { price, surplusSide } = found;
  let left = found.surplus;
  return orders.map((order) => {
    if (surplusSide === -1 || order.side !== opposite(surplusSide) || !reaches(order, price)) return 0;
    const quantity = Math.min(order.leaves, left);
    left -= quantity;
    return quantity;
  });
}

function reaches({ side, price }: OffsettingOrder, auctionPrice: PriceTicks): boolean {
  if (price === 0) return true;
  return side === BUY ? price >= auctionPrice : price <= auctionPrice;
}
