import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePlain } from '../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../src/core/data/codec/encode.ts';
import type { ConfigObject } from '../../../src/core/data/config/layers.ts';
import { restoreSnapshot, takeSnapshot } from '../../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { runProtocol } from '../../support/consensus/protocolRun.ts';

/** Every adversary, with settings that make it use all of its state. */
const adversaries: fc.Arbitrary<ConfigObject> = fc.oneof(
  ...['silent', 'equivocating-leader', 'double-voter', 'vote-withholding'].map(named),
  ...['fork-leader', 'deep-fork', 'replay-and-forgery', 'twins', 'stalling-leader'].map(named),
  fc.record({ epoch: fc.integer({ min: 1, max: 5 }), reaches: fc.nat({ max: 3 }) }).map((settings) => ({
    adversary: 'crash',
    settings,
  })),
  fc.record({ delay: fc.nat({ max: 700 }), epoch: fc.constantFrom(0, 3, 6) }).map((settings) => ({
    adversary: 'delayed-release',
    settings,
  })),
  fc.record({ steps: fc.array(step(), { maxLength: 8 }), echo: fc.boolean() }).map((settings) => ({
    adversary: 'script',
    settings,
  })),
);

function named(adversary: string): fc.Arbitrary<ConfigObject> {
  return fc.constant({ adversary });
}

function step(): fc.Arbitrary<ConfigObject> {
  return fc
    .record({
      epoch: fc.integer({ min: 1, max: 7 }),
      parent: fc.nat({ max: 6 }),
      label: fc.constantFrom('', 'x', 'y'),
    })
    .chain(({ epoch, parent, label }) =>
      fc.record({
        epoch: fc.constant(epoch),
        after: fc.nat({ max: 250 }),
        says: fc.constantFrom('propose', 'vote'),
        block: fc.constant(`${epoch}${label}`),
        on: fc.constant(`${Math.min(parent, epoch - 1)}`),
        to: fc.subarray([0, 1, 2, 3]),
      }),
    );
}

const networks: fc.Arbitrary<ConfigObject> = fc.constantFrom(
  {},
  { delays: 'uniform' },
  { model: 'asynchronous', inOrder: false },
  { model: 'partial', gst: '4epochs', loss: 0.2, duplicates: 0.1 },
);

/** As many faulty nodes as are borne. */
const casts: fc.Arbitrary<ConfigObject> = fc.oneof(
  fc.record({ nodes: fc.constantFrom(4, 5), faulty: faultyNodes(1) }),
  fc.record({ nodes: fc.constant(7), faulty: faultyNodes(2) }),
);

function faultyNodes(count: number): fc.Arbitrary<ConfigObject[]> {
  const nodes = fc.shuffledSubarray([0, 1, 2, 3], { minLength: count, maxLength: count });
  const faults = fc.array(adversaries, { minLength: count, maxLength: count });
  return fc
    .tuple(nodes, faults)
    .map(([numbers, each]) => each.map((fault, i) => ({ node: numbers[i], ...fault })));
}

const chains: fc.Arbitrary<ConfigObject> = fc
  .record({ cast: casts, network: networks })
  .map(({ cast, network }) => ({ ...cast, network, epochs: 8 }));

const protocols = fc.constantFrom('streamlet', 'streamlet', 'pbft', 'hotstuff');

describe('any protocol before any adversaries, up to its bound', () => {
  it('keeps every promise that the network lets it keep, and no honest node is convicted', () => {
    fc.assert(
      fc.property(protocols, chains, fc.nat({ max: 1000 }), (protocol, values, seed) => {
        const { monitors } = runProtocol(protocol, values, seed);
        expect(monitors.violations).toEqual([]);
        const faulty = (values.faulty as { node: number }[]).map(({ node }) => node);
        expect(monitors.culprits.filter((culprit) => !faulty.includes(culprit))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('goes on from a snapshot as if it had never stopped', () => {
    fc.assert(
      fc.property(
        protocols,
        chains,
        fc.nat({ max: 1000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (protocol, values, seed, share) => {
          const plan = planWorld(protocol, [{ source: 'test', values }], seed);
          const whole = buildWorld(plan);
          whole.kernel.run({ until: whole.until });
          const first = buildWorld(plan);
          first.kernel.run({ maxEvents: Math.floor(share * whole.kernel.events) });
          const stored = encodePlain(takeSnapshot(first.kernel));
          const second = buildWorld(plan);
          restoreSnapshot(second.kernel, decodePlain(stored) as never);
          expect(encodePlain(takeSnapshot(second.kernel))).toEqual(stored);
          second.kernel.run({ until: second.until });
          expect(second.kernel.traceHash).toBe(whole.kernel.traceHash);
          expect(second.kernel.stateHash).toBe(whole.kernel.stateHash);
        },
      ),
      { numRuns: 25 },
    );
  });
});
