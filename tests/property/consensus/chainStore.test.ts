import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ChainStore } from '../../../src/blockchain/consensus/protocols/longestChain/chainStore.ts';
import { type Block, createBlock, genesisOf } from '../../../src/core/consensus/block.ts';
import { MessageArchive } from '../../../src/core/consensus/messageArchive.ts';
import { idealSignatures } from '../../../src/core/consensus/signatures.ts';

const genesis = genesisOf('store');

/** A tree of blocks, each on an earlier one; some are of a wrong height, and whatever stands on them is on no chain. */
const trees = fc
  .array(fc.record({ parent: fc.nat({ max: 30 }), isWrong: fc.boolean(), payload: fc.nat({ max: 3 }) }), {
    maxLength: 30,
  })
  .map((choices) => {
    const blocks: Block[] = [genesis];
    for (const { parent, isWrong, payload } of choices) {
      const below = blocks[parent % blocks.length];
      const epoch = below.epoch + (isWrong && payload === 0 ? 2 : 1);
      blocks.push(createBlock(below.hash, epoch, String(payload)));
    }
    return blocks.slice(1);
  });

/** What can be reached from genesis over blocks that are known: over and over, until nothing is added. */
function reachable(known: readonly Block[]): Set<string> {
  const heights = new Map([[genesis.hash, 0]]);
  for (let before = -1; before !== heights.size; ) {
    before = heights.size;
    for (const { hash, parent, epoch } of known)
      if (!heights.has(hash) && heights.get(parent) === epoch - 1) heights.set(hash, epoch);
  }
  heights.delete(genesis.hash);
  return new Set(heights.keys());
}

it('blocks are connected as their slow twin finds them, whatever their order', () => {
  fc.assert(
    fc.property(
      trees.chain((blocks) => fc.shuffledSubarray(blocks, { minLength: 0 })),
      (known) => {
        const archive = new MessageArchive();
        const store = new ChainStore(genesis);
        const connected: string[] = [];
        for (const block of known) {
          const statement = {
            phase: 0,
            epoch: block.epoch,
            signer: 0,
            chain: genesis.hash,
            block,
            justify: [],
          };
          const links = store.add(archive.add(statement, idealSignatures.sign(statement)));
          for (const link of links) {
            expect(connected.includes(link.parent.block.hash) || link.parent === store.genesis).toBe(true);
            connected.push(link.block.hash);
          }
        }
        expect(new Set(connected)).toEqual(reachable(known));
        const again = new ChainStore(genesis);
        again.restore(store.messageIds(), archive);
        for (const hash of connected) expect(again.find(hash)?.block.hash).toBe(hash);
      },
    ),
  );
});
