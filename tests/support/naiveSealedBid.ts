import { CANCEL_REASON } from '../../src/core/models/messages/execution.ts';
import { TIME_IN_FORCE } from '../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../src/core/models/side.ts';
import { defineMechanism } from '../../src/market/mechanisms/framework/defineMechanism.ts';
import type { MarketServices, Order } from '../../src/market/mechanisms/framework/mechanismRules.ts';
import type { Interest } from '../../src/market/mechanisms/sealedBid/award.ts';
import { sealedBid } from '../../src/market/mechanisms/sealedBid/sealedBid.ts';

/** One lot: whose it is, by the place in the list, and its value. */
interface Lot {
  readonly place: number;
  readonly account: number;
  readonly value: number;
}

function lotsOf(list: readonly Interest[]): Lot[] {
  return list.flatMap(({ account, value, quantity }, place) =>
    Array.from({ length: quantity }, () => ({ place, account, value })),
  );
}

/** Lots sold: as many as there are pairs, best with best, in which the bid reaches the reserve. */
function soldOf(bids: readonly Lot[], offers: readonly Lot[]): number {
  return bids.filter((bid, i) => i < offers.length && bid.value >= offers[i].value).length;
}

/** Surplus of the lots sold, those of `without` left out. */
function surplusOf(bids: readonly Lot[], offers: readonly Lot[], without: number): number {
  const others = bids.filter(({ account }) => account !== without);
  const sold = soldOf(others, offers);
  return others.slice(0, sold).reduce((sum, { value }, i) => sum + value - offers[i].value, 0);
}

/**
 * What an account pays by the definition of Vickrey, Clarke and Groves: surplus of the others without it, less their
 * surplus with it.
 */
export function vickreyPayment(
  bidList: readonly Interest[],
  offerList: readonly Interest[],
  account: number,
): number {
  const [bids, offers] = [lotsOf(bidList), lotsOf(offerList)];
  const sold = soldOf(bids, offers);
  const own = bids.slice(0, sold).filter((lot) => lot.account === account);
  const withIt = surplusOf(bids, offers, -1) - own.reduce((sum, { value }) => sum + value, 0);
  return surplusOf(bids, offers, account) - withIt;
}

/** The price of every lot sold, lot by lot. */
export function slowPrices(
  pricing: string,
  bidList: readonly Interest[],
  offerList: readonly Interest[],
): { readonly place: number; readonly price: number }[] {
  const [bids, offers] = [lotsOf(bidList), lotsOf(offerList)];
  const sold = soldOf(bids, offers);
  const winning = bids.slice(0, sold);
  const losing = bids.slice(sold);
  const kept = offers.slice(0, sold);
  if (pricing === 'second-price') {
    const taken = new Map<number, number>();
    return winning.map(({ account, place }) => {
      const others = losing.filter((lot) => lot.account !== account);
      const uses = [...others, ...kept].map(({ value }) => value).sort((a, b) => b - a);
      const next = taken.get(account) ?? 0;
      taken.set(account, next + 1);
      return { place, price: uses[next] };
    });
  }
  const one =
    pricing === 'uniform'
      ? Math.max(losing[0]?.value ?? Number.NEGATIVE_INFINITY, kept.at(-1)?.value ?? 0)
      : (winning.at(-1)?.value ?? 0);
  return winning.map(({ place, value }) => ({ place, price: pricing.startsWith('uniform') ? one : value }));
}

/** The obvious twin: every lot is a thing of its own. Bids of buyers, ties by time, an auction every `every` ns. */
export function naiveSealedBid(pricing: string, every: number) {
  return defineMechanism<typeof sealedBid.settings, { next: number }>({
    name: 'sealed-bid',
    title: 'The slow twin of sealed bids',
    description: 'Writes down every lot with its price, and pairs them one by one.',
    settings: sealedBid.settings,
    capabilities: sealedBid.capabilities,
    create: (_values, market) => ({
      state: { next: every },
      enter: (_state, order) => market.rest(order),
      nextTime: ({ next }) => next,
      advance(state, now) {
        for (; state.next <= now; state.next += every) {
          for (let id = 0; id < market.instruments; id++) auction(market, id, pricing);
        }
      },
    }),
  });
}

function auction(market: MarketServices, instrument: number, pricing: string): void {
  const bids = market.resting(instrument, BUY);
  const offers = market.resting(instrument, SELL);
  const interest = (orders: readonly Order[]) =>
    orders.map(({ account, price, leaves }) => ({ account, value: price, quantity: leaves }));
  const prices = slowPrices(pricing, interest(bids), interest(offers));
  const paid = prices.map((lot) => ({ ...lot })).sort((a, b) => b.price - a.price || a.place - b.place);
  const given = lotsOf(interest(offers)).slice(0, paid.length).reverse();
  const trades: { bid: Order; offer: Order; price: number; quantity: number }[] = [];
  for (const [i, { place, price }] of paid.entries()) {
    const [bid, offer] = [bids[place], offers[given[i].place]];
    const last = trades.at(-1);
    if (last?.bid === bid && last.offer === offer && last.price === price) last.quantity += 1;
    else trades.push({ bid, offer, price, quantity: 1 });
  }
  for (const { bid, offer, price, quantity } of trades) {
    if (bid.id < offer.id) market.trade(bid, offer, price, quantity);
    else market.trade(offer, bid, price, quantity);
  }
  for (const order of [...bids, ...offers]) {
    if (order.leaves === 0 || order.timeInForce !== TIME_IN_FORCE.ioc) continue;
    market.cancel(order, CANCEL_REASON.immediateOrCancel);
  }
}
