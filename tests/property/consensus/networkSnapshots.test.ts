import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreSnapshot, takeSnapshot } from '../../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { streamletPlan } from '../../support/consensus/chainRun.ts';

const network = fc.record({
  model: fc.constantFrom('partial', 'asynchronous'),
  gst: fc.constant('3epochs..5epochs'),
  wild: fc.constantFrom('exponential', 'log-normal', 'uniform'),
  loss: fc.constantFrom(0, 0.3),
  duplicates: fc.constantFrom(0, 0.3),
  inOrder: fc.boolean(),
  partitions: fc.constantFrom('', '0,1|2,3@1epoch..3epochs', '0|1,2,3@0..2.5epochs:lost'),
  outages: fc.constantFrom('', '1@2epochs..4epochs', '3@0..1.5epochs:lost 3@3epochs..never'),
  skews: fc.constantFrom('', '2@-1.5delta'),
});

describe('a chain on a bad network', () => {
  it('goes on from a snapshot at any event as the whole run does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        network,
        fc.constantFrom('fifo', 'shuffled'),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, bad, tiePolicy, share) => {
          const plan = streamletPlan({ epochs: 6, tiePolicy, network: bad }, seed);
          const whole = buildWorld(plan, {});
          whole.kernel.run({ until: whole.until });
          const first = buildWorld(plan, {});
          first.kernel.run({ until: first.until, maxEvents: Math.floor(share * whole.kernel.events) });
          const second = buildWorld(plan, {});
          restoreSnapshot(second.kernel, takeSnapshot(first.kernel));
          expect(second.kernel.stateHash).toBe(first.kernel.stateHash);
          second.kernel.run({ until: second.until });
          expect(second.kernel.traceHash).toBe(whole.kernel.traceHash);
          expect(second.kernel.stateHash).toBe(whole.kernel.stateHash);
        },
      ),
      { numRuns: 60 },
    );
  });
});
