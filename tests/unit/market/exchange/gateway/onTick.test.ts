import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stepAt } from '../../../../../src/core/models/instrument.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { VenueGateway } from '../../../../../src/market/exchange/gateway/venueGateway.ts';
import { share } from '../../../../support/venueBench.ts';

const table = [
  { from: '0', tick: '0.01' },
  { from: '10', tick: '0.05' },
  { from: '100', tick: '0.1' },
];
const listed = share({ tickSize: table });

it('moves a price to the next one behind it that the tick table has, and no further', () => {
  const gateway = new VenueGateway({ venue: 0, instruments: [listed] });
  const isOnTick = (price: number) => price % stepAt(listed.tickFrom, listed.tickStep, price) === 0;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), (price) => {
      const [bid, offer] = [gateway.onTick(0, BUY, price), gateway.onTick(0, SELL, price)];
      let [down, up] = [price, price];
      while (!isOnTick(down)) down -= 1;
      while (!isOnTick(up)) up += 1;
      expect([bid, offer]).toEqual([down, up]);
    }),
  );
});

it('leaves prices alone where every tick is one', () => {
  const gateway = new VenueGateway({ venue: 0, instruments: [share(), { tickValueMinor: 1 }] });
  expect(gateway.onTick(0, BUY, 10_003)).toBe(10_003);
  expect(gateway.onTick(1, SELL, 10_003)).toBe(10_003);
});
