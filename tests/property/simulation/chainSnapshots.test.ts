import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePlain } from '../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../src/core/data/codec/encode.ts';
import type { ConfigObject } from '../../../src/core/data/config/layers.ts';
import { restoreSnapshot, takeSnapshot } from '../../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import type { World } from '../../../src/simulation/scenarios/scenario.ts';
import { FinalityWatch, streamletPlan } from '../../support/consensus/chainRun.ts';

const adversary = fc.constantFrom('silent', 'crash', 'equivocating-leader', 'double-voter', 'fork-leader');

const networks: fc.Arbitrary<ConfigObject> = fc.constantFrom(
  {},
  { delays: 'uniform' },
  { model: 'asynchronous', inOrder: false },
  { model: 'asynchronous', loss: 0.2, duplicates: 0.1 },
  {
    model: 'partial',
    gst: '4epochs',
    partitions: [{ groups: '0,1|2,3', from: '1epochs', until: '3epochs' }],
  },
);

const chains: fc.Arbitrary<ConfigObject> = fc.record({
  nodes: fc.constantFrom(4, 5),
  epochs: fc.constant(8),
  protocol: fc.record({ echo: fc.boolean() }),
  signatures: fc.constantFrom('ideal', 'ideal', 'ed25519'),
  leaders: fc.constantFrom('round-robin', 'random'),
  faulty: fc.array(fc.record({ node: fc.nat({ max: 3 }), adversary }), { maxLength: 1 }),
  network: networks,
});

/** What a world has come to. */
function stateOf({ kernel }: World) {
  const { traceHash, stateHash, events, messages } = kernel;
  return { traceHash, stateHash, events, messages };
}

describe('a chain restored from a snapshot', () => {
  it('goes on as the one that never stopped, from any point', () => {
    fc.assert(
      fc.property(
        chains,
        fc.nat({ max: 100 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, seed, share) => {
          const plan = streamletPlan(values, seed);
          const whole = buildWorld(plan);
          whole.kernel.run({ until: whole.until });

          const first = buildWorld(plan);
          first.kernel.run({ maxEvents: Math.floor(share * whole.kernel.events) });
          const stored = encodePlain(takeSnapshot(first.kernel));
          const middle = first.kernel.stateHash;

          const watch = new FinalityWatch();
          const second = buildWorld(plan, { watchers: [watch] });
          restoreSnapshot(second.kernel, decodePlain(stored) as never);
          expect(second.kernel.stateHash).toBe(middle);
          expect(encodePlain(takeSnapshot(second.kernel))).toEqual(stored);
          for (const world of [first, second]) {
            world.kernel.run({ until: world.until });
            expect(stateOf(world)).toEqual(stateOf(whole));
          }
          expect(encodePlain(takeSnapshot(second.kernel))).toEqual(encodePlain(takeSnapshot(first.kernel)));
        },
      ),
      { numRuns: 30 },
    );
  });
});
