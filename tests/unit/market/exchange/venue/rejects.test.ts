import { describe, expect, it } from 'vitest';
import {
  CancelOrder,
  MassCancel,
  NewOrder,
  orderFlags,
  ReplaceOrder,
} from '../../../../../src/core/models/messages/orderEntry.ts';
import { REJECT_CODE, type RejectName } from '../../../../../src/core/models/rejectCodes.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { share, VenueBench } from '../../../../support/venueBench.ts';

const STRANGER = 9;
const MAX = 0x7fffffff;
/** Ticks of 1 below 1000 and of 5 from there; lots of 1 below 1000 and of 10 from there; prices 100 to 2000. */
const instrument = share({
  tickSize: [
    { from: '0', tick: '0.01' },
    { from: '10', tick: '0.05' },
  ],
  lotSize: [
    { from: '0', lot: '1' },
    { from: '10', lot: '10' },
  ],
  priceBand: { kind: 'static', low: '1', high: '20' },
});
const heavy = share({ symbol: 'HEAVY', contractMultiplier: '1000000' });

/** Fields of a valid order in the order of `NewOrder`. */
const VALID = { id: 1, instrument: 0, side: 0, type: 0, timeInForce: 0, price: 500, quantity: 7, flags: 0 };

function answer(from: number, change: Partial<typeof VALID>): string[] {
  const bench = new VenueBench({ instruments: [instrument, heavy] });
  return bench.send(from, NewOrder.id, ...Object.values({ ...VALID, ...change }));
}

const refusals: [RejectName, number, Partial<typeof VALID>[]][] = [
  ['unknownAccount', STRANGER, [{}]],
  ['invalidClientOrderId', 1, [{ id: 0 }, { id: -1 }, { id: 1.5 }, { id: Number.NaN }, { id: MAX + 1 }]],
  [
    'unknownInstrument',
    1,
    [{ instrument: 2 }, { instrument: -1 }, { instrument: 0.5 }, { instrument: 2 ** 32 }],
  ],
  ['invalidSide', 1, [{ side: 2 }, { side: -1 }, { side: Number.NaN }]],
  ['invalidOrderType', 1, [{ type: 2 }, { type: -1 }]],
  ['invalidTimeInForce', 1, [{ timeInForce: 3 }, { timeInForce: 0.1 }]],
  [
    'invalidFlags',
    1,
    [
      { flags: 10 },
      { flags: -1 },
      { flags: orderFlags(true, 0), type: 1 },
      { flags: orderFlags(true, 0), timeInForce: 1 },
    ],
  ],
  [
    'invalidPrice',
    1,
    [{ price: 0 }, { price: -5 }, { price: 1.5 }, { price: MAX + 1 }, { price: 2 ** 32 + 500 }],
  ],
  ['priceOffTick', 1, [{ price: 1001, quantity: 10 }]],
  ['priceOutsideBand', 1, [{ price: 99 }, { price: 2005, quantity: 10 }]],
  [
    'invalidQuantity',
    1,
    [{ quantity: 0 }, { quantity: -7 }, { quantity: 2 ** 31 }, { quantity: 2 ** 32 + 7 }],
  ],
  ['quantityOffLot', 1, [{ price: 1000, quantity: 15 }]],
  ['notionalTooLarge', 1, [{ instrument: 1, price: MAX, quantity: MAX }]],
];

describe('the door', () => {
  for (const [name, from, changes] of refusals) {
    it(`refuses with ${name}`, () => {
      for (const change of changes) {
        const order = { ...VALID, ...change };
        const code = REJECT_CODE[name];
        expect(answer(from, change), JSON.stringify(change)).toEqual([
          `${from}: order-rejected {clientOrderId: ${order.id}, instrument: ${order.instrument}, code: ${code}}`,
        ]);
      }
    });
  }

  it('takes the largest price and quantity that fit together', () => {
    const bench = new VenueBench({ instruments: [share()] });
    const [accepted] = bench.order(1, MAX, SELL, MAX, 4_194_304);
    expect(accepted).toContain(`order-accepted {clientOrderId: ${MAX}`);
  });

  it('uses up an id even when it refuses the order, and tells a used one', () => {
    const bench = new VenueBench();
    bench.order(1, 5, BUY, 0, 1);
    expect(bench.order(1, 5, BUY, 10, 1)[0]).toContain(`code: ${REJECT_CODE.duplicateClientOrderId}`);
    expect(bench.order(1, 4, BUY, 10, 1)[0]).toContain(`code: ${REJECT_CODE.duplicateClientOrderId}`);
    expect(bench.order(2, 4, BUY, 10, 1)[0]).toContain('order-accepted');
  });

  it('leaves the post-only order to the book', () => {
    const bench = new VenueBench();
    bench.order(1, 1, SELL, 10, 5);
    const code = REJECT_CODE.postOnlyWouldCross;
    expect(bench.order(2, 1, BUY, 10, 5, { flags: orderFlags(true, 0) })).toEqual([
      `2: order-rejected {clientOrderId: 1, instrument: 0, code: ${code}}`,
    ]);
  });
});

