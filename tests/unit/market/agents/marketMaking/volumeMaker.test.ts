import type { Static } from 'typebox';
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../../../../src/core/data/config/resolve.ts';
import { bookSnapshotData } from '../../../../../src/core/models/messages/bookSnapshot.ts';
import { OrderAccepted, OrderFilled } from '../../../../../src/core/models/messages/execution.ts';
import {
  BookSnapshot,
  DepthUpdate,
  FEED,
  Quote,
  SnapshotRequest,
  Subscribe,
  Trade,
} from '../../../../../src/core/models/messages/marketData.ts';
import { CancelOrder, NewOrder } from '../../../../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { MAX_LOTS } from '../../../../../src/core/models/units.ts';
import { volumeMakerAgent } from '../../../../../src/market/agents/marketMaking/volumeMakerAgent.ts';
import { FakeContext, FakeMessage } from '../../../../support/fakeContext.ts';

const VENUE = 0;
const SECOND = 1_000_000_000;

function maker(values: object) {
  const settings = resolveConfig(volumeMakerAgent.settings, [
    { source: 'test', values: { levels: 2, ...values } },
  ]) as Static<typeof volumeMakerAgent.settings>;
  const agent = volumeMakerAgent.create(settings, {
    gateway: { venue: VENUE, instruments: [{ tickValueMinor: 1 }] },
    instrument: 0,
    openingPrice: 1000,
    openingPosition: 0,
    unitsPerSecond: SECOND,
  });
  const ctx = new FakeContext(3);
  agent.start(ctx);
  let sequence = 0;
  const tell = (kind: number, ...fields: number[]) =>
    agent.receive(ctx, VENUE, new FakeMessage(kind, fields));
  const sent = () => ctx.take().map(({ message }) => message);
  const ladder = () =>
    sent()
      .filter(({ kind }) => kind === NewOrder.id)
      .map((order) => [order.get(NewOrder.side), order.get(NewOrder.price), order.get(NewOrder.quantity)]);
  return {
    agent,
    ctx,
    tell,
    sent,
    ladder,
    traded: (aggressor: number, quantity: number) =>
      tell(Trade.id, 0, ++sequence, sequence, 1000, quantity, aggressor),
    /** Its next renewal: takes orders back, asks, and is shown a quote. */
    renew(bid: number, ask: number) {
      const { time, tag } = ctx.wakes.findLast((wake) => wake.tag === 0)!;
      ctx.now = time;
      agent.wake?.(ctx, tag);
      const ask_ = ctx.wakes.at(-1)!;
      ctx.now = ask_.time;
      agent.wake?.(ctx, ask_.tag);
      tell(Quote.id, 0, ++sequence, bid, bid === 0 ? 0 : 5, ask, ask === 0 ? 0 : 5);
    },
  };
}

