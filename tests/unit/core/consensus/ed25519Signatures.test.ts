import { describe, expect, it } from 'vitest';
import { createBlock, genesisOf } from '../../../../src/core/consensus/block.ts';
import { cachedSignatures } from '../../../../src/core/consensus/cachedSignatures.ts';
import { bytesOf, ed25519Signatures } from '../../../../src/core/consensus/ed25519Signatures.ts';
import { MessageArchive } from '../../../../src/core/consensus/messageArchive.ts';
import type { Statement } from '../../../../src/core/consensus/signedMessage.ts';
import { toHex } from '../../../../src/core/utils/hex.ts';
import { nodeEd25519 } from '../../../../src/core/utils/node/ed25519.ts';

const genesis = genesisOf('test');
const signatures = ed25519Signatures(nodeEd25519, 4, 1);

const statement: Statement = {
  phase: 1,
  epoch: 2,
  signer: 3,
  chain: genesis.hash,
  block: createBlock(genesis.hash, 2, ''),
  justify: [],
};

/** Statements that differ from the one above in one thing each. */
function others(): Statement[] {
  const archive = new MessageArchive();
  const proof = archive.add(statement, signatures.sign(statement));
  const forged = archive.add(statement, signatures.forge(statement));
  return [
    { ...statement, phase: 0 },
    { ...statement, epoch: 3 },
    { ...statement, signer: 2 },
    { ...statement, chain: genesisOf('other').hash },
    { ...statement, block: genesis },
    { ...statement, block: null },
    { ...statement, justify: [proof] },
    { ...statement, justify: [forged] },
    { ...statement, justify: [proof, forged] },
    { ...statement, justify: [forged, proof] },
  ];
}

describe('signatures of statements', () => {
  it('what is signed tells apart whatever is said: phase, epoch, signer, chain, block, and what justifies it', () => {
    const all = [statement, ...others()].map((each) => toHex(bytesOf(each)));
    expect(new Set(all).size).toBe(all.length);
  });

  it('hold for their statement and signer alone', () => {
    const signature = signatures.sign(statement);
    expect(signatures.verify(statement, signature)).toBe(true);
    for (const other of others()) expect(signatures.verify(other, signature)).toBe(false);
    for (const signer of [-1, 4]) expect(signatures.verify({ ...statement, signer }, signature)).toBe(false);
  });

  it('cannot be made without the key', () => {
    expect(signatures.verify(statement, signatures.forge(statement))).toBe(false);
    expect(signatures.verify(statement, new Uint8Array(64))).toBe(false);
    expect(signatures.verify(statement, new Uint8Array(0))).toBe(false);
  });

  it('of another seed do not hold', () => {
    const signature = ed25519Signatures(nodeEd25519, 4, 2).sign(statement);
    expect(signatures.verify(statement, signature)).toBe(false);
  });
});

describe('signatures verified once', () => {
  it('ask once for each message and signature, and answer as before', () => {
    let asked = 0;
    const cached = cachedSignatures({
      ...signatures,
      verify: (said, signature) => {
        asked++;
        return signatures.verify(said, signature);
      },
    });
    const good = signatures.sign(statement);
    const bad = signatures.forge(statement);
    for (let i = 0; i < 3; i++) expect(cached.verify(statement, good)).toBe(true);
    expect(asked).toBe(1);
    for (let i = 0; i < 3; i++) expect(cached.verify(statement, bad)).toBe(false);
    expect(asked).toBe(2);
    expect(cached.verify({ ...statement, epoch: 3 }, good)).toBe(false);
    expect(asked).toBe(3);
  });
});