describe('refused requests', () => {
  const rejected = (to: number, id: number, original: number, name: RejectName) => [
    `${to}: cancel-rejected {clientOrderId: ${id}, originalClientOrderId: ${original}, code: ${REJECT_CODE[name]}}`,
  ];

  it('tells an unknown order from one that has ended', () => {
    const bench = new VenueBench();
    bench.order(1, 3, BUY, 10, 5);
    expect(bench.cancel(1, 4)).toEqual(rejected(1, 0, 4, 'unknownOrder'));
    expect(bench.replace(1, 4, 5, 10, 5)).toEqual(rejected(1, 4, 5, 'unknownOrder'));
    bench.cancel(1, 3);
    expect(bench.cancel(1, 3)).toEqual(rejected(1, 0, 3, 'tooLateToCancel'));
    expect(bench.replace(1, 6, 3, 10, 5)).toEqual(rejected(1, 6, 3, 'tooLateToCancel'));
  });

  it('never lets one account touch the order of another', () => {
    const bench = new VenueBench();
    bench.order(1, 1, BUY, 10, 5);
    expect(bench.cancel(2, 1)).toEqual(rejected(2, 0, 1, 'unknownOrder'));
    expect(bench.venue.engine.liveOrders).toBe(1);
  });

  it('checks a replace at the door like a new order, and leaves the order as it was', () => {
    const bench = new VenueBench({ instruments: [instrument] });
    bench.order(1, 1, BUY, 500, 5);
    expect(bench.replace(1, 1, 1, 500, 5)).toEqual(rejected(1, 1, 1, 'duplicateClientOrderId'));
    expect(bench.replace(1, 0, 1, 500, 5)).toEqual(rejected(1, 0, 1, 'invalidClientOrderId'));
    expect(bench.replace(1, 2, 1, 0, 5)).toEqual(rejected(1, 2, 1, 'invalidPrice'));
    expect(bench.replace(1, 3, 1, 1001, 10)).toEqual(rejected(1, 3, 1, 'priceOffTick'));
    expect(bench.replace(1, 4, 1, 2005, 10)).toEqual(rejected(1, 4, 1, 'priceOutsideBand'));
    expect(bench.replace(1, 5, 1, 500, 2 ** 31)).toEqual(rejected(1, 5, 1, 'invalidQuantity'));
    expect(bench.replace(1, 6, 1, 1000, 15)).toEqual(rejected(1, 6, 1, 'quantityOffLot'));
    expect(bench.cancel(1, 1)[0]).toContain('quantity: 5');
  });

  it('answers strangers and senseless requests', () => {
    const bench = new VenueBench();
    expect(bench.send(STRANGER, CancelOrder.id, 1)).toEqual(rejected(STRANGER, 0, 1, 'unknownAccount'));
    expect(bench.send(STRANGER, ReplaceOrder.id, 2, 1, 5, 5)).toEqual(
      rejected(STRANGER, 2, 1, 'unknownAccount'),
    );
    expect(bench.send(STRANGER, MassCancel.id, 0)).toEqual(rejected(STRANGER, 0, 0, 'unknownAccount'));
    expect(bench.send(1, MassCancel.id, 7)).toEqual(rejected(1, 0, 0, 'unknownInstrument'));
    expect(bench.cancel(1, -3)).toEqual(rejected(1, 0, -3, 'invalidClientOrderId'));
  });

  it('records what an unnamed sender gets, and sends it to nobody', () => {
    const bench = new VenueBench();
    expect(bench.order(-1, 1, BUY, 10, 5)).toEqual([]);
    expect(bench.venue.counts.rejects).toBe(1);
  });
});
