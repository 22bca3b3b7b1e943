import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { streamletPlan } from '../../support/consensus/chainRun.ts';
import { DeliveryWatch } from '../../support/consensus/delivery.ts';

const DELTA = 1e9;
const EPOCHS = 6;
const GST = 4;

const halves = fc.constantFrom('0,1|2,3', '0|1,2,3', '0,2|1', '3|0,1', '0|1|2|3');
const time = (most: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: 10 * most - 1 }), fc.integer({ min: 1, max: 10 * most }))
    .filter(([from, until]) => from < until)
    .map(([from, until]) => ({ from: `${from / 10}epochs`, until: `${until / 10}epochs` }));
const partition = fc
  .record({ groups: halves, crossing: fc.constantFrom('wait', 'lost'), time: time(GST) })
  .map(({ groups, crossing, time: { from, until } }) => ({ groups, crossing, from, until }));
const outage = fc
  .record({ node: fc.nat(3), mail: fc.constantFrom('kept', 'lost'), time: time(EPOCHS) })
  .map(({ node, mail, time: { from, until } }) => ({ node, mail, from, until }));
const skew = fc.record({
  node: fc.nat(3),
  ahead: fc.constantFrom('0.3delta', '-0.3delta', '2.5delta', '-2delta'),
});

const always = fc.record({
  inOrder: fc.boolean(),
  duplicates: fc.constantFrom(0, 0.2),
  skews: fc.array(skew, { maxLength: 2 }),
});
const calm = fc.constantFrom(
  {},
  { delays: 'uniform', least: '0.1delta' },
  { delays: 'regions', jitter: '200ms' },
  { delay: '0.3delta' },
);
const wild = fc.record({
  wild: fc.constantFrom('constant', 'uniform', 'exponential', 'log-normal'),
  wildDelay: fc.constantFrom('0.4delta', '3delta'),
  loss: fc.constantFrom(0, 0.3),
  resend: fc.constantFrom('delta', '0.7delta'),
  partitions: fc.array(partition, { maxLength: 2 }),
});
const parts = { always, calm, wild, outages: fc.array(outage, { maxLength: 2 }) };

/** Runs six epochs of four honest nodes, and watches the network. */
function watched(network: object, seed: number, timelyFrom: number) {
  const watch = new DeliveryWatch(timelyFrom);
  const world = buildWorld(streamletPlan({ epochs: EPOCHS, network }, seed), { watchers: [watch] });
  const cause = world.kernel.run({ until: world.until });
  return { watch, cause, dropped: world.kernel.dropped };
}

const seeds = fc.integer({ min: 1, max: 1e6 });

describe('a network that promises delivery', () => {
  it.each(['synchronous', 'partial', 'asynchronous'])(
    '%s: every message of a node reaches every node, before the world ends',
    (model) => {
      fc.assert(
        fc.property(seeds, fc.record(parts), (seed, { always, calm, wild, outages }) => {
          const network = {
            ...always,
            ...calm,
            ...(model === 'synchronous' ? {} : wild),
            ...(model === 'partial' ? { gst: `${GST}epochs` } : {}),
            model,
            outages,
          };
          const { watch, cause, dropped } = watched(network, seed, 0);
          expect(watch.undelivered([0, 1, 2, 3])).toEqual([]);
          expect([cause, dropped]).toEqual(['idle', 0]);
          expect(watch.messages.size).toBeGreaterThan(EPOCHS);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('from GST on a message takes no longer than delta, whatever happened before', () => {
    fc.assert(
      fc.property(seeds, fc.record(parts), (seed, { always, calm, wild }) => {
        const network = { ...always, ...calm, ...wild, model: 'partial', gst: `${GST}epochs`, duplicates: 0 };
        const { watch } = watched(network, seed, 2 * GST * DELTA);
        expect(watch.longestWay).toBeLessThanOrEqual(DELTA);
      }),
      { numRuns: 60 },
    );
  });

  it('what is lost for good is told as such', () => {
    const { watch, dropped } = watched({ model: 'asynchronous', loss: 0.3, resend: 'never' }, 1, 0);
    expect(dropped).toBeGreaterThan(50);
    expect(watch.undelivered([0, 1, 2, 3])).toHaveLength(dropped);
  });
});
