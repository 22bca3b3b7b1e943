import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainEd25519 } from '../../src/core/utils/ed25519.ts';
import { nodeEd25519 } from '../../src/core/utils/node/ed25519.ts';

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
const messages = fc.uint8Array({ maxLength: 300 });

describe('the two implementations of Ed25519', () => {
  it('give the same key and signature, and each verifies the other', () => {
    fc.assert(
      fc.property(seeds, messages, (seed, message) => {
        const plain = plainEd25519.signer(seed);
        const node = nodeEd25519.signer(seed);
        expect(node.publicKey).toEqual(plain.publicKey);
        const signature = plain.sign(message);
        expect(node.sign(message)).toEqual(signature);
        expect(nodeEd25519.verifier(plain.publicKey)(message, signature)).toBe(true);
        expect(plainEd25519.verifier(node.publicKey)(message, signature)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('both refuse a signature, a message and a key with one bit flipped', () => {
    fc.assert(
      fc.property(seeds, messages, fc.nat({ max: 511 }), (seed, text, bit) => {
        const message = Uint8Array.from([...text, 0]);
        const { publicKey, sign } = nodeEd25519.signer(seed);
        const signature = sign(message);
        for (const { verifier } of [plainEd25519, nodeEd25519]) {
          expect(verifier(publicKey)(message, flipped(signature, bit))).toBe(false);
          expect(verifier(publicKey)(flipped(message, bit), signature)).toBe(false);
          expect(verifier(flipped(publicKey, bit))(message, signature)).toBe(false);
        }
      }),
      { numRuns: 25 },
    );
  });
});

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = bytes.slice();
  changed[(bit >> 3) % bytes.length] ^= 1 << (bit & 7);
  return changed;
}
