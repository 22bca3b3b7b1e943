import { describe, expect, it } from 'vitest';
import { Trade } from '../../../../../src/core/models/messages/marketData.ts';
import { NewOrder } from '../../../../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import {
  FcnTraders,
  type FcnTradersConfig,
} from '../../../../../src/market/agents/trendFollowing/fcnTraders.ts';
import { FakeContext, FakeMessage } from '../../../../support/fakeContext.ts';

const VENUE = 0;
const PRICE = 1_000_000;

function started(changes: Partial<FcnTradersConfig>) {
  const traders = new FcnTraders({
    gateway: { venue: VENUE, instruments: [{ tickValueMinor: 1 }] },
    instrument: 0,
    traders: 20,
    step: 10,
    openingPrice: PRICE,
    fundamental: PRICE,
    fundamentalWeight: 1,
    chartWeight: 0,
    noiseWeight: 0,
    noiseScale: 0,
    reversionSteps: [100, 100],
    windowSteps: [100, 100],
    maxMargin: 0,
    ...changes,
  });
  const ctx = new FakeContext(1);
  traders.start(ctx);
  ctx.take();
  let trades = 0;
  /** A step after a trade at `price`: the orders that it sends. */
  const step = (price: number) => {
    const trade = new FakeMessage(Trade.id, [0, ++trades, trades, price, 1, BUY]);
    traders.receive(ctx, VENUE, trade);
    traders.wake(ctx, 0);
    const sent = ctx.take().filter(({ message }) => message.kind === NewOrder.id);
    return sent.map(({ message }) => [message.get(NewOrder.side), message.get(NewOrder.price)]);
  };
  return { traders, ctx, step };
}

describe('traders who know the value', () => {
  it('bid the value below it and ask it above, where they expect it back within their horizon', () => {
    const { step } = started({});
    expect(step(PRICE)).toEqual([]);
    expect(step(0.9 * PRICE)).toEqual([[BUY, PRICE]]);
    expect(step(1.1 * PRICE)).toEqual([[SELL, PRICE]]);
  });

  it('keep a margin to what they expect', () => {
    const { step } = started({ maxMargin: 0.05 });
    const [[side, limit]] = step(0.9 * PRICE);
    expect(side).toBe(BUY);
    expect(limit).toBeLessThan(PRICE);
    expect(limit).toBeGreaterThanOrEqual(0.95 * PRICE);
  });
});

describe('chartists', () => {
  it('expect the mean return of their window to go on', () => {
    const { step } = started({ fundamentalWeight: 0, chartWeight: 1, windowSteps: [2, 2] });
    expect(step(PRICE)).toEqual([]);
    const [[side, limit]] = step(1.1 * PRICE);
    // One step of log return ln 1.1, twice.
    expect([side, limit]).toEqual([BUY, Math.round(1.1 ** 3 * PRICE)]);
    expect(step(1.1 * PRICE)).toEqual([[BUY, Math.round(1.1 ** 2 * PRICE)]]);
    expect(step(PRICE)[0][0]).toBe(SELL);
  });
});

it('orders live as long as the window of who sent them', () => {
  const { ctx, step } = started({});
  step(0.9 * PRICE);
  expect(ctx.wakes.at(-1)).toEqual({ time: 1000, tag: 1 });
});
