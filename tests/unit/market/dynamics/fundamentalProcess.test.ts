import { describe, expect, it } from 'vitest';
import { FundamentalChanged, News } from '../../../../src/core/models/messages/economics.ts';
import { Subscribe, Unsubscribe } from '../../../../src/core/models/messages/marketData.ts';
import { createRng } from '../../../../src/core/utils/rng.ts';
import { FundamentalProcess } from '../../../../src/market/dynamics/fundamental/fundamentalProcess.ts';
import { poissonJumps } from '../../../../src/market/dynamics/fundamental/poissonJumps.ts';
import { FakeContext, FakeMessage } from '../../../support/fakeContext.ts';

/** Goes up by 3 every 10 time units, and stands still at 106. */
const steps = { wait: () => 10, move: (value: number) => Math.min(106, value + 3) };

function told(ctx: FakeContext): (readonly [number, number])[] {
  return ctx.take().map(({ to, message }) => [to, message.get(News.value)]);
}

describe('public news', () => {
  const begin = () => {
    const actor = new FundamentalProcess({ instrument: 0, opening: 100, process: steps });
    const ctx = new FakeContext(9);
    actor.start(ctx);
    const step = (time: number) => {
      ctx.now = time;
      actor.wake(ctx);
    };
    const subscribe = (from: number) => actor.receive(ctx, from, new FakeMessage(Subscribe.id, [0, 0]));
    return { actor, ctx, step, subscribe };
  };

  it('is a fact at the start and at each change, and nothing where the value stays', () => {
    const { ctx, step } = begin();
    for (const time of [10, 20, 30]) step(time);
    expect(ctx.facts.map(({ kind, values }) => [kind, ...values])).toEqual([
      [FundamentalChanged.id, 0, 100],
      [FundamentalChanged.id, 0, 103],
      [FundamentalChanged.id, 0, 106],
    ]);
    expect(ctx.wakes.map(({ time }) => time)).toEqual([10, 20, 30, 40]);
  });

  it('goes to those who asked for it, once each, from the present value on', () => {
    const { actor, ctx, step, subscribe } = begin();
    for (const from of [4, 5, 4]) subscribe(from);
    expect(told(ctx)).toEqual([
      [4, 100],
      [5, 100],
      [4, 100],
    ]);
    step(10);
    expect(told(ctx)).toEqual([
      [4, 103],
      [5, 103],
    ]);
    actor.receive(ctx, 4, new FakeMessage(Unsubscribe.id, [0, 0]));
    step(20);
    expect(told(ctx)).toEqual([[5, 106]]);
  });

  it('goes on from a snapshot', () => {
    const { actor, ctx, step, subscribe } = begin();
    subscribe(4);
    step(10);
    const copy = new FundamentalProcess({ instrument: 0, opening: 1, process: steps });
    copy.restore(actor.snapshot());
    expect(copy.snapshot()).toEqual(actor.snapshot());
    ctx.take();
    copy.wake(ctx);
    expect(told(ctx)).toEqual([[4, 106]]);
  });
});

const TERMS = { opening: 100, seed: 1, name: 'news' };

describe('jumps at Poisson times', () => {
  const process = poissonJumps.create({ jumpsPerSecond: 4, sizes: 'fixed', meanSize: 7 }, 1000, TERMS);

  it('come as often as they should', () => {
    const rng = createRng(3, 'gaps');
    let sum = 0;
    for (let i = 0; i < 10_000; i++) sum += process.wait(rng, 0);
    // The mean gap is 250 time units and half a one by rounding up; its standard error is 2.5.
    expect(Math.abs(sum / 10_000 - 250.5)).toBeLessThan(5);
  });

  it('go up and down alike, and never below one tick', () => {
    const rng = createRng(3, 'signs');
    let ups = 0;
    for (let i = 0; i < 10_000; i++) ups += process.move(100, 1, rng, 1) === 107 ? 1 : 0;
    // Three standard errors.
    expect(Math.abs(ups - 5000)).toBeLessThan(150);
    for (let i = 0; i < 100; i++) expect(process.move(7, 1, rng, 1)).toBe(14);
  });
});
