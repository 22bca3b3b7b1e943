import { describe, expect, it } from 'vitest';
import { createInstrument } from '../../../../../src/core/models/createInstrument.ts';
import { Trade } from '../../../../../src/core/models/messages/marketData.ts';
import { NewOrderTerms } from '../../../../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { FakeMessage } from '../../../../support/fakeContext.ts';
import { session } from '../../../../support/tradingDays.ts';
import { VenueBench } from '../../../../support/venueBench.ts';

/** A venue in its opening auction, with a last price of 990 to refer to. */
function opening(): VenueBench {
  const instrument = createInstrument({
    symbol: 'TEST',
    currency: 'USD',
    currencyScale: 2,
    tickSize: '0.01',
    referencePrice: '9.90',
  });
  const bench = new VenueBench({ instruments: [instrument], session: session(), desk: {} });
  bench.passTo(250);
  return bench;
}

function placeImbalanceOnly(
  bench: VenueBench,
  id: number,
  side: number,
  price: number,
  quantity: number,
): void {
  const terms = {
    clientOrderId: id,
    instrument: 0,
    side,
    type: 'limit',
    quantity,
    price,
    timeInForce: 'atOpen',
    imbalanceOnly: true,
  };
  bench.venue.receive(bench.ctx, 3, new FakeMessage(NewOrderTerms.id, [], terms));
}

function trades(bench: VenueBench): string[] {
  return bench.ctx.facts
    .splice(0)
    .filter(({ kind }) => kind === Trade.id)
    .map((fact) => `${fact.get(Trade.quantity)}@${fact.get(Trade.price)}`);
}

describe('imbalance-only orders in an auction', () => {
  it('trade against its surplus, and leave the price where it was without them', () => {
    const bench = opening();
    bench.order(1, 1, BUY, 1010, 10);
    bench.order(2, 1, SELL, 990, 5);
    // Demand and supply would be even from 990 to 1010 with it: by the reference price, 990.
    placeImbalanceOnly(bench, 1, SELL, 990, 5);
    bench.passTo(300);
    expect(trades(bench)).toEqual(['5@1010', '5@1010']);
  });

  it('trade no more than what is left over, and nothing where nothing is', () => {
    const bench = opening();
    bench.order(1, 1, BUY, 1010, 7);
    bench.order(2, 1, SELL, 990, 5);
    placeImbalanceOnly(bench, 1, SELL, 1000, 9);
    placeImbalanceOnly(bench, 2, BUY, 1020, 9);
    bench.passTo(300);
    expect(trades(bench)).toEqual(['5@1010', '2@1010']);
    expect(bench.venue.engine.liveOrders).toBe(0);
  });
});
