import { describe, expect, it } from 'vitest';
import { publicKeysOf } from '../../../src/core/consensus/ed25519Signatures.ts';
import { type Ed25519, plainEd25519 } from '../../../src/core/utils/ed25519.ts';
import { nodeEd25519 } from '../../../src/core/utils/node/ed25519.ts';
import { buildWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { FinalityWatch, silentNodes, streamletPlan } from '../../support/consensus/chainRun.ts';

/** An implementation that counts what is asked of it. */
function counted(): { ed25519: Ed25519; counts: { signed: number; verified: number } } {
  const counts = { signed: 0, verified: 0 };
  const ed25519: Ed25519 = {
    name: 'counted',
    signer(seed) {
      const { publicKey, sign } = nodeEd25519.signer(seed);
      const countedSign = (message: Uint8Array) => {
        counts.signed++;
        return sign(message);
      };
      return { publicKey, sign: countedSign };
    },
    verifier(key) {
      const verify = nodeEd25519.verifier(key);
      return (message, signature) => {
        counts.verified++;
        return verify(message, signature);
      };
    },
  };
  return { ed25519, counts };
}

function run(values: object, ed25519?: Ed25519) {
  const watch = new FinalityWatch();
  const plan = streamletPlan({ epochs: 12, ...values } as never);
  const world = buildWorld(plan, { watchers: [watch], ...(ed25519 && { ed25519 }) });
  world.kernel.run({ until: world.until });
  return { traceHash: world.kernel.traceHash, chains: watch.chains, refusals: watch.refusals };
}

describe('a chain with real signatures', () => {
  it.each([{}, silentNodes(1), { faulty: [{ node: 2, adversary: 'equivocating-leader' }] }])(
    'decides as with ideal ones, whoever computes them: %j',
    (faults) => {
      const ideal = run(faults);
      expect(ideal.chains.size).toBeGreaterThan(2);
      expect(run({ ...faults, signatures: 'ed25519' }, nodeEd25519)).toEqual(ideal);
      expect(run({ ...faults, signatures: 'ed25519', epochs: 3 })).toEqual(run({ ...faults, epochs: 3 }));
    },
  );

  it('an epoch of four costs 5 signatures and 15 verifications, or 5 where each is verified once', () => {
    for (const [verifyOnce, verified] of [
      [false, 15],
      [true, 5],
    ] as const) {
      const { ed25519, counts } = counted();
      run({ signatures: 'ed25519', verifyOnce }, ed25519);
      expect(counts).toEqual({ signed: 12 * 5, verified: 12 * verified });
    }
  });

  it('keys that are expected are checked before the run', () => {
    const keys = publicKeysOf(plainEd25519, 4, 1);
    expect(publicKeysOf(nodeEd25519, 4, 1)).toEqual(keys);
    expect(new Set(keys).size).toBe(4);
    expect(run({ signatures: 'ed25519', publicKeys: keys }).chains.size).toBe(4);
    const other = [...keys.slice(0, 3), keys[0]];
    expect(() => run({ signatures: 'ed25519', publicKeys: other })).toThrow(
      /^publicKeys\.3 is .*the key of node 3/,
    );
    expect(() => run({ signatures: 'ed25519', publicKeys: keys.slice(1) })).toThrow('4 nodes have 4 keys');
    expect(() => run({ publicKeys: keys })).toThrow('ideal signatures have no keys');
  });
});
