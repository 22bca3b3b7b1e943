import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BUY, SELL, type Side } from '../../../../src/core/models/side.ts';
import { costPerLot, planRoute, type VenueOffer } from '../../../../src/market/agents/routing/routePlan.ts';

const offer = fc.record({
  price: fc.integer({ min: 1, max: 6 }),
  quantity: fc.integer({ min: 0, max: 4 }),
  takerPpm: fc.constantFrom(-300_000, -20, 0, 20, 300_000),
});
const offers = fc
  .array(offer, { maxLength: 4 })
  .map((list) => list.map((each, venue): VenueOffer => ({ ...each, venue })));

/** Every split of at most `quantity` lots within `limit`, lots by offer. */
function* splits(
  side: Side,
  quantity: number,
  limit: number,
  list: readonly VenueOffer[],
): Generator<number[]> {
  if (list.length === 0) {
    yield [];
    return;
  }
  const [first, ...others] = list;
  const isWithin = side === BUY ? first.price <= limit : first.price >= limit;
  const most = isWithin ? Math.min(quantity, first.quantity) : 0;
  for (let lots = 0; lots <= most; lots++) {
    for (const rest of splits(side, quantity - lots, limit, others)) yield [lots, ...rest];
  }
}

it('takes as much as any split of what is displayed, and pays no more for it', () => {
  const side = fc.constantFrom(BUY, SELL);
  const quantity = fc.integer({ min: 1, max: 8 });
  const limit = fc.integer({ min: 1, max: 6 });
  fc.assert(
    fc.property(side, quantity, limit, offers, (chosenSide, wanted, worst, list) => {
      const legs = planRoute(chosenSide, wanted, worst, list);
      const taken = legs.reduce((sum, leg) => sum + leg.quantity, 0);
      const cost = legs.reduce((sum, leg) => sum + leg.quantity * costPerLot(chosenSide, list[leg.venue]), 0);
      let most = 0;
      let least = Number.POSITIVE_INFINITY;
      for (const split of splits(chosenSide, wanted, worst, list)) {
        const lots = split.reduce((sum, each) => sum + each, 0);
        const price = split.reduce((sum, each, i) => sum + each * costPerLot(chosenSide, list[i]), 0);
        if (lots > most) least = Number.POSITIVE_INFINITY;
        most = Math.max(most, lots);
        if (lots === most) least = Math.min(least, price);
      }
      expect(taken).toBe(most);
      expect(cost).toBe(least);
      expect(planRoute(chosenSide, wanted, worst, list.toReversed())).toEqual(legs);
    }),
    { seed: 5, numRuns: 500 },
  );
});
