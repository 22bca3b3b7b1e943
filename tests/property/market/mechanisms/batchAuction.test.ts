import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePlain } from '../../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../../src/core/data/codec/encode.ts';
import { batchAuction } from '../../../../src/market/mechanisms/batchAuction/batchAuction.ts';
import { RATIONING_RULES } from '../../../../src/market/mechanisms/batchAuction/rationing/rationingRules.ts';
import { Player } from '../../../../src/market/mechanisms/kit/play.ts';
import type { Step } from '../../../../src/market/mechanisms/kit/step.ts';
import { naiveBatchAuction } from '../../../support/batchAuction/naiveBatchAuction.ts';

const INSTRUMENTS = 2;
const wait = fc.nat({ max: 4 });
const price = fc.integer({ min: 98, max: 104 });
const quantity = fc.integer({ min: 1, max: 9 });
/** Keys are given by the place in the list; a change names one of those before it. */
const command = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      wait,
      price,
      quantity,
      side: fc.constantFrom<0 | 1>(0, 1),
      instrument: fc.nat({ max: INSTRUMENTS - 1 }),
      orderType: fc.constantFrom(0, 0, 0, 0, 1),
      timeInForce: fc.constantFrom(0, 0, 1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ wait, cancels: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ wait, replaces: fc.nat(), price, quantity }) },
  { weight: 1, arbitrary: fc.constant('due' as const) },
);

function steps(commands: readonly (typeof command extends fc.Arbitrary<infer T> ? T : never)[]): Step[] {
  return commands.map((drawn, place): Step => {
    if (drawn === 'due') return { wait: 'due' };
    const key = place + 1;
    if ('cancels' in drawn) {
      return { wait: drawn.wait, command: { kind: 'cancel', key: 1 + (drawn.cancels % key) } };
    }
    if ('replaces' in drawn) {
      const { replaces } = drawn;
      const change = { newKey: key, price: drawn.price, quantity: drawn.quantity };
      return { wait: drawn.wait, command: { kind: 'replace', key: 1 + (replaces % key), ...change } };
    }
    const { wait: after, ...order } = drawn;
    return { wait: after, command: { kind: 'enter', key, account: place % 3, flags: 0, ...order } };
  });
}

/** Long ones, so that orders of several batches meet. */
function list(length: number) {
  return fc.array(command, { minLength: length / 4, maxLength: length, size: 'max' });
}

const setup = fc.record({
  rationing: fc.constantFrom(...RATIONING_RULES.map(({ name }) => name)),
  interval: fc.integer({ min: 1, max: 25 }),
  seed: fc.nat({ max: 50 }),
});

describe('frequent batch auctions and their slow twin', () => {
  it('tell the same, draw the same and are in the same state after every command', () => {
    fc.assert(
      fc.property(setup, list(120), ({ rationing, interval, seed }, commands) => {
        const environment = { instruments: INSTRUMENTS, seed };
        const fast = new Player(batchAuction.create({ rationing, interval: `${interval}ns` }, environment));
        const naive = new Player(naiveBatchAuction({ rationing, interval }, environment));
        for (const step of steps(commands)) {
          fast.step(step);
          naive.step(step);
          expect(fast.mirror.lines).toEqual(naive.mirror.lines);
          expect(fast.mechanism.hash()).toBe(naive.mechanism.hash());
          expect(fast.mechanism.nextTime()).toBe(naive.mechanism.nextTime());
          fast.mechanism.check();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('go on alike when the fast one is restored from the bytes of a snapshot', () => {
    fc.assert(
      fc.property(setup, list(80), fc.nat(), (chosen, commands, at) => {
        const { rationing, interval, seed } = chosen;
        const environment = { instruments: INSTRUMENTS, seed };
        const create = () => batchAuction.create({ rationing, interval: `${interval}ns` }, environment);
        const script = steps(commands);
        const cut = at % (script.length + 1);
        const original = new Player(create());
        original.play(script.slice(0, cut));
        const bytes = encodePlain(original.mechanism.snapshot());
        const mechanism = create();
        mechanism.restore(decodePlain(bytes));
        mechanism.check();
        expect(encodePlain(mechanism.snapshot())).toEqual(bytes);
        const restored = new Player(mechanism, [], original.now);
        const told = original.mirror.lines.length;
        original.play(script.slice(cut));
        restored.mirror.orders.clear();
        restored.play(script.slice(cut));
        expect(mechanism.hash()).toBe(original.mechanism.hash());
        expect(restored.mirror.lines).toEqual(original.mirror.lines.slice(told));
      }),
      { numRuns: 40 },
    );
  });
});
