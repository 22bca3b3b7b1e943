import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNodeSha256 } from '../../../../../src/core/utils/node/sha256.ts';
import { createSha256, type Sha256 } from '../../../../../src/core/utils/sha256.ts';
import { encodeUtf8 } from '../../../../../src/core/utils/utf8.ts';

function sum(hash: Sha256, pieces: readonly Uint8Array[]): string {
  for (const piece of pieces) hash.update(piece);
  return Buffer.from(hash.digest()).toString('hex');
}

/** Published with FIPS 180 by NIST: messages of one block, of two, of none, and of a million letters. */
const PUBLISHED: readonly [string, string, string][] = [
  ['abc', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['nothing', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [
    'two blocks',
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  [
    'four blocks',
    'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
    'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
  ],
  ['a million a', 'a'.repeat(1e6), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
];

describe.each([
  ['the pure one', createSha256],
  ['the one of Node', createNodeSha256],
])('SHA-256, %s', (_, create) => {
  it.each(PUBLISHED)('gives the published sum of %s', (_name, text, expected) => {
    expect(sum(create(), [encodeUtf8(text)])).toBe(expected);
  });
});

describe('SHA-256', () => {
  it('is the same in both, however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 8 }), (pieces) => {
        const whole = Uint8Array.from(pieces.flatMap((piece) => [...piece]));
        const expected = sum(createNodeSha256(), [whole]);
        expect(sum(createSha256(), pieces)).toBe(expected);
        expect(sum(createNodeSha256(), pieces)).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps no hold of the bytes it was given', () => {
    for (const create of [createSha256, createNodeSha256]) {
      const hash = create();
      const bytes = Uint8Array.of(1, 2, 3);
      hash.update(bytes);
      bytes.fill(0);
      expect(sum(hash, [])).toBe(sum(create(), [Uint8Array.of(1, 2, 3)]));
    }
  });
});
