import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutants } from '../../../src/blockchain/consensus/mutants/registry.ts';
import { streamlet } from '../../../src/blockchain/consensus/protocols/streamlet.ts';
import type { Protocol } from '../../../src/core/consensus/protocol.ts';
import { firstOfEach, runTrouble, troubles } from '../../support/consensus/troubledChain.ts';

const textbook = streamlet as unknown as Protocol;
const protocols = [textbook, ...mutants.map(({ protocol }) => protocol)];

describe('monitors beside their slow twin, which looks at the whole history when the run is over', () => {
  it('see the same violations first, and find the same evidence, in textbook Streamlet and in mutants of it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...protocols), troubles(4, 2, 7), (protocol, trouble) => {
        const { monitors, judge } = runTrouble(protocol, trouble);
        expect(firstOfEach(monitors.violations)).toEqual(judge.violations());
        const found = monitors.evidence.map(({ kind, culprit, epoch }) => `${kind} ${culprit} ${epoch}`);
        expect(found.sort()).toEqual(judge.evidence());
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
