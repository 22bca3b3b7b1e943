import { expect, it } from 'vitest';
import { OrderCancelled } from '../../../../../src/core/models/messages/execution.ts';
import { CancelOrder } from '../../../../../src/core/models/messages/orderEntry.ts';
import { BUY } from '../../../../../src/core/models/side.ts';
import { Hash64 } from '../../../../../src/core/utils/hash.ts';
import { createRng } from '../../../../../src/core/utils/rng.ts';
import { OrderPool } from '../../../../../src/market/agents/orderFlow/orderPool.ts';
import { VenueGateway } from '../../../../../src/market/exchange/gateway/venueGateway.ts';
import { FakeContext, FakeMessage } from '../../../../support/fakeContext.ts';

function filled(count: number) {
  const ctx = new FakeContext(3);
  const gateway = new VenueGateway({ venue: 0, instruments: [{ tickValueMinor: 1 }] });
  gateway.attach(ctx);
  const pool = new OrderPool();
  for (let i = 0; i < count; i++) pool.add(gateway, gateway.submit(0, BUY, 0, 0, 100, 1, 0));
  const end = (id: number) =>
    gateway.onMessage(ctx, new FakeMessage(OrderCancelled.id, [id, id, 0, BUY, 1, 0]));
  return { ctx, gateway, pool, end };
}

it('draws every live order once, and no other', () => {
  const { gateway, pool, end } = filled(100);
  for (let id = 1; id <= 100; id += 3) end(id);
  const rng = createRng(1, 'pool');
  const drawn: number[] = [];
  for (let id = pool.draw(gateway, rng); id > 0; id = pool.draw(gateway, rng)) drawn.push(id);
  const live = Array.from({ length: 100 }, (_, i) => i + 1).filter((id) => id % 3 !== 1);
  expect(drawn.toSorted((a, b) => a - b)).toEqual(live);
});

it('draws each as likely', () => {
  const firsts = Array.from({ length: 4000 }, (_, seed) => {
    const { gateway, pool } = filled(4);
    return pool.draw(gateway, createRng(seed, 'pool'));
  });
  for (const id of [1, 2, 3, 4]) {
    expect(Math.abs(firsts.filter((first) => first === id).length / 4000 - 0.25)).toBeLessThan(0.03);
  }
});

it('a restored pool draws the same, also where ended orders were thrown out on the way', () => {
  const { ctx, gateway, pool, end } = filled(60);
  for (let id = 1; id <= 60; id += 2) end(id);
  const other = new OrderPool();
  other.restore(pool.snapshot());
  const [a, b] = [createRng(5, 'pool'), createRng(5, 'pool')];
  for (let i = 0; i < 20; i++) {
    const id = gateway.submit(0, BUY, 0, 0, 100, 1, 0);
    pool.add(gateway, id);
    other.add(gateway, id);
    expect(other.draw(gateway, b)).toBe(pool.draw(gateway, a));
    const hashes = [pool, other].map((one) => {
      const hash = new Hash64();
      one.addTo(hash);
      return hash.low();
    });
    expect(hashes[0]).toBe(hashes[1]);
  }
  expect(ctx.take().some(({ message }) => message.kind === CancelOrder.id)).toBe(false);
});
