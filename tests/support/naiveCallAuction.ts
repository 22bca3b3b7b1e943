import { CANCEL_REASON } from '../../src/core/models/messages/execution.ts';
import { TIME_IN_FORCE } from '../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../src/core/models/side.ts';
import { callAuction } from '../../src/market/mechanisms/callAuction/callAuction.ts';
import { EVERY_TICK } from '../../src/market/mechanisms/callAuction/tickGrid.ts';
import { defineMechanism } from '../../src/market/mechanisms/framework/defineMechanism.ts';
import type { MarketServices, Order } from '../../src/market/mechanisms/framework/mechanismRules.ts';
import { slowClearingPrice } from './slowClearingPrice.ts';

const SECOND = 1_000_000_000;
const EURONEXT = ['mostVolume', 'leastSurplus', 'nearestCandidate'];

/** The obvious twin of the call auction with the rules of Euronext and a reference: asks for the best pair again after each trade. */
export const naiveCallAuction = defineMechanism<
  typeof callAuction.settings,
  { next: number; references: number[] }
>({
  name: 'call-auction',
  title: 'The slow twin of the call auction',
  description: 'Tries every price and asks for the best pair again after each trade.',
  settings: callAuction.settings,
  capabilities: callAuction.capabilities,
  create(values, market) {
    const { referencePrice } = values as { readonly referencePrice: number };
    return {
      state: { next: SECOND, references: new Array(market.instruments).fill(referencePrice) },
      enter: (_state, order) => market.rest(order),
      nextTime: ({ next }) => next,
      advance(state, now) {
        for (; state.next <= now; state.next += SECOND) {
          state.references = state.references.map((reference, id) => auction(market, id, reference));
        }
      },
    };
  },
});

/** Gives the reference of the next auction. */
function auction(market: MarketServices, instrument: number, reference: number): number {
  const all = [...market.resting(instrument, BUY), ...market.resting(instrument, SELL)];
  const price = priceOf(all, reference);
  if (price > 0) while (tradePair(market, instrument, price));
  for (const order of all) {
    if (order.leaves === 0) continue;
    if (order.price === 0) market.cancel(order, CANCEL_REASON.noLiquidity);
    else if (order.timeInForce === TIME_IN_FORCE.ioc) market.cancel(order, CANCEL_REASON.immediateOrCancel);
  }
  return price > 0 ? price : reference;
}

function priceOf(all: readonly Order[], reference: number): number {
  const orders = all.map(({ side, price, leaves }) => ({ side, price, quantity: leaves }));
  if (orders.every(({ price }) => price === 0)) {
    return orders.some(({ side }) => side === BUY) && orders.some(({ side }) => side === SELL)
      ? reference
      : 0;
  }
  const { prices, volume } = slowClearingPrice(orders, EURONEXT, false, EVERY_TICK, reference);
  return volume > 0 ? prices[0] : 0;
}

function tradePair(market: MarketServices, instrument: number, price: number): boolean {
  const buy = market.best(instrument, BUY);
  const sell = market.best(instrument, SELL);
  if (buy === undefined || sell === undefined) return false;
  if ((buy.price !== 0 && buy.price < price) || sell.price > price) return false;
  const [maker, taker] = buy.id < sell.id ? [buy, sell] : [sell, buy];
  market.trade(maker, taker, price, Math.min(buy.leaves, sell.leaves));
  return true;
}
