import { describe, expect, it } from 'vitest';
import { type Ed25519, plainEd25519 } from '../../../../src/core/utils/ed25519.ts';
import { toHex } from '../../../../src/core/utils/hex.ts';
import { nodeEd25519 } from '../../../../src/core/utils/node/ed25519.ts';
import rfc8032 from '../../../fixtures/rfc8032.json' with { type: 'json' };

const bytes = (digits: string) => Uint8Array.from(Buffer.from(digits, 'hex'));
const implementations: readonly Ed25519[] = [plainEd25519, nodeEd25519];

describe.each(implementations)('Ed25519, $name', (ed25519) => {
  it.each(rfc8032.vectors)('gives the key and the signature of RFC 8032, $name', (vector) => {
    const message = bytes(vector.message);
    const signer = ed25519.signer(bytes(vector.seed));
    expect(toHex(signer.publicKey)).toBe(vector.publicKey);
    expect(toHex(signer.sign(message))).toBe(vector.signature);
    expect(ed25519.verifier(bytes(vector.publicKey))(message, bytes(vector.signature))).toBe(true);
  });

  it('has the vector of a long message among them', () => {
    expect(rfc8032.vectors.map(({ message }) => message.length / 2)).toEqual([0, 1, 2, 1023, 64]);
  });

  it('refuses a signature under another key, cut short, too long or of another message', () => {
    const [first, second] = rfc8032.vectors;
    const message = bytes(first.message);
    const signature = bytes(first.signature);
    const isSigned = ed25519.verifier(bytes(first.publicKey));
    expect(ed25519.verifier(bytes(second.publicKey))(message, signature)).toBe(false);
    expect(isSigned(bytes('00'), signature)).toBe(false);
    expect(isSigned(message, signature.slice(0, 63))).toBe(false);
    expect(isSigned(message, Uint8Array.from([...signature, 0]))).toBe(false);
    expect(isSigned(message, new Uint8Array(0))).toBe(false);
  });

  it('refuses a scalar beyond the order of the group (section 5.1.7): no second signature can be made of one', () => {
    const [, vector] = rfc8032.vectors;
    const isSigned = ed25519.verifier(bytes(vector.publicKey));
    expect(isSigned(bytes(vector.message), withOrderAdded(bytes(vector.signature)))).toBe(false);
  });

  it('verifies nothing with what is no key', () => {
    const [vector] = rfc8032.vectors;
    for (const key of ['', '00', 'ff'.repeat(32)])
      expect(ed25519.verifier(bytes(key))(bytes(vector.message), bytes(vector.signature))).toBe(false);
  });
});

/** The same signature with the order L added to its scalar, which leaves the equation as it was. */
function withOrderAdded(signature: Uint8Array): Uint8Array {
  const order = bytes('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');
  const changed = signature.slice();
  let carry = 0;
  for (let i = 0; i < 32; i++) {
    const sum = changed[32 + i] + order[i] + carry;
    changed[32 + i] = sum & 0xff;
    carry = sum >> 8;
  }
  return changed;
}
