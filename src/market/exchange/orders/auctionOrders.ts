import type { OrderTerms, TimeInForceName } from '../../../core/models/orderTerms.ts';
import { BUY, type Side } from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks } from '../../../core/models/units.ts';
import { type DeskOrder, STAGE } from './deskOrder.ts';
import type { DeskOrders } from './deskOrders.ts';

/** Orders of a time in force that wait for their auction, in the order of their entry. */
export function waitingFor(orders: DeskOrders, instrument: InstrumentId, time: TimeInForceName): DeskOrder[] {
  return orders.of(instrument).filter((order) => order.stage === STAGE.auction && order.time.name === time);
}

/** Imbalance-only orders that reach the auction's price against a surplus, best limit first, then by entry. */
export function againstSurplus(
  orders: readonly DeskOrder[],
  surplusSide: Side,
  price: PriceTicks,
): DeskOrder[] {
  return orders
    .filter(({ terms }) => terms.imbalanceOnly === true && terms.side !== surplusSide)
    .filter(({ terms }) => reaches(terms, price))
    .sort((a, b) => worse(a, b) || a.sequence - b.sequence);
}

/** The better limit first: the higher one of buys, the lower one of sells. */
function worse(a: DeskOrder, b: DeskOrder): number {
  const difference = (a.terms.price ?? 0) - (b.terms.price ?? 0);
  return a.terms.side === BUY ? -difference : difference;
}

function reaches(terms: OrderTerms, price: PriceTicks): boolean {
  const limit = terms.price ?? 0;
  return terms.side === BUY ? limit >= price : limit <= price;
}
