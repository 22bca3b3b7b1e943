import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodePlain } from '../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../src/core/data/codec/encode.ts';
import type { ConfigObject } from '../../../src/core/data/config/layers.ts';
import { restoreSnapshot, takeSnapshot } from '../../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';

const chains: fc.Arbitrary<ConfigObject> = fc.record({
  nodes: fc.constantFrom(3, 6),
  epochs: fc.constant(12),
  protocol: fc.record({
    interval: fc.constantFrom(1, 5),
    tie: fc.constantFrom(0, 0.5),
    peers: fc.constantFrom(0, 1),
    relay: fc.boolean(),
  }),
  network: fc.constantFrom({}, { model: 'asynchronous', inOrder: false }),
  faulty: fc.constantFrom(
    [],
    [{ node: 1, adversary: 'selfish-mining' }],
    [{ node: 1, adversary: 'double-spend', settings: { giveUp: 2 } }],
  ),
});

it('miners restored from a snapshot go on as those that never stopped, from any point', () => {
  fc.assert(
    fc.property(
      chains,
      fc.nat({ max: 100 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, seed, share) => {
        const plan = planWorld('longest-chain', [{ source: 'test', values }], seed);
        const whole = buildWorld(plan);
        whole.kernel.run({ until: whole.until });
        const first = buildWorld(plan);
        first.kernel.run({ maxEvents: Math.floor(share * whole.kernel.events) });
        const stored = encodePlain(takeSnapshot(first.kernel));
        const second = buildWorld(plan);
        restoreSnapshot(second.kernel, decodePlain(stored) as never);
        expect(second.kernel.stateHash).toBe(first.kernel.stateHash);
        second.kernel.run({ until: second.until });
        expect(second.kernel.traceHash).toBe(whole.kernel.traceHash);
        expect(second.kernel.stateHash).toBe(whole.kernel.stateHash);
      },
    ),
    { numRuns: 30 },
  );
});
