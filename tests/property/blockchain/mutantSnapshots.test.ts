import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutants } from '../../../src/blockchain/consensus/mutants/registry.ts';
import { decodePlain } from '../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../src/core/data/codec/encode.ts';
import { restoreSnapshot, takeSnapshot } from '../../../src/simulation/engine/kernelSnapshot.ts';
import { chainWorld } from '../../../src/simulation/scenarios/consensus/chainWorld.ts';
import { usualConfig } from '../../../src/simulation/scenarios/consensus/explorer/chainCase.ts';
import type { ChainConfig } from '../../../src/simulation/scenarios/consensus/settings.ts';

/** A chain of mutants, with leaders who equivocate so that there is something to vote for twice. */
function worldOf({ protocol, nodes }: (typeof mutants)[number], seed: number) {
  const usual = usualConfig(protocol);
  const faulty = [{ node: 1, adversary: 'twins', settings: { first: [] } }];
  const network = { ...usual.network, model: 'asynchronous', wildDelay: '1500ms' };
  const config = { ...usual, nodes, faulty, network, epochs: 8 } as ChainConfig;
  return chainWorld(protocol, config, seed, {});
}

describe('a mutant restored from a snapshot', () => {
  it.each(mutants)('$name goes on as the run that never stopped', (mutant) => {
    fc.assert(
      fc.property(fc.nat({ max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (seed, share) => {
        const whole = worldOf(mutant, seed);
        whole.kernel.run({ until: whole.until });
        const cut = worldOf(mutant, seed);
        cut.kernel.run({ until: whole.until, maxEvents: Math.floor(share * whole.kernel.events) });
        const restored = worldOf(mutant, seed);
        restoreSnapshot(restored.kernel, decodePlain(encodePlain(takeSnapshot(cut.kernel))) as never);
        expect(restored.kernel.stateHash).toBe(cut.kernel.stateHash);
        restored.kernel.run({ until: whole.until });
        expect(restored.kernel.traceHash).toBe(whole.kernel.traceHash);
        expect(restored.kernel.stateHash).toBe(whole.kernel.stateHash);
      }),
      { numRuns: 4 },
    );
  });
});
