import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EXECUTION_EVENT, Execution } from '../../../../src/core/models/messages/execution.ts';
import { Quote } from '../../../../src/core/models/messages/marketData.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import { VenueBench } from '../../../support/venueBench.ts';

const AWAY = 8;
const FEEDS = [{ from: AWAY, instruments: [{ there: 0, here: 0, scale: [1, 1] as const }] }];

const away = fc.record({
  kind: fc.constant('away' as const),
  bid: fc.integer({ min: 0, max: 20 }),
  ask: fc.integer({ min: 0, max: 20 }),
});
const order = fc.record({
  kind: fc.constant('order' as const),
  from: fc.integer({ min: 1, max: 3 }),
  side: fc.constantFrom(BUY, SELL),
  price: fc.integer({ min: 1, max: 20 }),
  quantity: fc.integer({ min: 1, max: 9 }),
  type: fc.integer({ min: 0, max: 1 }),
  timeInForce: fc.integer({ min: 0, max: 2 }),
  flags: fc.constantFrom(0, 0, 0, 1, 2, 4, 8),
});

const mode = fc.constantFrom('cancel' as const, 'reject' as const);

/** What the takers of a bench's trades paid or got since the last call. */
function takerFills(bench: VenueBench): { readonly side: number; readonly price: number }[] {
  return bench.ctx.facts
    .splice(0)
    .filter(({ kind }) => kind === Execution.id)
    .filter((line) => line.get(Execution.event) === EXECUTION_EVENT.filledTaker)
    .map((line) => ({ side: line.get(Execution.side), price: line.get(Execution.price) }));
}

it('no trade is worse than the best protected quote at its time', () => {
  fc.assert(
    fc.property(mode, fc.array(fc.oneof(away, order), { maxLength: 60 }), (chosen, steps) => {
      const bench = new VenueBench({ protection: { mode: chosen, feeds: FEEDS } });
      const quote = { bid: 0, ask: 0 };
      takerFills(bench);
      for (const [i, step] of steps.entries()) {
        if (step.kind === 'away') {
          Object.assign(quote, step);
          bench.send(AWAY, Quote.id, 0, i, step.bid, 1, step.ask, 1);
          continue;
        }
        const { from, side, price, quantity } = step;
        bench.order(from, 1 + i, side, price, quantity, step);
        for (const fill of takerFills(bench)) {
          if (fill.side === BUY && quote.ask > 0) expect(fill.price).toBeLessThanOrEqual(quote.ask);
          if (fill.side === SELL && quote.bid > 0) expect(fill.price).toBeGreaterThanOrEqual(quote.bid);
        }
      }
    }),
    { seed: 20, numRuns: 300 },
  );
});

it('without a quote elsewhere, a venue with protection trades as one without', () => {
  fc.assert(
    fc.property(fc.array(order, { maxLength: 60 }), (steps) => {
      const plain = new VenueBench();
      const guarded = new VenueBench({ protection: { mode: 'cancel', feeds: FEEDS } });
      guarded.ctx.take();
      for (const [i, step] of steps.entries()) {
        const { from, side, price, quantity } = step;
        expect(guarded.order(from, 1 + i, side, price, quantity, step)).toEqual(
          plain.order(from, 1 + i, side, price, quantity, step),
        );
      }
      expect(guarded.venue.engine.stateHash()).toBe(plain.venue.engine.stateHash());
    }),
    { seed: 21, numRuns: 100 },
  );
});

it('no order comes to rest where it locks or crosses a protected quote', () => {
  const locking = fc.constantFrom('slide' as const, 'reject' as const);
  fc.assert(
    fc.property(mode, locking, fc.array(fc.oneof(away, order), { maxLength: 60 }), (chosen, kept, steps) => {
      const bench = new VenueBench({ protection: { mode: chosen, locking: kept, feeds: FEEDS } });
      const { engine } = bench.venue;
      const quote = { bid: 0, ask: 0 };
      for (const [i, step] of steps.entries()) {
        if (step.kind === 'away') {
          Object.assign(quote, step);
          bench.send(AWAY, Quote.id, 0, i, step.bid, 1, step.ask, 1);
          continue;
        }
        const { from, side, price, quantity } = step;
        bench.order(from, 1 + i, side, price, quantity, step);
        const slot = engine.slotOf(from * 2 ** 32 + 1 + i);
        if (slot < 0) continue;
        if (side === BUY && quote.ask > 0) expect(engine.priceOf(slot)).toBeLessThan(quote.ask);
        if (side === SELL && quote.bid > 0) expect(engine.priceOf(slot)).toBeGreaterThan(quote.bid);
      }
    }),
    { seed: 22, numRuns: 300 },
  );
});
