import { describe, expect, it } from 'vitest';
import { createBlock, genesisOf } from '../../../../src/core/consensus/block.ts';
import { MessageArchive } from '../../../../src/core/consensus/messageArchive.ts';
import type { Statement } from '../../../../src/core/consensus/signedMessage.ts';

const genesis = genesisOf('test');
const block = createBlock(genesis.hash, 2, '');
const statement: Statement = { phase: 1, epoch: 2, signer: 3, chain: genesis.hash, block, justify: [] };
const signature = Uint8Array.of(1, 2);

describe('MessageArchive', () => {
  it('holds the same statement under the same signature once, however it was made', () => {
    const archive = new MessageArchive();
    const first = archive.add(statement, signature);
    const again = { ...statement, block: createBlock(genesis.hash, 2, ''), justify: [] };
    expect(archive.add(again, signature.slice())).toBe(first);
    expect(archive.get(first.id)).toBe(first);
    expect(archive.messages).toEqual([first]);
  });

  it('tells messages apart by anything that is said, by the signature, and by a block under a false hash', () => {
    const archive = new MessageArchive();
    const first = archive.add(statement, signature);
    const others = [
      archive.add({ ...statement, phase: 0 }, signature),
      archive.add({ ...statement, epoch: 3 }, signature),
      archive.add({ ...statement, signer: 2 }, signature),
      archive.add({ ...statement, chain: block.hash }, signature),
      archive.add({ ...statement, block: null }, signature),
      archive.add({ ...statement, block: genesis }, signature),
      archive.add({ ...statement, block: { ...block, payload: 'a lie' } }, signature),
      archive.add({ ...statement, justify: [first] }, signature),
      archive.add(statement, Uint8Array.of(1, 3)),
      archive.add(statement, Uint8Array.of(1)),
    ];
    expect(new Set([first, ...others]).size).toBe(1 + others.length);
    expect(archive.messages.map(({ id }) => id)).toEqual(archive.messages.map((_, i) => i));
  });

  it('knows each of many messages of one epoch again', () => {
    const archive = new MessageArchive();
    const made = Array.from({ length: 40 }, (_, signer) => archive.add({ ...statement, signer }, signature));
    for (const message of made) expect(archive.add(message, message.signature)).toBe(message);
    expect(archive.messages).toHaveLength(40);
  });

  it('gives a message the first 52 bits of its block’s hash', () => {
    const archive = new MessageArchive();
    const { blockWord } = archive.add(statement, signature);
    expect(blockWord.toString(16).padStart(13, '0')).toBe(block.hash.slice(0, 13));
    expect(archive.add({ ...statement, block: null }, signature).blockWord).toBe(0);
  });
});
