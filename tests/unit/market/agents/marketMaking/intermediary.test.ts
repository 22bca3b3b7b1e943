import { describe, expect, it } from 'vitest';
import {
  OrderAccepted,
  OrderCancelled,
  OrderFilled,
} from '../../../../../src/core/models/messages/execution.ts';
import { Quote } from '../../../../../src/core/models/messages/marketData.ts';
import { MassCancel, NewOrder, ORDER_TYPE } from '../../../../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { Intermediary } from '../../../../../src/market/agents/marketMaking/intermediary.ts';
import { FakeContext, FakeMessage } from '../../../../support/fakeContext.ts';

const VENUE = 0;

function started(changes: object = {}) {
  const maker = new Intermediary({
    gateway: { venue: VENUE, instruments: [{ tickValueMinor: 1 }] },
    instrument: 0,
    halfSpread: 1,
    quantity: 10,
    targetPosition: 0,
    maxPosition: 30,
    skewPerLot: 0,
    refreshInterval: 10,
    openingPrice: 100,
    unwindAt: 20,
    withdrawTicks: 5,
    averageWeight: 0.5,
    ...changes,
  });
  const ctx = new FakeContext(1);
  maker.start(ctx);
  ctx.take();
  let sequence = 0;
  /** A look at a market with this middle; gives what it sends. */
  const look = (mid: number) => {
    maker.receive(ctx, VENUE, new FakeMessage(Quote.id, [0, ++sequence, mid - 1, 5, mid + 1, 5]));
    ctx.take();
    maker.wake(ctx, 0);
    return ctx.take().map(({ message }) => message);
  };
  return { maker, ctx, look };
}

const sides = (sent: readonly FakeMessage[]) =>
  sent.filter(({ kind }) => kind === NewOrder.id).map((order) => order.get(NewOrder.side));

describe('an intermediary', () => {
  it('quotes both sides of a calm market', () => {
    expect(sides(started().look(100))).toEqual([BUY, SELL]);
  });

  it('takes to get rid of half of what is too much', () => {
    const { maker, ctx, look } = started();
    look(100);
    const bid = 1;
    maker.receive(ctx, VENUE, new FakeMessage(OrderFilled.id, [bid, 1, 0, BUY, 99, 10, 0, 1, 0, 0]));
    expect(look(100).some((order) => order.get(NewOrder.orderType) === ORDER_TYPE.market)).toBe(false);
    const second = 3;
    maker.receive(ctx, VENUE, new FakeMessage(OrderFilled.id, [second, 3, 0, BUY, 99, 10, 0, 2, 0, 0]));
    const [potato] = look(100).filter(
      ({ kind, values }) => kind === NewOrder.id && values[NewOrder.orderType] === ORDER_TYPE.market,
    );
    expect([potato.get(NewOrder.side), potato.get(NewOrder.quantity)]).toEqual([SELL, 10]);
  });

  it('withdraws when the price runs, and is back when its average has caught up', () => {
    const { maker, ctx, look } = started();
    look(100);
    const tell = (kind: number, values: number[]) => maker.receive(ctx, VENUE, new FakeMessage(kind, values));
    for (const [side, price] of [99, 101].entries()) {
      tell(OrderAccepted.id, [1 + side, 1 + side, 0, side, price, 10]);
    }
    expect(look(80).map(({ kind }) => kind)).toEqual([MassCancel.id]);
    for (const side of [BUY, SELL]) tell(OrderCancelled.id, [1 + side, 1 + side, 0, side, 10, 0]);
    expect(look(80)).toEqual([]);
    expect(sides(look(80))).toEqual([BUY, SELL]);
  });

  it('never withdraws and never takes where it is told so', () => {
    const { look } = started({ withdrawTicks: 0, unwindAt: 0 });
    look(100);
    expect(look(50).some(({ kind }) => kind === MassCancel.id)).toBe(false);
  });
});
