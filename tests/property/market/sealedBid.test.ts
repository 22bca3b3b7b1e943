import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { award, type Interest } from '../../../src/market/mechanisms/sealedBid/award.ts';
import { PRICING_RULES } from '../../../src/market/mechanisms/sealedBid/pricing.ts';
import { slowPrices, vickreyPayment } from '../../support/naiveSealedBid.ts';

const interest = fc.record({
  account: fc.integer({ min: 0, max: 3 }),
  value: fc.integer({ min: 1, max: 12 }),
  quantity: fc.integer({ min: 1, max: 5 }),
});
const bidLists = fc
  .array(interest, { maxLength: 8 })
  .map((bids) => bids.toSorted((a, b) => b.value - a.value));
const offerLists = fc
  .array(interest, { maxLength: 5 })
  .map((offers) => offers.toSorted((a, b) => a.value - b.value));

function pricesOf(pricing: string, bids: Interest[], offers: Interest[]) {
  const rule = PRICING_RULES.find(({ name }) => name === pricing);
  return rule!
    .pay(award(bids, offers))
    .flatMap((lots, place) =>
      lots.flatMap(({ price, quantity }) => Array.from({ length: quantity }, () => ({ place, price }))),
    );
}

describe('sealed bids', () => {
  it.each(PRICING_RULES.map(({ name }) => name))('are priced as lot by lot: %s', (pricing) => {
    fc.assert(
      fc.property(bidLists, offerLists, (bids, offers) => {
        expect(pricesOf(pricing, bids, offers)).toEqual(slowPrices(pricing, bids, offers));
      }),
    );
  });

  it('cost an account what the others lose by it, under second-price', () => {
    fc.assert(
      fc.property(bidLists, offerLists, (bids, offers) => {
        const prices = pricesOf('second-price', bids, offers);
        for (const account of [0, 1, 2, 3]) {
          const own = prices.filter(({ place }) => bids[place].account === account);
          const paid = own.reduce((sum, { price }) => sum + price, 0);
          expect(paid).toBe(vickreyPayment(bids, offers, account));
        }
      }),
    );
  });
});
