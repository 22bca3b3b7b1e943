import fc from 'fast-check';
import { expect, it } from 'vitest';
import { streamlet } from '../../../src/blockchain/consensus/protocols/streamlet.ts';
import type { Protocol } from '../../../src/core/consensus/protocol.ts';
import type { ConfigObject } from '../../../src/core/data/config/layers.ts';
import type { ChainConfig } from '../../../src/simulation/scenarios/consensus/settings.ts';
import { watchChain } from '../../../src/simulation/scenarios/consensus/watchChain.ts';
import { buildWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { streamletPlan } from '../../support/consensus/chainRun.ts';

const byzantine = fc.record({
  node: fc.nat(6),
  adversary: fc.constantFrom(
    'silent',
    'equivocating-leader',
    'double-voter',
    'vote-withholding',
    'delayed-release',
    'fork-leader',
    'replay-and-forgery',
    'twins',
    'stalling-leader',
  ),
});

it('five honest leaders in a row make a block final after stabilisation, whatever two of seven nodes do', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.uniqueArray(byzantine, { selector: ({ node }) => node, minLength: 1, maxLength: 2 }),
      fc.record({
        model: fc.constantFrom('synchronous', 'partial'),
        delays: fc.constantFrom('constant', 'uniform'),
        inOrder: fc.boolean(),
      }),
      (seed, faulty, calm) => {
        const gst = calm.model === 'partial' ? { gst: '1epochs..8epochs' } : {};
        const values: ConfigObject = {
          nodes: 7,
          epochs: 30,
          leaders: 'random',
          faulty,
          network: { ...calm, ...gst },
        };
        const plan = streamletPlan(values, seed);
        const protocol = streamlet as unknown as Protocol;
        const monitors = watchChain(protocol, plan.config as unknown as ChainConfig, seed);
        const { kernel, until } = buildWorld(plan, { watchers: [monitors] });
        kernel.run({ until });
        expect(monitors.watching.map(({ name }) => name)).toContain('liveness');
        expect(monitors.violations).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});
