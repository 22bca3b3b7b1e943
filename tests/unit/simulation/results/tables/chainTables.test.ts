import { expect, it } from 'vitest';
import type { LogEntry } from '../../../../../src/core/models/logEntry.ts';
import { BlocksProjection } from '../../../../../src/simulation/results/tables/blocksTable.ts';
import { FinalityProjection } from '../../../../../src/simulation/results/tables/finalityTable.ts';
import type { TableProjection } from '../../../../../src/simulation/results/tables/tableProjection.ts';
import { VotesProjection } from '../../../../../src/simulation/results/tables/votesTable.ts';
import { manifestOf } from '../../../../../src/simulation/scenarios/createWorld.ts';
import { ProjectingRecorder } from '../../../../support/projectingRecorder.ts';
import { watchedChain } from '../../../../support/watchedChain.ts';

/** The tables of a chain of eight epochs, four nodes, and a last one that is silent. */
function tablesOf() {
  const entries: LogEntry[] = [];
  const recorder = new ProjectingRecorder((entry) => {
    const values = Array.from({ length: 10 }, (_, i) => entry.get(i));
    entries.push({ ...entry, get: (index) => values[index] });
  });
  const { plan, world } = watchedChain(['epochs=8', 'faulty=[{"node":3,"adversary":"silent"}]'], 1, recorder);
  const manifest = manifestOf(plan, world, 'commands', 'test');
  const read = (projection: TableProjection) => {
    for (const entry of entries) projection.visit(entry);
    projection.finish();
    return projection.rows;
  };
  return {
    blocks: read(new BlocksProjection(manifest)),
    votes: read(new VotesProjection(manifest)),
    finality: read(new FinalityProjection(manifest)),
  };
}

it('blocks, votes and finality hold what the chain came to', () => {
  const { blocks, votes, finality } = tablesOf();
  const integers = (name: string) => [...blocks.integer(name).values.subarray(0, blocks.count)];
  expect(integers('epoch')).toEqual([1, 2, 3, 5, 6, 7]);
  expect(integers('height')).toEqual([1, 2, 3, 4, 5, 6]);
  expect(integers('votes')).toEqual([3, 3, 3, 3, 3, 3]);
  expect(integers('certified_at')).toEqual([3, 3, 3, 3, 3, 3]);
  expect(integers('final_at')).toEqual([3, 3, 3, 3, 3, 0]);
  expect(votes.count).toBe(6 * 3);
  expect([...votes.integer('voter').values.subarray(0, 3)].sort()).toEqual([0, 1, 2]);
  // Certified six times, final in three steps (at the ends of epochs 2, 3 and 7): each at three nodes.
  const steps = [...finality.text('step').values.subarray(0, finality.count)];
  expect(steps.filter((step) => step === 0)).toHaveLength(6 * 3);
  expect(steps.filter((step) => step === 1)).toHaveLength(3 * 3);
});