describe('a maker by share of volume', () => {
  it('subscribes to trades and depth, and does without depth where no imbalance matters', () => {
    const feeds = (imbalance: number) =>
      maker({ imbalance })
        .sent()
        .filter(({ kind }) => kind === Subscribe.id)
        .map((message) => message.get(Subscribe.feed));
    expect(feeds(0.9)).toEqual([FEED.trades, FEED.l2]);
    expect(feeds(1)).toEqual([FEED.trades]);
  });

  it('builds its ladder from half a mean spread on, spaced by spreads, deepest bid first', () => {
    const { renew, ladder, sent } = maker({ spreadWeight: 1, levelSpacing: 2, imbalance: 1 });
    sent();
    renew(1000, 1005);
    // Middle 1002, half the spread of 5 rounded down below and up above, steps of 10.
    expect(ladder()).toEqual([
      [BUY, 990, 1],
      [BUY, 1000, 1],
      [SELL, 1005, 1],
      [SELL, 1015, 1],
    ]);
  });

  it('averages the spread from the 50 ticks that it takes it to be first', () => {
    const { renew, ladder } = maker({ spreadWeight: 0.75, levelSpacing: 1, imbalance: 1 });
    renew(1000, 1002);
    // 0.75 * 2 + 0.25 * 50 = 14.
    expect(ladder().map(([, price]) => price)).toEqual([980, 994, 1008, 1022]);
    renew(1000, 1002);
    // 0.75 * 2 + 0.25 * 14 = 5.
    expect(ladder().map(([, price]) => price)).toEqual([994, 999, 1004, 1009]);
  });

  it('sizes by the volume of its window, and leans with who took it', () => {
    const { ctx, renew, ladder, traded } = maker({
      spreadWeight: 1,
      participation: 0.1,
      priceSkew: 10,
      imbalance: 1,
    });
    const next = ctx.wakes[0].time;
    ctx.now = next - 61 * SECOND;
    traded(BUY, 5000);
    ctx.now = next - SECOND;
    traded(BUY, 300);
    traded(SELL, 100);
    renew(1000, 1002);
    // Three quarters bought: half of the skew of 10 ticks.
    expect(ladder()).toEqual([
      [BUY, 995, 40],
      [BUY, 1005, 40],
      [SELL, 1007, 40],
      [SELL, 1017, 40],
    ]);
  });

  it('never asks for more than an order may have', () => {
    const { ctx, renew, ladder, traded } = maker({ participation: 1, imbalance: 1 });
    ctx.now = ctx.wakes[0].time;
    for (let i = 0; i < 3; i++) traded(SELL, MAX_LOTS);
    renew(1000, 1002);
    expect(new Set(ladder().map(([, , quantity]) => quantity))).toEqual(new Set([MAX_LOTS]));
  });

  it('takes its orders back one by one before it asks, and asks after its delay', () => {
    const { agent, ctx, renew, tell, sent } = maker({ imbalance: 1, cancelDelayNs: 50 });
    renew(1000, 1002);
    sent();
    for (let id = 1; id <= 4; id++) tell(OrderAccepted.id, id, id, 0, id <= 2 ? BUY : SELL, 1000, 1);
    const { time, tag } = ctx.wakes.at(-1)!;
    ctx.now = time;
    agent.wake?.(ctx, tag);
    expect(sent().map(({ kind }) => kind)).toEqual(Array(4).fill(CancelOrder.id));
    expect(ctx.wakes.at(-1)).toEqual({ time: time + 50, tag: 1 });
    ctx.now += 50;
    agent.wake?.(ctx, 1);
    expect(sent().map(({ kind }) => kind)).toEqual([SnapshotRequest.id]);
  });

  it('keeps its last middle where a side is empty, and stays away before it has one', () => {
    const { renew, ladder } = maker({ spreadWeight: 1, imbalance: 1 });
    renew(1000, 0);
    expect(ladder()).toEqual([]);
    renew(1000, 1002);
    const first = ladder();
    renew(0, 1002);
    expect(ladder()).toEqual(first);
  });

  it('gives more size to the side that reduces its position', () => {
    const { renew, ladder, tell, traded, ctx } = maker({
      participation: 1,
      inventorySkew: 0.01,
      imbalance: 1,
    });
    renew(1000, 1002);
    ladder();
    tell(OrderFilled.id, 2, 2, 0, BUY, 1000, 1, 0, 1, 0, 0);
    ctx.now = ctx.wakes.at(-1)!.time;
    traded(SELL, 1000);
    renew(1000, 1002);
    const quantities = ladder().map(([, , quantity]) => quantity);
    // Long by one lot: 1 / (1 + e^-0.01) = 0.5025.
    expect(quantities).toEqual([497, 497, 503, 503]);
  });

  it('adds a ladder once when one side of the book is nearly gone', () => {
    const { agent, ctx, renew, ladder, tell } = maker({ spreadWeight: 1 });
    const body = {
      instrument: 0,
      feed: FEED.l2,
      sequence: 0,
      bids: new Float64Array([999, 100, 1]),
      asks: new Float64Array([1003, 100, 1]),
    };
    agent.receive(ctx, VENUE, new FakeMessage(BookSnapshot.id, [], bookSnapshotData(body)));
    renew(1000, 1002);
    ladder();
    tell(DepthUpdate.id, 0, 1, SELL, 1003, 10, 1);
    expect(ladder()).toEqual([]);
    tell(DepthUpdate.id, 0, 2, SELL, 1003, 9, 1);
    expect(ladder()).toHaveLength(4);
    tell(DepthUpdate.id, 0, 3, SELL, 1003, 5, 1);
    expect(ladder()).toEqual([]);
    tell(DepthUpdate.id, 0, 4, SELL, 1003, 2000, 1);
    expect(ladder()).toHaveLength(4);
  });

  it('goes on from a snapshot', () => {
    const one = maker({});
    one.renew(1000, 1002);
    one.traded(BUY, 500);
    const other = maker({});
    other.agent.restore(one.agent.snapshot());
    expect(other.agent.hash?.()).toBe(one.agent.hash?.());
    for (const { ctx, renew, ladder } of [one, other]) {
      ladder();
      ctx.wakes.push({ time: 100 * SECOND, tag: 0 });
      renew(1000, 1002);
    }
    expect(other.ladder()).toEqual(one.ladder());
  });
});
