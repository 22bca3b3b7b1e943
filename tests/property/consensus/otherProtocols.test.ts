import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePlain } from '../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../src/core/data/codec/encode.ts';
import type { ConfigObject } from '../../../src/core/data/config/layers.ts';
import { restoreSnapshot, takeSnapshot } from '../../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import type { World } from '../../../src/simulation/scenarios/scenario.ts';
import { runProtocol } from '../../support/consensus/protocolRun.ts';

const adversary = fc.constantFrom(
  'silent',
  'crash',
  'equivocating-leader',
  'double-voter',
  'vote-withholding',
  'delayed-release',
  'fork-leader',
  'deep-fork',
  'replay-and-forgery',
  'twins',
);

const protocol: fc.Arbitrary<{ name: string; settings: ConfigObject }> = fc.constantFrom(
  { name: 'pbft', settings: {} },
  { name: 'pbft', settings: { window: 4 } },
  { name: 'hotstuff', settings: {} },
  { name: 'hotstuff', settings: { chain: 2 } },
);

const wild: fc.Arbitrary<ConfigObject> = fc.constantFrom(
  { model: 'asynchronous' },
  { model: 'asynchronous', inOrder: false },
  { model: 'asynchronous', loss: 0.2, duplicates: 0.1 },
  { model: 'partial', gst: '4epochs' },
  {
    model: 'partial',
    gst: '8epochs',
    partitions: [{ groups: '0,1|2,3', from: '1epochs', until: '6epochs' }],
  },
  { model: 'partial', outages: [{ node: 2, from: '2epochs', until: '6epochs', mail: 'lost' }] },
);

/** At most f faulty nodes of 3f + 1. */
const committee = fc.constantFrom(4, 7).chain((nodes) =>
  fc.record({
    nodes: fc.constant(nodes),
    faulty: fc.uniqueArray(fc.record({ node: fc.nat({ max: nodes - 1 }), adversary }), {
      maxLength: (nodes - 1) / 3,
      selector: ({ node }) => node,
    }),
  }),
);

const leaders = fc.constantFrom('round-robin', 'random');

describe('PBFT and HotStuff with f of 3f + 1 Byzantine', () => {
  it('agree whatever the network does, and keep every rule that they name', () => {
    fc.assert(
      fc.property(
        protocol,
        committee,
        leaders,
        wild,
        fc.nat({ max: 1e6 }),
        (of, nodes, led, network, seed) => {
          const values = { ...nodes, leaders: led, network, epochs: 12, protocol: of.settings };
          const { monitors } = runProtocol(of.name, values, seed);
          expect(monitors.violations).toEqual([]);
          expect(monitors.culprits.filter((node) => monitors.honest.includes(node))).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('PBFT: once the network is synchronous every block becomes final at every honest node', () => {
    fc.assert(
      fc.property(
        committee,
        leaders,
        fc.constantFrom(1, 4),
        fc.nat({ max: 1e6 }),
        (nodes, led, window, seed) => {
          const network = { model: 'partial', gst: '6epochs', loss: 0.1 };
          const values = { ...nodes, leaders: led, network, epochs: 10, protocol: { window } };
          expect(runProtocol('pbft', values, seed).final).toHaveLength(10);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('HotStuff: once the network is synchronous honest leaders in a row make blocks final', () => {
    fc.assert(
      fc.property(committee, fc.constantFrom(2, 3), fc.nat({ max: 1e6 }), (nodes, chain, seed) => {
        const network = { model: 'partial', gst: '6epochs', loss: 0.1 };
        const values = { ...nodes, leaders: 'random', network, epochs: 120, protocol: { chain } };
        expect(runProtocol('hotstuff', values, seed).final.length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});

/** What a world has come to. */
function stateOf({ kernel }: World) {
  const { traceHash, stateHash, events, messages } = kernel;
  return { traceHash, stateHash, events, messages };
}

describe('PBFT and HotStuff restored from a snapshot', () => {
  it('go on as the run that never stopped, from any point', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        protocol,
        committee,
        wild,
        fc.nat({ max: 1e6 }),
        share,
        (of, nodes, network, seed, part) => {
          const values = { ...nodes, network, epochs: 8, protocol: of.settings };
          const plan = planWorld(of.name, [{ source: 'test', values }], seed);
          const whole = buildWorld(plan);
          whole.kernel.run({ until: whole.until });
          const first = buildWorld(plan);
          first.kernel.run({ maxEvents: Math.floor(part * whole.kernel.events) });
          const stored = encodePlain(takeSnapshot(first.kernel));
          const second = buildWorld(plan);
          restoreSnapshot(second.kernel, decodePlain(stored) as never);
          expect(second.kernel.stateHash).toBe(first.kernel.stateHash);
          expect(encodePlain(takeSnapshot(second.kernel))).toEqual(stored);
          second.kernel.run({ until: second.until });
          expect(stateOf(second)).toEqual(stateOf(whole));
        },
      ),
      { numRuns: 40 },
    );
  });
});
