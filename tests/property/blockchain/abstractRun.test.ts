import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AbstractRun } from '../../../src/blockchain/consensus/explorer/abstractRun.ts';
import { blockName } from '../../../src/blockchain/consensus/explorer/blockForest.ts';
import { findConflict } from '../../../src/blockchain/consensus/explorer/findConflict.ts';
import type { Schedule } from '../../../src/blockchain/consensus/explorer/schedule.ts';
import { toSchedule } from '../../../src/blockchain/consensus/explorer/toSchedule.ts';
import { drawNodes } from '../../../src/blockchain/consensus/explorer/viewSearch.ts';
import { defineMutant } from '../../../src/blockchain/consensus/mutants/mutant.ts';
import { mutants } from '../../../src/blockchain/consensus/mutants/registry.ts';
import { textbookRules } from '../../../src/blockchain/consensus/mutants/rules.ts';
import { streamlet } from '../../../src/blockchain/consensus/protocols/streamlet.ts';
import type { Protocol } from '../../../src/core/consensus/protocol.ts';
import { createRng } from '../../../src/core/utils/rng.ts';
import { runSchedule } from '../../../src/simulation/scenarios/consensus/explorer/runSchedule.ts';

const textbook = streamlet as unknown as Protocol;

/** A run of the model with everything that is open drawn. */
function drawnRun(chain: string, rules: typeof textbookRules, seed: number): AbstractRun {
  const rng = createRng(seed, 'property');
  const nodes = rng.below(2) === 0 ? 4 : 7;
  const byzantine = drawNodes(rng, nodes, 1 + rng.below((nodes - 1) / 3));
  const run = new AbstractRun({ chain, nodes, byzantine, epochs: 8, rules });
  for (let epoch = 1; epoch <= 8; epoch++) run.step(epoch, (options) => rng.below(options));
  return run;
}

/** Who voted for what, in the model. */
function votesOf(run: AbstractRun): string[] {
  const votes: string[] = [];
  for (let block = 1; block < run.size; block++)
    for (const node of run.honest)
      if (((run.voters[block] >>> node) & 1) === 1)
        votes.push(`${node} ${blockName(run.epochs[block], run.variants[block])}`);
  return votes.sort();
}

/** Who voted for what among the nodes of a schedule, and whether they lost agreement. */
function played(protocol: Protocol, schedule: Schedule, only: string) {
  const votes: string[] = [];
  const { violation } = runSchedule(protocol, schedule, { only: [only] }, (names) => [
    { voted: (node, { block }) => votes.push(`${node} ${block && names.nameOf(block)}`) },
  ]);
  return { votes: votes.sort(), violation };
}

describe('the model without messages', () => {
  it.each([{ name: 'textbook', protocol: textbook, rules: textbookRules }, ...mutants])(
    '$name: nodes that are sent its messages vote and lose agreement as it says',
    ({ protocol, rules }) => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
          const run = drawnRun(protocol.name, rules, seed);
          const conflict = findConflict(run) ?? [];
          const schedule = toSchedule(run, conflict);
          // Nothing is promised of liveness here: that run goes on to its end.
          expect(played(protocol, schedule, 'liveness').votes).toEqual(votesOf(run));
          expect(played(protocol, schedule, 'agreement').violation !== undefined).toBe(conflict.length > 0);
        }),
        { numRuns: 25 },
      );
    },
  );
});

describe('Streamlet with its rules given', () => {
  it("does with the textbook's what Streamlet does, message by message", () => {
    const { protocol } = defineMutant({ ...mutants[0], rules: {} });
    const same = { ...protocol, name: textbook.name };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
        const run = drawnRun(textbook.name, textbookRules, seed);
        const schedule = toSchedule(run);
        const one = runSchedule(textbook, schedule);
        const other = runSchedule(same, schedule);
        expect(other.traceHash).toBe(one.traceHash);
        expect(other.violation).toBeUndefined();
        expect(one.violation).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });
});
