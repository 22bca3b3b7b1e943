import { beforeEach, describe, expect, it } from 'vitest';
import {
  CancelRejected,
  Execution,
  OrderAccepted,
  OrderCancelled,
  OrderFilled,
  OrderRejected,
  OrderReplaced,
} from '../../../../../src/core/models/messages/execution.ts';
import { SELF_TRADE, TIME_IN_FORCE } from '../../../../../src/core/models/messages/orderEntry.ts';
import { ORDER_STATE } from '../../../../../src/core/models/orderState.ts';
import { REJECT_CODE } from '../../../../../src/core/models/rejectCodes.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { VenueGateway } from '../../../../../src/market/exchange/gateway/venueGateway.ts';
import { FakeContext, FakeMessage } from '../../../../support/fakeContext.ts';

const VENUE = 0;
let gateway: VenueGateway;
let ctx: FakeContext;

beforeEach(() => {
  const positions = [{ instrument: 0, lots: 5 }];
  gateway = new VenueGateway({
    venue: VENUE,
    instruments: [{ tickValueMinor: 2 }],
    cashMinor: 1_000,
    positions,
  });
  ctx = new FakeContext(1);
  gateway.attach(ctx);
});

const hear = (kind: number, ...values: number[]) => gateway.onMessage(ctx, new FakeMessage(kind, values));
const sent = () => ctx.take().map(({ to, message }) => `${to}: ${message.text}`);
const limit = (price: number, quantity: number) =>
  gateway.submitLimit({ instrument: 0, side: BUY, price, quantity });
const accept = (id: number) => hear(OrderAccepted.id, id, 1, 0, BUY, 100, 10);
const fill = (id: number, quantity: number, leaves: number) =>
  hear(OrderFilled.id, id, 1, 0, BUY, 100, quantity, leaves, 1, 0, 3);

describe('what a gateway records', () => {
  it('the sending of its first order and of every 16th from there, and their answers', () => {
    for (let id = 1; id <= 33; id++) limit(100, 10);
    const times = () => ctx.facts.splice(0).map((fact) => fact.text);
    expect(times()).toEqual([1, 17, 33].map((id) => `order-sent {venue: 0, clientOrderId: ${id}}`));
    accept(1);
    accept(2);
    fill(1, 10, 0);
    hear(OrderRejected.id, 17, 0, REJECT_CODE.invalidPrice);
    expect(times()).toEqual([1, 17].map((id) => `order-acknowledged {venue: 0, clientOrderId: ${id}}`));
  });
});

describe('what a gateway sends', () => {
  it('orders, with growing ids', () => {
    gateway.submitLimit({
      instrument: 0,
      side: SELL,
      price: 101,
      quantity: 7,
      timeInForce: TIME_IN_FORCE.gtc,
      postOnly: true,
      selfTrade: SELF_TRADE.cancelOldest,
    });
    gateway.submitMarket({ instrument: 0, side: BUY, quantity: 3 });
    expect(sent()).toEqual([
      '0: new-order {clientOrderId: 1, instrument: 0, side: 1, orderType: 0, timeInForce: 0, price: 101, quantity: 7, flags: 5}',
      '0: new-order {clientOrderId: 2, instrument: 0, side: 0, orderType: 1, timeInForce: 1, price: 0, quantity: 3, flags: 0}',
    ]);
    expect([gateway.openQuantity(0, SELL), gateway.openQuantity(0, BUY), gateway.liveOrders]).toEqual([
      7, 3, 2,
    ]);
  });

  it('one request per order at a time, and a mass cancel at any time', () => {
    const id = limit(100, 10);
    ctx.take();
    expect(gateway.replace(id, 101, 10)).toBe(2);
    expect([gateway.replace(id, 102, 10), gateway.cancel(id), gateway.cancel(2), gateway.cancel(99)]).toEqual(
      [0, false, false, false],
    );
    gateway.cancelAll();
    expect(sent()).toEqual([
      '0: replace-order {clientOrderId: 2, originalClientOrderId: 1, price: 101, quantity: 10}',
      '0: mass-cancel {instrument: -1}',
    ]);
    expect(gateway.stateOf(id)).toBe(ORDER_STATE.pendingReplace);
  });

  it('no mass cancel where nothing lives', () => {
    gateway.cancelAll();
    expect(sent()).toEqual([]);
  });
});

