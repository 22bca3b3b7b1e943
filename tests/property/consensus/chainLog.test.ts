import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ChainProjection } from '../../../src/analysis/metrics/consensus/chainProjection.ts';
import type { ChainHistory } from '../../../src/core/consensus/history/chainHistory.ts';
import { sharedFinalChain } from '../../../src/core/consensus/history/chainViews.ts';
import type { LogEntry } from '../../../src/core/models/logEntry.ts';
import { ProjectingRecorder } from '../../support/projectingRecorder.ts';
import { watchedChain } from '../../support/watchedChain.ts';

const ADVERSARIES = [
  'silent',
  'double-voter',
  'equivocating-leader',
  'twins',
  'vote-withholding',
  'fork-leader',
];

/** All that a history holds, without the caches of its making. */
function contentOf(history: ChainHistory) {
  const { chain, blocks, events, epochs, flights, messagesPerEpoch, refusals, messages, end } = history;
  const { list, isCut } = flights;
  return {
    chain,
    blocks: [...blocks.values()].map(({ voters, ...block }) => ({ ...block, voters: voters.members() })),
    ...{ events, epochs, list, isCut, messagesPerEpoch, messages, end },
    refusals: [...refusals],
  };
}

it('the log tells the whole history: what is read from it is what was seen', () => {
  const setting = fc.record({
    nodes: fc.constantFrom(4, 7),
    epochs: fc.integer({ min: 1, max: 9 }),
    adversary: fc.constantFrom(undefined, ...ADVERSARIES),
    node: fc.nat(3),
    model: fc.constantFrom('synchronous', 'asynchronous'),
    seed: fc.nat(1000),
  });
  let final = 0;
  fc.assert(
    fc.property(setting, ({ nodes, epochs, adversary, node, model, seed }) => {
      const entries: LogEntry[] = [];
      const faulty = adversary === undefined ? [] : [{ node, adversary }];
      const recorder = new ProjectingRecorder((entry) => {
        const values = Array.from({ length: 10 }, (_, i) => entry.get(i));
        entries.push({ ...entry, get: (index) => values[index] });
      });
      const settings = { nodes, epochs, faulty: JSON.stringify(faulty), 'network.model': model };
      const assignments = Object.entries(settings).map(([path, value]) => `${path}=${value}`);
      const { world, history } = watchedChain(assignments, seed, recorder);
      if (world.chain === undefined) throw new Error('a chain says what it is');
      const projection = new ChainProjection(world.chain);
      for (const entry of entries) projection.visit(entry);
      expect(contentOf(projection.history)).toEqual(contentOf(history));
      expect(world.chainCounts?.()).toMatchObject({ final: sharedFinalChain(history).length });
      final += sharedFinalChain(history).length;
    }),
    { numRuns: 60, seed: 7 },
  );
  expect(final).toBeGreaterThan(60);
});
