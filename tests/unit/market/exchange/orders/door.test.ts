import { describe, expect, it } from 'vitest';
import { NewOrderList, NewOrderTerms } from '../../../../../src/core/models/messages/orderEntry.ts';
import { REJECT_CODE, type RejectName } from '../../../../../src/core/models/rejectCodes.ts';
import { SELL } from '../../../../../src/core/models/side.ts';
import { DeskBench, type Order } from '../../../../support/deskBench.ts';
import { FakeMessage } from '../../../../support/fakeContext.ts';
import { share, VenueBench } from '../../../../support/venueBench.ts';

/** Ticks of 1 below 1000 and of 5 from there. */
const stepped = share({
  tickSize: [
    { from: '0', tick: '0.01' },
    { from: '10', tick: '0.05' },
  ],
});
const stop = { type: 'stop', triggerPrice: 100 };
const limit = { type: 'limit', price: 100 };
const trail = { type: 'trailing-stop', side: SELL } as const;

/** One refusal per contradiction; none of these orders may reach the book. */
const REFUSALS: readonly (readonly [RejectName, readonly Order[]])[] = [
  ['unknownInstrument', [{ ...limit, instrument: 3 }]],
  ['invalidSide', [{ ...limit, side: 2 as never }]],
  ['invalidOrderType', [{ type: 'stopp' }, { type: 7 as never }]],
  ['invalidTimeInForce', [{ ...limit, timeInForce: 'week' as never }]],
  ['invalidPrice', [{ type: 'limit' }, { ...limit, price: 0 }, { ...limit, price: '9' as never }]],
  [
    'invalidQuantity',
    [
      { ...limit, quantity: 0 },
      { ...limit, quantity: null as never },
    ],
  ],
  [
    'parameterNotOfType',
    [
      { ...limit, triggerPrice: 90 },
      { ...stop, peg: 'primary' },
      { type: 'market', price: 100 },
      { ...limit, expireTime: 9 },
      { ...limit, colour: 'red' } as Order,
    ],
  ],
  [
    'invalidParameter',
    [
      { ...trail, trailTicks: 0 },
      { ...trail, trailBasisPoints: 10_000 },
      { ...stop, triggerSource: 'moon' as never },
      { ...limit, hidden: 1 as never },
      { ...limit, postOnly: true as never },
      { type: 'pegged', peg: 'primary', pegOffsetTicks: 0.5 },
    ],
  ],
  ['triggerPriceMissing', [{ type: 'stop' }, { type: 'stop-limit', price: 100 }]],
  ['triggerPriceOffTick', [{ type: 'stop', triggerPrice: 1001 }]],
  ['trailDistanceMissing', [trail, { ...trail, trailTicks: 5, trailBasisPoints: 5 }]],
  [
    'postOnlyNeverRests',
    [
      { ...limit, postOnly: 'reject', timeInForce: 'ioc' },
      { ...limit, postOnly: 'slide', timeInForce: 'fok' },
      { ...stop, postOnly: 'reject' },
      { type: 'market', postOnly: 'reject' },
    ],
  ],
  ['expireTimeMissing', [{ ...limit, timeInForce: 'gtd' }]],
  ['expireTimePast', [{ ...limit, timeInForce: 'gtd', expireTime: 0 }]],
  ['pegReferenceMissing', [{ type: 'pegged' }]],
  ['pegNeedsContinuousTrading', [{ type: 'pegged', peg: 'primary', timeInForce: 'atClose' }]],
  ['noOppositePrice', [{ type: 'market-to-limit' }]],
  ['reduceOnlyWithoutPosition', [{ ...limit, reduceOnly: true }]],
  ['imbalanceOnlyOutsideAuction', [{ ...limit, imbalanceOnly: true }]],
  ['displayAboveQuantity', [{ ...limit, displayQuantity: 11 }]],
  ['displayOfHidden', [{ ...limit, displayQuantity: 5, hidden: true }]],
  ['conditionalPostOnly', [{ ...limit, allOrNone: true, postOnly: 'reject' }]],
  ['invalidMinimumQuantity', [{ ...limit, minimumQuantity: 11 }]],
];

describe('the door for orders in words', () => {
  for (const [name, orders] of REFUSALS) {
    it(`refuses with ${name}`, () => {
      for (const order of orders) {
        const bench = new DeskBench({ instruments: [stepped] });
        expect(bench.place(1, order), JSON.stringify(order)).toEqual([`1#1 rejected ${name}`]);
        expect([bench.desk.liveOrders, bench.venue.engine.liveOrders]).toEqual([0, 0]);
      }
    });
  }

  it('refuses a peg in a market that only holds auctions', () => {
    const bench = new DeskBench({ desk: { tradesContinuously: false } });
    const lines = bench.place(1, { type: 'pegged', peg: 'primary' });
    expect(lines).toEqual(['1#1 rejected pegNeedsContinuousTrading']);
  });

  it('refuses a body that is no order', () => {
    const bench = new DeskBench();
    for (const body of [null, [1, 2], { clientOrderId: 'x' }, {}]) {
      expect(bench.send(1, body)[0]).toContain('invalidClientOrderId');
    }
    expect(bench.send(1, { clientOrderId: 1 })).toEqual(['1#1 rejected unknownInstrument']);
    expect(bench.send(1, { clientOrderId: 1 })).toEqual(['1#1 rejected duplicateClientOrderId']);
    expect(bench.send(9, { clientOrderId: 1 })).toEqual(['9#1 rejected unknownAccount']);
  });

  it('is closed at a venue without a desk', () => {
    const { ctx, venue } = new VenueBench();
    const body = { ...limit, clientOrderId: 1, instrument: 0, side: SELL, quantity: 1 };
    venue.receive(ctx, 1, new FakeMessage(NewOrderTerms.id, [], body));
    venue.receive(
      ctx,
      1,
      new FakeMessage(NewOrderList.id, [], { link: 'oco', orders: [{ ...body, clientOrderId: 2 }] }),
    );
    const answers = ctx.take().map(({ message }) => message.text);
    const code = REJECT_CODE.orderTermsNotOffered;
    expect(answers).toEqual([
      `order-rejected {clientOrderId: 1, instrument: 0, code: ${code}}`,
      `order-rejected {clientOrderId: 2, instrument: 0, code: ${code}}`,
    ]);
  });
});