describe('what a gateway knows', () => {
  it('follows an order through fills that cross its cancel', () => {
    const id = limit(100, 10);
    expect(gateway.stateOf(id)).toBe(ORDER_STATE.pendingNew);
    accept(id);
    expect(gateway.stateOf(id)).toBe(ORDER_STATE.new);
    expect(gateway.cancel(id)).toBe(true);
    fill(id, 4, 6);
    expect([gateway.stateOf(id), gateway.leavesOf(id)]).toEqual([ORDER_STATE.pendingCancel, 6]);
    fill(id, 6, 0);
    expect([gateway.stateOf(id), gateway.liveOrders]).toEqual([-1, 0]);
    hear(CancelRejected.id, 0, id, REJECT_CODE.tooLateToCancel);
    expect([gateway.position(0), gateway.cashMinor, gateway.feesMinor]).toEqual([15, 1_000 - 2_000 - 6, 6]);
    expect(gateway.openQuantity(0, BUY)).toBe(0);
  });

  it('gives an order back its state when a request is refused', () => {
    const id = limit(100, 10);
    accept(id);
    const replacement = gateway.replace(id, 101, 10);
    expect(gateway.stateOf(replacement)).toBe(ORDER_STATE.pendingNew);
    hear(CancelRejected.id, replacement, id, REJECT_CODE.priceOutsideBand);
    expect([gateway.stateOf(id), gateway.stateOf(replacement)]).toEqual([ORDER_STATE.new, -1]);
    fill(id, 4, 6);
    gateway.cancel(id);
    hear(CancelRejected.id, 0, id, REJECT_CODE.tooLateToCancel);
    expect(gateway.stateOf(id)).toBe(ORDER_STATE.partiallyFilled);
  });

  it('lives on under the id of a replace, in the order of the ids', () => {
    const [first, second] = [limit(100, 10), limit(101, 10)];
    const replacement = gateway.replace(first, 99, 20);
    const last = limit(102, 10);
    hear(OrderReplaced.id, replacement, first, 1, 0, BUY, 99, 20, 0);
    const ids = [gateway.firstOrder()];
    while (gateway.orderAfter(ids[ids.length - 1]) !== 0) ids.push(gateway.orderAfter(ids[ids.length - 1]));
    expect(ids).toEqual([second, replacement, last]);
    expect([gateway.stateOf(first), gateway.priceOf(replacement), gateway.leavesOf(replacement)]).toEqual([
      -1, 99, 20,
    ]);
    expect(gateway.openQuantity(0, BUY)).toBe(40);
    hear(OrderCancelled.id, replacement, 1, 0, BUY, 20, 0);
    expect(gateway.openQuantity(0, BUY)).toBe(20);
  });

  it('never counts as open what the venue is bound to refuse', () => {
    for (const quantity of [0, -1, 2 ** 31, 1.5, Number.NaN]) {
      const id = limit(100, quantity);
      expect(gateway.openQuantity(0, BUY)).toBe(0);
      hear(OrderRejected.id, id, 0, REJECT_CODE.invalidQuantity);
    }
    limit(Number.NaN, 4);
    expect([gateway.openQuantity(0, BUY), gateway.liveOrders]).toEqual([4, 1]);
  });

  it('leaves messages that are no execution reports to its actor', () => {
    expect(hear(Execution.id, 1)).toBe(false);
    expect(() => gateway.priceOf(77)).toThrow(/not live/);
    expect(() => gateway.submit(1, BUY, 0, 0, 1, 1, 0)).toThrow(/instrument/);
  });
});
