import { type Block, createBlock } from '../../../../core/consensus/block.ts';

const PROOF = 'mined at ';

/**
 * A block with its proof of work: found at `time`. The work itself is ideal, as signatures are where they are not real:
 * finding a block takes the time that the miner's power gives it, and whoever has not waited makes none (the random
 * oracle of Garay, Kiayias and Leonardos 2015, section 2).
 */
export function minedBlock(parent: Block, time: number, payload: string): Block {
  return createBlock(parent.hash, parent.epoch + 1, `${PROOF}${time} ${payload}`);
}

/** True where somebody waited for the block. */
export function hasWork(block: Block): boolean {
  return block.payload.startsWith(PROOF);
}
