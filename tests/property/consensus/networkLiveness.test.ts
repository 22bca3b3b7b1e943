import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamlet } from '../../../src/blockchain/consensus/protocols/streamlet.ts';
import type { Protocol } from '../../../src/core/consensus/protocol.ts';
import type { ChainConfig } from '../../../src/simulation/scenarios/consensus/settings.ts';
import { watchChain } from '../../../src/simulation/scenarios/consensus/watchChain.ts';
import { buildWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { FinalityWatch, streamletPlan } from '../../support/consensus/chainRun.ts';

const EPOCHS = 14;
const span = fc
  .tuple(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 1, max: 60 }))
  .filter(([from, until]) => from < until)
  .map(([from, until]) => ({ from: `${from / 10}epochs`, until: `${until / 10}epochs` }));
const partition = fc
  .record({
    groups: fc.constantFrom('0,1|2,3', '0|1,2,3', '0,3|1'),
    crossing: fc.constantFrom('wait', 'lost'),
  })
  .chain((cut) => span.map((time) => ({ ...cut, ...time })));
const outage = fc
  .record({ node: fc.nat(3), mail: fc.constantFrom('kept', 'lost') })
  .chain((down) => span.map((time) => ({ ...down, ...time })));

describe('Streamlet after a bad time', () => {
  it('lives as the theorem says once the network does, and nothing is violated before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.record({
          loss: fc.constantFrom(0, 0.4),
          duplicates: fc.constantFrom(0, 0.3),
          inOrder: fc.boolean(),
          wild: fc.constantFrom('calm', 'uniform', 'exponential', 'log-normal'),
          delays: fc.constantFrom('constant', 'uniform'),
          partitions: fc.array(partition, { maxLength: 2 }),
          outages: fc.array(outage, { maxLength: 2 }),
        }),
        (seed, faults) => {
          const network = { ...faults, model: 'partial', gst: '2epochs..6epochs' };
          if (faults.partitions.length > 0) network.gst = '6epochs';
          const plan = streamletPlan({ epochs: EPOCHS, network }, seed);
          const config = plan.config as unknown as ChainConfig;
          const monitors = watchChain(streamlet as unknown as Protocol, config, seed);
          const finality = new FinalityWatch();
          const world = buildWorld(plan, { watchers: [monitors, finality] });
          world.kernel.run({ until: world.until });
          expect(monitors.watching.map(({ name }) => name)).toContain('liveness');
          expect(monitors.violations).toEqual([]);
          expect(monitors.evidence).toEqual([]);
          expect(finality.commonChain(4).length).toBeGreaterThan(2);
        },
      ),
      { numRuns: 100 },
    );
  });
});
