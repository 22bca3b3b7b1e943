import { describe, expect, it } from 'vitest';
import { News } from '../../../../src/core/models/messages/economics.ts';
import { OrderFilled } from '../../../../src/core/models/messages/execution.ts';
import { MassCancel, NewOrder, POST_ONLY } from '../../../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import { SizeQuoter, type SizeQuoterConfig } from '../../../../src/market/agents/sizeQuoter.ts';
import { FakeContext, FakeMessage } from '../../../support/fakeContext.ts';

const PAUSE = 5;
const config: SizeQuoterConfig = {
  halfSpread: 10,
  quantity: 100,
  showingCost: 0.001,
  spreadOfSizes: 0.3,
  newsPerSize: 4,
  pause: PAUSE,
};

/** A quoter with news every 1000 time units, of whose bid `filled(shown)` lots are bought in between. */
function play(filled: (shown: number) => number, news: number, changes: Partial<SizeQuoterConfig> = {}) {
  const gateway = { venue: 0, instruments: [{ tickValueMinor: 1 }] };
  const place = {
    gateway,
    instrument: 0,
    openingPrice: 1000,
    openingPosition: 0,
    unitsPerSecond: 1,
    news: 7,
  };
  const quoter = new SizeQuoter({ ...config, ...changes }, place);
  const ctx = new FakeContext(3);
  quoter.start(ctx);
  const shown: number[] = [];
  for (let i = 0; i < news; i++) {
    const value = 2000 + i;
    ctx.now = 1000 * i;
    quoter.receive(ctx, 7, new FakeMessage(News.id, [0, value]));
    ctx.take();
    ctx.now += PAUSE;
    quoter.wake(ctx, value);
    const [bid] = ctx.take().filter(({ message }) => message.kind === NewOrder.id);
    const id = bid.message.get(NewOrder.clientOrderId);
    const size = bid.message.get(NewOrder.quantity);
    shown.push(size);
    const lots = Math.min(size, Math.round(filled(size)));
    const fill = [id, 1, 0, BUY, value - 10, lots, size - lots, 1, 0, 0];
    if (lots > 0) quoter.receive(ctx, 0, new FakeMessage(OrderFilled.id, fill));
  }
  return { quoter, ctx, shown };
}

describe('a maker who finds out how much to show', () => {
  it('withdraws on news, and shows both sides at the new value after the pause', () => {
    const { quoter, ctx } = play(() => 0, 1);
    ctx.now = 1000;
    quoter.receive(ctx, 7, new FakeMessage(News.id, [0, 3000]));
    expect(ctx.take().map(({ message }) => message.kind)).toEqual([MassCancel.id]);
    expect(ctx.wakes.at(-1)).toEqual({ time: 1000 + PAUSE, tag: 3000 });
    quoter.wake(ctx, 2000);
    expect(ctx.take()).toEqual([]);
    quoter.wake(ctx, 3000);
    const orders = ctx.take().map(({ message }) => message);
    expect(orders.map((order) => [order.get(NewOrder.side), order.get(NewOrder.price)])).toEqual([
      [BUY, 2990],
      [SELL, 3010],
    ]);
    expect(orders.every((order) => order.get(NewOrder.flags) === POST_ONLY)).toBe(true);
  });

  it('tries two sizes', () => {
    const { shown } = play(() => 0, 7);
    expect(new Set(shown)).toEqual(new Set([70, 130]));
  });

  it('shows more where more is filled of what is larger', () => {
    const { quoter } = play((size) => size / 2, 60);
    expect(quoter.size).toBeGreaterThan(150);
  });

  it('shows less where the same is filled of any size', () => {
    const { quoter } = play(() => 20, 60);
    expect(quoter.size).toBeLessThan(70);
  });

  it('shows less where a lot costs more than its share of what comes earns', () => {
    const { quoter } = play((size) => size / 10, 60, { showingCost: 0.01 });
    expect(quoter.size).toBeLessThan(70);
  });

  it('goes on from a snapshot', () => {
    const { quoter } = play((size) => size / 2, 20);
    const other = play(() => 0, 0).quoter;
    other.restore(quoter.snapshot());
    expect(other.size).toBe(quoter.size);
    expect(other.hash()).toBe(quoter.hash());
  });
});
