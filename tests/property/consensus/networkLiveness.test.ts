import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Protocol } from '../../../src/core/consensus/protocol.ts';
import type { ChainConfig } from '../../../src/simulation/scenarios/consensus/settings.ts';
import { watchChain } from '../../../src/simulation/scenarios/consensus/watchChain.ts';
import { buildWorld, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { protocolRegistry } from '../../../src/simulation/scenarios/plugins/protocolRegistry.ts';

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

describe('after a bad time', () => {
  it.each([
    ['streamlet', 'liveness', 100],
    ['pbft', 'agreement', 40],
    ['hotstuff', 'agreement', 40],
  ])(
    '%s lives once the network does, and nothing is violated before (%s watches)',
    (protocol, monitor, numRuns) => {
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
            const plan = planWorld(protocol, [{ source: 'test', values: { epochs: EPOCHS, network } }], seed);
            const config = plan.config as unknown as ChainConfig;
            const monitors = watchChain(protocolRegistry.find(protocol) as Protocol, config, seed);
            const final = new Set<number>();
            const finalised = (node: number) => void final.add(node);
            const world = buildWorld(plan, { watchers: [monitors, { finalised }] });
            world.kernel.run({ until: world.until });
            expect(monitors.watching.map(({ name }) => name)).toContain(monitor);
            expect(monitors.violations).toEqual([]);
            expect(monitors.evidence).toEqual([]);
            expect([...final].sort()).toEqual([0, 1, 2, 3]);
          },
        ),
        { numRuns },
      );
    },
  );
});
